package io.flowlogs.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellDialectTest {
    private static final CSVFormat COMMAS =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    private static final CSVFormat TABS = COMMAS.builder().setDelimiter('\t').get();

    @Property
    void rowsAreThoseOfCommonsCsv(@ForAll("rows") List<String> values) throws IOException {
        assertThat(row(CellDialect.CSV, values)).isEqualTo(printed(COMMAS, values));
        assertThat(row(CellDialect.TSV, values)).isEqualTo(printed(TABS, values));
    }

    @Property
    void rowsAreReadBackAsTheyWere(@ForAll("rows") List<String> values) throws IOException {
        String text = row(CellDialect.CSV, values) + "\n";
        CSVRecord parsed = COMMAS.parse(new StringReader(text)).getRecords().get(0);

        List<String> shown = values.stream().map(CellDialectTest::neutralised).toList();
        assertThat(parsed.toList()).isEqualTo(shown);
    }

    @Property
    void cellsAreFoundAgainInARow(@ForAll("rows") List<String> values) {
        byte[] row = row(CellDialect.CSV, values).getBytes(StandardCharsets.UTF_8);
        int at = 0;
        for (int i = 0; i < values.size(); i++) {
            int end = CellDialect.CSV.endOf(row, at, row.length);
            String cell = new String(row, at, end - at, StandardCharsets.UTF_8);
            assertThat(cell).isEqualTo(row(CellDialect.CSV, values, i));
            at = end + 1;
        }
        assertThat(at).isEqualTo(row.length + 1);
    }

    @Provide
    Arbitrary<List<String>> rows() {
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(12),
                Arbitraries.strings()
                        .withChars("ab1.:-,\t\"'=+@# \r\n\u00e9\u20ac")
                        .ofMinLength(1)
                        .ofMaxLength(8),
                Arbitraries.of(
                        "10.0.0.1", "2001:db8::1", "443", "eni-0a1b", "ACCEPT", "=1+1", "-5", "@x", "arn:aws:ecs"));
        return values.list().ofMinSize(1).ofMaxSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "2001:db8::1", "0", "1717200000", "eni-0a1b2c", "ACCEPT", "OK"})
    void ordinaryValuesStandAsTheyAre(String value) {
        assertThat(row(CellDialect.CSV, List.of(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"=1+1,'''=1+1'", "+1,'''+1'", "-1,'''-1'", "@SUM(A1),'''@SUM(A1)'"})
    void formulasAreMadeText(String value, String expected) {
        assertThat(row(CellDialect.CSV, List.of("x", value))).isEqualTo("x," + expected);
    }

    @Test
    void missingValuesAreEmptyCellsAndARowOfOneIsNoBlankLine() {
        ByteBuilder row = new ByteBuilder(8);
        CellDialect.CSV.missing(row, false);
        assertThat(row.length()).isZero();
        CellDialect.CSV.missing(row, true);
        assertThat(row.text(0)).isEqualTo("\"\"");
    }

    private static String row(CellDialect dialect, List<String> values) {
        ByteBuilder row = new ByteBuilder(1);
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                row.write(dialect.separator());
            }
            dialect.append(row, values.get(i), i == 0);
        }
        return row.text(0);
    }

    private static String row(CellDialect dialect, List<String> values, int index) {
        ByteBuilder cell = new ByteBuilder(1);
        dialect.append(cell, values.get(index), index == 0);
        return cell.text(0);
    }

    private static String printed(CSVFormat format, List<String> values) throws IOException {
        StringBuilder out = new StringBuilder();
        // What CSVPrinter does for a row.
        format.printRecord(
                out, values.stream().map(CellDialectTest::neutralised).toArray());
        return out.substring(0, out.length() - 1);
    }

    private static String neutralised(String value) {
        return "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
