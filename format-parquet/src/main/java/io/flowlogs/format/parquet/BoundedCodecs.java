package io.flowlogs.format.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/**
 * GZIP, ZSTD and SNAPPY without Hadoop. A page says how large it will be; more than the bound is refused before anything is allocated, and
 * a page that turns out to be of another size is refused as damaged. Stateless; safe for use by several threads.
 */
public final class BoundedCodecs implements CompressionCodecFactory {
    /** Writers make pages of about 1 MiB; some put a whole row group in one. */
    public static final int MAX_PAGE = 256 << 20;

    private static final int ZSTD_LEVEL = 3;

    /** Makes the codecs. */
    public BoundedCodecs() {}

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return new Compressor(supported(codec));
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return new Decompressor(supported(codec));
    }

    private static CompressionCodecName supported(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED, GZIP, ZSTD, SNAPPY -> codec;
            case LZO, BROTLI, LZ4, LZ4_RAW ->
                throw new UnsupportedOperationException(
                        "expected a compression of GZIP, ZSTD, SNAPPY or none, found " + codec + ".");
        };
    }

    @Override
    public void release() {
        // Nothing is held.
    }

    private static byte[] bytes(BytesInput input) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(input.size())];
        try (InputStream in = input.toInputStream()) {
            in.readNBytes(bytes, 0, bytes.length);
        }
        return bytes;
    }

    private record Compressor(CompressionCodecName codec) implements BytesInputCompressor {
        @Override
        public BytesInput compress(BytesInput plain) throws IOException {
            return switch (codec) {
                case GZIP -> gzip(plain);
                case ZSTD -> BytesInput.from(Zstd.compress(bytes(plain), ZSTD_LEVEL));
                case SNAPPY -> BytesInput.from(Snappy.compress(bytes(plain)));
                case UNCOMPRESSED, LZO, BROTLI, LZ4, LZ4_RAW -> plain;
            };
        }

        private static BytesInput gzip(BytesInput plain) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream((int) Math.max(64, plain.size() / 4));
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                plain.writeAllTo(gzip);
            }
            return BytesInput.from(out.toByteArray());
        }

        @Override
        public CompressionCodecName getCodecName() {
            return codec;
        }

        @Override
        public void release() {
            // Nothing is held.
        }
    }

    private record Decompressor(CompressionCodecName codec) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput packed, int size) throws IOException {
            return BytesInput.from(unpack(bytes(packed), size));
        }

        @Override
        public void decompress(ByteBuffer packed, int packedSize, ByteBuffer plain, int size) throws IOException {
            byte[] bytes = new byte[packedSize];
            packed.get(bytes);
            plain.put(unpack(bytes, size));
        }

        private byte[] unpack(byte[] packed, int size) throws IOException {
            if (size < 0 || size > MAX_PAGE) {
                throw new IOException("expected a page of at most " + MAX_PAGE + " bytes, found one of " + size + ".");
            }
            return switch (codec) {
                case GZIP -> Gunzip.exactly(packed, size);
                case ZSTD -> unpackZstd(packed, size);
                case SNAPPY -> unpackSnappy(packed, size);
                case UNCOMPRESSED, LZO, BROTLI, LZ4, LZ4_RAW -> packed;
            };
        }

        private static byte[] unpackZstd(byte[] packed, int size) throws IOException {
            byte[] plain = new byte[size];
            long length = Zstd.decompress(plain, packed);
            if (Zstd.isError(length)) {
                throw new IOException("a ZSTD page is damaged: " + Zstd.getErrorName(length) + ".");
            }
            return Gunzip.ofSize(plain, length, size);
        }

        private static byte[] unpackSnappy(byte[] packed, int size) throws IOException {
            int stated = Snappy.uncompressedLength(packed);
            if (stated != size) {
                throw new IOException("expected a page of " + size + " bytes, found one of " + stated + ".");
            }
            byte[] plain = new byte[size];
            return Gunzip.ofSize(plain, Snappy.uncompress(packed, 0, packed.length, plain, 0), size);
        }

        @Override
        public void release() {
            // Nothing is held.
        }
    }
}
