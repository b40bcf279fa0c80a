package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.GunzipStream;
import io.flowlogs.internal.scan.HeadStream;
import io.flowlogs.internal.scan.LineCursor;
import io.flowlogs.record.FlowLogException;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells how a content is encoded by its first bytes. */
final class ContentProbe {
    private ContentProbe() {}

    /** The layout of a plain text, or null when it is something else, or when only reading it can tell. */
    static LayoutResolver.@Nullable Resolution plainLayout(Split.OfBytes split, QuerySpec spec) {
        try (HeadStream head = new HeadStream(split.open(), false)) {
            boolean plain = !GunzipStream.isGzip(head.head(), head.length())
                    && !hasByteOrderMark(head)
                    && decoder(head.head(), head.length(), spec.decoders()) == null;
            int end = LineCursor.lastNewline(head.head(), 0, head.length()) + 1;
            LayoutResolver.Resolution found =
                    plain && end > 0 ? new LayoutResolver(spec).resolve(head.head(), 0, end, 0, split.name()) : null;
            return found == null || found.isTentative() ? null : found;
        } catch (IOException | FlowLogException e) {
            return null; // Reading it as a whole meets the same trouble, and reports it.
        }
    }

    static boolean hasByteOrderMark(HeadStream content) {
        byte[] head = content.head();
        return content.length() >= 3 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb && head[2] == (byte) 0xbf;
    }

    /**
     * The one decoder for a content, or null for plain text.
     *
     * @throws IOException when there are several: trouble of this content, not of others
     */
    static @Nullable FlowLogDecoder decoder(byte[] head, int length, List<FlowLogDecoder> decoders) throws IOException {
        List<FlowLogDecoder> found = new ArrayList<>();
        for (FlowLogDecoder decoder : decoders) {
            if (decoder.recognizes(head, length)) {
                found.add(decoder);
            }
        }
        if (found.size() > 1) {
            throw new IOException("expected one decoder that recognizes the content, found "
                    + found.stream().map(FlowLogDecoder::name).collect(Collectors.joining(" and "))
                    + ". If one of them is of a plug-in, try without it.");
        }
        return found.isEmpty() ? null : found.get(0);
    }
}
