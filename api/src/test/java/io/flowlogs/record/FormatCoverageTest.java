package io.flowlogs.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps FORMAT_COVERAGE.md equal to the table of fields; <code>-Dflowlogs.update=true</code> writes it anew. */
class FormatCoverageTest {
    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "..", "FORMAT_COVERAGE.md");
    private static final int VPC_FIELDS = 54;

    private static final String TIME_IN_FILE_NAMES = "file";

    /** Which sources leave data unread for a condition on a field; every other field is tested by the engine alone. */
    private static final Map<FlowField<?>, String> PUSHED_DOWN =
            Map.of(FlowFields.START, TIME_IN_FILE_NAMES, FlowFields.END, TIME_IN_FILE_NAMES);

    private static final String INTRODUCTION = """
            # Format coverage

            Every field that AWS documents for VPC flow logs (versions 2 to 5 and 7 to 11) and Transit Gateway flow logs
            (version 6): what it means here, what it decodes to, and how it can be asked for. This page is made of the table
            `FlowFields`; a test fails when the two differ, and `./mvnw -pl api test -Dtest=FormatCoverageTest
            -Dflowlogs.update=true` writes it anew.

            * **Parsed**: every field below is read from every encoding. A field that is not below is read as well, as text.
            * **Type**: the Java type of `record.get(FIELD)`. A text that is not of that type is an error only for those who ask
              for the value; `record.getRaw(FIELD)` has it as delivered. Words and numbers that AWS has not documented decode to
              `UNKNOWN`. In every field, `-` means that there is no data.
            * **Filter**: what comparisons go by. Every field can be compared, matched against several values, and tested for
              presence; addresses also against CIDR blocks.
            * **Pushed down**: the sources that leave data unread because of a condition on the field. `file` passes over files
              by the time in the names AWS gives them. All else is tested by the engine, on the bytes of the line.
            """;

    private static final String HEADER = """
            | Field | Since | Type | Meaning | Filter | Pushed down |
            |---|---|---|---|---|---|
            """;

    @Test
    void coveragePageSaysWhatTheTableOfFieldsSays() throws IOException {
        if (Boolean.getBoolean("flowlogs.update")) {
            Files.writeString(PAGE, page());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page());
    }

    private static String page() {
        List<FlowField<?>> all = FlowFields.all();
        return INTRODUCTION
                + table("VPC flow logs", all.subList(0, VPC_FIELDS))
                + table("Transit Gateway flow logs only", all.subList(VPC_FIELDS, all.size()))
                + values();
    }

    private static String table(String title, List<FlowField<?>> fields) {
        String rows = fields.stream().map(FormatCoverageTest::row).collect(Collectors.joining());
        return "\n## " + title + " (" + fields.size() + ")\n\n" + HEADER + rows;
    }

    private static String row(FlowField<?> field) {
        return "| `%s` | %d | %s | %s | %s | %s |\n"
                .formatted(
                        field.name(),
                        field.sinceVersion(),
                        field.type().getSimpleName(),
                        field.description(),
                        comparedAs(field.kind()),
                        PUSHED_DOWN.getOrDefault(field, ""));
    }

    private static String comparedAs(FieldKind kind) {
        return switch (kind) {
            case INTEGER, LONG, PROTOCOL, TCP_FLAGS, TRAFFIC_PATH, ENCRYPTION_STATUS -> "number";
            case TIMESTAMP -> "time";
            case ADDRESS -> "address, block";
            case ACTION, LOG_STATUS, DIRECTION, TEXT -> "text";
        };
    }

    private static String values() {
        return "\n## Documented values\n\nThese sets are open: AWS adds to them, and other values are carried as they are.\n\n"
                + FlowFields.all().stream()
                        .filter(field -> !field.documentedValues().isEmpty())
                        .map(field -> "* `" + field.name() + "`: " + String.join("; ", field.documentedValues()) + "\n")
                        .collect(Collectors.joining());
    }
}
