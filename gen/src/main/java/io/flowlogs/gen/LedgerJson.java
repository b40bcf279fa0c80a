package io.flowlogs.gen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.OptionalLong;

/** The JSON of a ledger. Nothing in it needs escaping: names are AWS-like, texts are addresses. */
final class LedgerJson {
    private final Appendable out;
    private boolean hasMembers;

    LedgerJson(Appendable out) {
        this.out = out;
    }

    void write(Ledger ledger) throws IOException {
        try {
            put("{");
            members(ledger);
            if (!ledger.addresses().isEmpty()) addresses(ledger);
            if (!ledger.tuples().isEmpty()) tuples(ledger);
            put("\n}\n");
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    void writeTotals(Ledger ledger) {
        put("{");
        members(ledger);
        put("\n}");
    }

    private void members(Ledger ledger) {
        member("seed", ledger.options().seed());
        name("fields");
        put("\"" + String.join(" ", ledger.options().fields()) + "\"");
        member("records", ledger.records());
        member("ok", ledger.okRecords());
        member("nodata", ledger.noDataRecords());
        member("skipdata", ledger.skipDataRecords());
        member("rejected", ledger.rejectedRecords());
        member("packets", ledger.packets());
        member("bytes", ledger.bytes());
        member("distinctAddresses", ledger.distinctAddresses());
        member("distinctTuples", ledger.distinctTuples());
        needle(ledger);
        times(ledger);
        member("files", ledger.files());
        member("textBytes", ledger.textBytes());
        member("writtenBytes", ledger.writtenBytes());
    }

    private void needle(Ledger ledger) {
        name("needle");
        put("\"" + ledger.options().needle() + "\"");
        member("needleRecords", ledger.needleRecords());
    }

    private void times(Ledger ledger) {
        member("firstStart", ledger.firstStart());
        member("lastStart", ledger.lastStart());
        member("firstEnd", ledger.firstEnd());
        member("lastEnd", ledger.lastEnd());
    }

    private void addresses(Ledger ledger) {
        name("addresses");
        String separator = "[\n    \"";
        for (String address : ledger.addresses()) {
            put(separator + address + "\"");
            separator = ",\n    \"";
        }
        put("]");
    }

    private void tuples(Ledger ledger) {
        name("tuples");
        String separator = "[\n    ";
        for (Map.Entry<Tuple, TupleTotals> entry : ledger.tuples().entrySet()) {
            put(separator);
            tuple(entry.getKey(), entry.getValue());
            separator = ",\n    ";
        }
        put("]");
    }

    private void tuple(Tuple key, TupleTotals totals) {
        put("{\"srcaddr\": \"" + key.srcaddr() + "\", \"dstaddr\": \"" + key.dstaddr() + "\", \"srcport\": "
                + key.srcport());
        put(", \"dstport\": " + key.dstport() + ", \"protocol\": " + key.protocol() + ", \"records\": "
                + totals.records());
        put(", \"packets\": " + totals.packets() + ", \"bytes\": " + totals.bytes());
        put(", \"start\": " + totals.firstStart() + ", \"end\": " + totals.lastEnd() + "}");
    }

    private void member(String name, long value) {
        name(name);
        put(Long.toString(value));
    }

    private void member(String name, OptionalLong value) {
        name(name);
        put(value.isPresent() ? Long.toString(value.getAsLong()) : "null");
    }

    private void name(String name) {
        put((hasMembers ? ",\n  \"" : "\n  \"") + name + "\": ");
        hasMembers = true;
    }

    private void put(String text) {
        try {
            out.append(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
