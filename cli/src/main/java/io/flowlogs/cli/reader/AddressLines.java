package io.flowlogs.cli.reader;

import io.flowlogs.value.IpAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The different spellings of addresses. Where the original prints them in no order, they come in that of the addresses, IPv4 first; then
 * whatever is no address, and at last <code>None</code> for records that have none.
 */
final class AddressLines {
    private static final byte[] NO_DATA = "NODATA".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SKIP_DATA = "SKIPDATA".getBytes(StandardCharsets.US_ASCII);
    private static final Comparator<Spelling> ORDER = Comparator.comparing(
                    Spelling::address, Comparator.nullsLast(Comparator.<IpAddress>naturalOrder()))
            .thenComparing(Spelling::text);

    private final Set<String> texts = new HashSet<>();
    private boolean someMissing;

    private record Spelling(@Nullable IpAddress address, String text) {
        static Spelling of(String text) {
            return new Spelling(IpAddress.parseOrNull(text), text);
        }
    }

    void add(OriginalValues record) {
        if (!record.is(Slot.LOG_STATUS, NO_DATA) && !record.is(Slot.LOG_STATUS, SKIP_DATA)) {
            add(record.text(Slot.SRCADDR));
            add(record.text(Slot.DSTADDR));
        }
    }

    private void add(@Nullable String text) {
        if (text == null) {
            someMissing = true;
        } else {
            texts.add(text);
        }
    }

    void writeTo(OutputStream out) throws IOException {
        List<String> lines = new ArrayList<>(texts.stream()
                .map(Spelling::of)
                .sorted(ORDER)
                .map(Spelling::text)
                .toList());
        if (someMissing) {
            lines.add("None");
        }
        for (String line : lines) {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
