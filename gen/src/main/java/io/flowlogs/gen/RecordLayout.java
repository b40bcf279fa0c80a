package io.flowlogs.gen;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A field list, resolved: how each value is written in a record with and in one without traffic. */
final class RecordLayout {
    /** What NODATA and SKIPDATA records still tell: where and when, but nothing of a flow. */
    private static final Set<String> WITHOUT_TRAFFIC = Set.of(
            "version",
            "account-id",
            "interface-id",
            "start",
            "end",
            "log-status",
            "vpc-id",
            "subnet-id",
            "instance-id",
            "region",
            "az-id",
            "resource-type",
            "tgw-id",
            "tgw-attachment-id");

    private final List<String> names;
    private final FieldText[] texts;
    private final FieldText[] silentTexts;
    private final boolean bytesNeedReason;

    RecordLayout(List<String> names) {
        this.names = names;
        bytesNeedReason = names.contains("reject-reason");
        Map<String, FieldText> known = known(isTransitGateway(names));
        texts = new FieldText[names.size()];
        silentTexts = new FieldText[names.size()];
        for (int i = 0; i < texts.length; i++) {
            String name = names.get(i);
            FieldText text = known.get(name);
            texts[i] = text == null ? undocumented(name) : text;
            silentTexts[i] = WITHOUT_TRAFFIC.contains(name) ? texts[i] : FieldText.DASH;
        }
    }

    private static boolean isTransitGateway(List<String> names) {
        return names.stream().anyMatch(name -> FieldLists.versionOf(name) == 6);
    }

    private Map<String, FieldText> known(boolean transitGateway) {
        Map<String, FieldText> known = new HashMap<>(FlowFieldTexts.all());
        known.putAll(ServiceFieldTexts.all());
        if (transitGateway) known.putAll(TransitGatewayFieldTexts.all());
        byte[] version = Ascii.bytes(Integer.toString(version()));
        known.put("version", (s, out) -> out.put(version));
        if (bytesNeedReason) known.put("bytes", RecordLayout::putBytesUnlessBlocked);
        return known;
    }

    /** AWS's rule: the highest version among the fields. */
    private int version() {
        return names.stream().mapToInt(FieldLists::versionOf).reduce(2, Math::max);
    }

    private static void putBytesUnlessBlocked(FlowSample s, ByteSink out) {
        if (ServiceFieldTexts.isBlockedPublicAccess(s)) out.put('-');
        else out.put(s.bytes);
    }

    /** A field AWS may add one day: a short text, sometimes missing. */
    private static FieldText undocumented(String name) {
        long nameBits = SeededRandom.mix(name.hashCode());
        return (s, out) -> {
            long bits = SeededRandom.mix(s.salt ^ nameBits);
            if ((bits & 7) == 0) out.put('-');
            else out.put(Ascii.bytes("x-" + Ascii.hex(bits >>> 8, 6)));
        };
    }

    List<String> names() {
        return names;
    }

    boolean shows(String name) {
        return names.contains(name);
    }

    /** Whether the record's bytes are a number in this format. */
    boolean hasBytes(FlowSample s) {
        return !bytesNeedReason || !ServiceFieldTexts.isBlockedPublicAccess(s);
    }

    /** How each value of a record is written, in the order of {@link #names()}. */
    FieldText[] textsFor(FlowSample sample) {
        return sample.status == RecordStatus.OK ? texts : silentTexts;
    }

    /** Writes a record without its line's end; the room is {@link #longestRecord()}. */
    void write(FlowSample sample, ByteSink out) {
        FieldText[] values = textsFor(sample);
        values[0].write(sample, out);
        for (int i = 1; i < values.length; i++) {
            out.put(' ');
            values[i].write(sample, out);
        }
    }

    int longestRecord() {
        return texts.length * (FieldText.LONGEST + 3);
    }

    String header() {
        return String.join(" ", names);
    }
}
