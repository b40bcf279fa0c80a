package io.flowlogs.format.parquet;

import java.io.IOException;
import java.io.InputStream;
import org.apache.parquet.bytes.BytesInput;

/** The bytes of a page, in a buffer that is used again. */
final class PageBytes {
    private byte[] bytes = new byte[0];
    private int size;

    void fill(BytesInput page) throws IOException {
        if (page.size() > BoundedCodecs.MAX_PAGE) {
            throw new IOException("expected a page of at most " + BoundedCodecs.MAX_PAGE + " bytes, found one of "
                    + page.size() + ".");
        }
        size = (int) page.size();
        if (bytes.length < size + Bytes.PADDING) {
            bytes = new byte[size + Bytes.PADDING];
        }
        try (InputStream in = page.toInputStream()) {
            if (in.readNBytes(bytes, 0, size) < size) {
                throw ended();
            }
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** The length of a text that begins with its length. */
    int lengthAt(int at) throws IOException {
        if (size - at < Integer.BYTES) {
            throw ended();
        }
        int length = Bytes.intAt(bytes, at);
        if (length < 0 || length > size - at - Integer.BYTES) {
            throw ended();
        }
        return length;
    }

    static IOException ended() {
        return new IOException("expected more values, found the end of the page. The file is damaged.");
    }
}
