package io.flowlogs.cli;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What other programs have to be told about a format: the table of Athena, the parse line of CloudWatch Logs Insights, a filter pattern of CloudWatch
 * Logs, the table of DuckDB. Names come from input: what is no letter, digit or underscore does not get into a statement.
 */
final class FormatStatements {
    private static final String PARTITION = "date";

    private final FlowLogFormat format;
    private final String location;
    private final Map<FlowField<?>, String> names = new LinkedHashMap<>();

    FormatStatements(FlowLogFormat format, String location) {
        this.format = format;
        this.location = location;
        Set<String> taken = new HashSet<>(Set.of(PARTITION));
        format.fields().forEach(field -> names.put(field, free(column(field), taken)));
    }

    /** Names that differ only in what a statement cannot have would be one column twice, which no program takes. */
    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int number = 2; !taken.add(free); number++) {
            free = name + "_" + number;
        }
        return free;
    }

    /** Statements by the word for their kind. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("fields", format.toHeader());
        all.put("athena-text", athena(textStorage()));
        all.put("athena-parquet", athena("STORED AS PARQUET\nLOCATION '" + quoted(location) + "'"));
        all.put("insights", insights());
        all.put("filter-pattern", filterPattern());
        all.put("duckdb", duckDb());
        return all;
    }

    private static String column(FlowField<?> field) {
        return field.columnName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    }

    private String athena(String storage) {
        String columns = format.fields().stream()
                .map(field -> "  `" + names.get(field) + "` " + type(field))
                .collect(Collectors.joining(",\n"));
        return "CREATE EXTERNAL TABLE IF NOT EXISTS vpc_flow_logs (\n" + columns + "\n)\nPARTITIONED BY (`" + PARTITION
                + "` date)\n" + storage + ";";
    }

    private String textStorage() {
        return "ROW FORMAT DELIMITED FIELDS TERMINATED BY ' '\nLOCATION '" + quoted(location)
                + "'\nTBLPROPERTIES (\"skip.header.line.count\"=\"1\")";
    }

    private static String quoted(String text) {
        return text.replaceAll("[^A-Za-z0-9/:._=+,{}<> -]", "_");
    }

    /** The types of AWS's own statement. */
    private static String type(FlowField<?> field) {
        return switch (field.kind()) {
            case INTEGER, TCP_FLAGS, TRAFFIC_PATH, ENCRYPTION_STATUS -> "int";
            case LONG, TIMESTAMP, PROTOCOL -> "bigint";
            case ADDRESS, ACTION, LOG_STATUS, DIRECTION, TEXT -> "string";
        };
    }

    private String insights() {
        String stars = format.fields().stream().map(field -> "*").collect(Collectors.joining(" "));
        return "parse @message \"" + stars + "\" as " + names();
    }

    private String names() {
        return String.join(", ", names.values());
    }

    /** With a condition on the first of some fields that the format has. */
    private String filterPattern() {
        FlowField<?> asked = List.<FlowField<?>>of(FlowFields.ACTION, FlowFields.DSTPORT, FlowFields.SRCADDR).stream()
                .filter(format::contains)
                .findFirst()
                .orElse(format.fields().get(0));
        return format.fields().stream()
                .map(field -> names.get(field) + (field.equals(asked) ? condition(field) : ""))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String condition(FlowField<?> field) {
        if (field.equals(FlowFields.ACTION)) {
            return " = \"REJECT\"";
        }
        return field.equals(FlowFields.DSTPORT) ? " = 22" : " = \"*\"";
    }

    private String duckDb() {
        String columns = format.fields().stream()
                .map(field -> "'" + names.get(field) + "': '" + type(field).replace("string", "varchar") + "'")
                .collect(Collectors.joining(", "));
        return "CREATE TABLE vpc_flow_logs AS SELECT * FROM read_csv('*.log.gz', delim = ' ', header = true, nullstr = '-', quote = '', escape = '', columns = {"
                + columns + "});";
    }
}
