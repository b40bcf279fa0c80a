package io.flowlogs.gen;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** A slow, obvious recount of written records: {@code split(" ")} and maps. */
final class Recount {
    private final List<Map<String, String>> records;

    Recount(List<String> fields, List<String> lines) {
        records = lines.stream().map(line -> record(fields, line)).toList();
    }

    private static Map<String, String> record(List<String> fields, String line) {
        String[] values = line.split(" ", -1);
        if (values.length != fields.size()) throw new AssertionError("wrong number of values: " + line);
        Map<String, String> record = new HashMap<>();
        for (int i = 0; i < values.length; i++) record.put(fields.get(i), values[i]);
        return record;
    }

    List<Map<String, String>> records() {
        return records;
    }

    long having(String field, String value) {
        return records.stream()
                .filter(record -> value.equals(record.get(field)))
                .count();
    }

    long sum(String field) {
        return numbers(field).sum();
    }

    OptionalLong min(String field) {
        return numbers(field).min();
    }

    OptionalLong max(String field) {
        return numbers(field).max();
    }

    private LongStream numbers(String field) {
        return records.stream()
                .map(record -> record.getOrDefault(field, "-"))
                .filter(value -> !value.equals("-"))
                .mapToLong(Long::parseLong);
    }

    SortedSet<String> addresses() {
        SortedSet<String> all = new TreeSet<>();
        for (Map<String, String> record : records) {
            all.add(record.getOrDefault("srcaddr", "-"));
            all.add(record.getOrDefault("dstaddr", "-"));
        }
        all.remove("-");
        return all;
    }

    long mentioning(String address) {
        List<String> fields = List.of("srcaddr", "dstaddr", "pkt-srcaddr", "pkt-dstaddr");
        return records.stream()
                .filter(record -> fields.stream().anyMatch(field -> address.equals(record.get(field))))
                .count();
    }

    Map<Tuple, TupleTotals> tuples() {
        Map<Tuple, TupleTotals> all = new HashMap<>();
        for (Map<String, String> record : records) {
            if (!hasTuple(record)) continue;
            all.merge(tuple(record), totals(record), TupleTotals::plus);
        }
        return all;
    }

    private static boolean hasTuple(Map<String, String> record) {
        List<String> fields = List.of("srcaddr", "dstaddr", "srcport", "dstport", "protocol");
        return fields.stream()
                .noneMatch(field -> record.getOrDefault(field, "-").equals("-"));
    }

    private static Tuple tuple(Map<String, String> record) {
        return new Tuple(
                text(record, "srcaddr"),
                text(record, "dstaddr"),
                (int) number(record, "srcport"),
                (int) number(record, "dstport"),
                (int) number(record, "protocol"));
    }

    private static TupleTotals totals(Map<String, String> record) {
        return new TupleTotals(
                1, number(record, "packets"), number(record, "bytes"), number(record, "start"), number(record, "end"));
    }

    private static String text(Map<String, String> record, String field) {
        return record.getOrDefault(field, "-");
    }

    private static long number(Map<String, String> record, String field) {
        String value = record.getOrDefault(field, "-");
        return value.equals("-") ? 0 : Long.parseLong(value);
    }
}
