package io.flowlogs.internal.plan;

import io.flowlogs.record.FlowLogException;
import io.flowlogs.source.ColumnDecoder;
import io.flowlogs.source.ColumnTable;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.Split;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells whether a content has columns. Its name says where to look first; its bytes decide. */
final class ColumnProbe {
    private ColumnProbe() {}

    /** Tells whether the name of a split makes a decoder of columns likely. */
    static boolean isLikely(Split.OfBytes split, List<FlowLogDecoder> decoders) {
        return split.isSeekable()
                && decoders.stream()
                        .anyMatch(decoder -> decoder instanceof ColumnDecoder columns
                                && columns.suffixes().stream()
                                        .anyMatch(suffix -> split.name().endsWith(suffix)));
    }

    /** The decoder of columns for a content that begins so, or null. */
    static @Nullable ColumnDecoder decoder(byte[] head, int length, List<FlowLogDecoder> decoders) throws IOException {
        boolean hasColumns = decoders.stream()
                .anyMatch(decoder -> decoder instanceof ColumnDecoder && decoder.recognizes(head, length));
        return hasColumns && ContentProbe.decoder(head, length, decoders) instanceof ColumnDecoder columns
                ? columns
                : null;
    }

    /** The same of a content in hand. */
    static @Nullable ColumnDecoder decoder(SeekableByteChannel content, List<FlowLogDecoder> decoders)
            throws IOException {
        ByteBuffer head = ByteBuffer.allocate((int) Math.min(FlowLogDecoder.HEAD_SIZE, content.size()));
        content.position(0);
        while (head.hasRemaining() && content.read(head) >= 0) {
            // Reads may be short.
        }
        return decoder(head.array(), head.position(), decoders);
    }

    /** The table of a content that is worth being read in parts, or null. */
    static @Nullable ColumnTable table(Split.OfBytes split, QuerySpec spec) {
        try (SeekableByteChannel content = split.openPieces()) {
            ColumnDecoder decoder = decoder(content, spec.decoders());
            ColumnTable table = decoder == null ? null : decoder.open(content);
            return table == null || table.parts() < 2 ? null : table;
        } catch (IOException | FlowLogException e) {
            return null; // Reading it as a whole meets the same trouble, and reports it.
        }
    }
}
