package io.flowlogs.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.value.IpAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GridWriterTest {
    private static final Grid GRID = Grid.of(
            List.of(Column.text("key"), Column.number("bytes"), new Column("start", Column.Kind.TIME)),
            List.of(List.of("a,\"b\"", "10", "1717200055"), List.of("=x", "", "")));
    private static final Grid ADDRESSES =
            Grid.of("addr", List.of(IpAddress.parse("192.0.2.1"), IpAddress.parse("2001:db8::1")));

    @Test
    void textHasColumnsBetweenTabsAndDashes() throws IOException {
        assertThat(written(GRID, OutputFormat.TEXT))
                .isEqualTo("key\tbytes\tstart\na,\"b\"\t10\t1717200055\n=x\t-\t-\n");
    }

    @Test
    void textOfOneColumnHasNoHeader() throws IOException {
        assertThat(written(ADDRESSES, OutputFormat.TEXT)).isEqualTo("192.0.2.1\n2001:db8::1\n");
    }

    @Test
    void csvQuotesAndNeutralises() throws IOException {
        assertThat(written(GRID, OutputFormat.CSV))
                .isEqualTo("key,bytes,start\n\"a,\"\"b\"\"\",10,1717200055\n'=x,,\n");
        assertThat(written(ADDRESSES, OutputFormat.CSV)).isEqualTo("addr\n192.0.2.1\n2001:db8::1\n");
    }

    @Test
    void jsonHasNumbersAndNulls() throws IOException {
        assertThat(written(GRID, OutputFormat.JSON)).isEqualTo("""
                        [
                        {"key":"a,\\"b\\"","bytes":10,"start":1717200055},
                        {"key":"=x","bytes":null,"start":null}
                        ]
                        """);
        assertThat(written(Grid.of(List.of(Column.text("x")), List.of()), OutputFormat.JSON))
                .isEqualTo("[]\n");
    }

    @Test
    void jsonLinesHaveTheKeyAddr() throws IOException {
        assertThat(written(ADDRESSES, OutputFormat.NDJSON))
                .isEqualTo("{\"addr\":\"192.0.2.1\"}\n{\"addr\":\"2001:db8::1\"}\n");
    }

    @Test
    void tablesShowTimesAndAlignNumbersRight() throws IOException {
        assertThat(written(GRID, OutputFormat.TABLE))
                .isEqualTo("key    bytes  start\na,\"b\"     10  2024-06-01T00:00:55Z\n=x         -  -\n");
    }

    @Test
    void moreThanOneBufferIsWritten() throws IOException {
        List<List<String>> rows = IntStream.range(0, 50_000)
                .mapToObj(i -> List.of(Integer.toString(i)))
                .toList();
        String text = written(Grid.of(List.of(Column.text("n")), rows), OutputFormat.CSV);
        assertThat(text).startsWith("n\n0\n1\n").endsWith("\n49999\n");
        assertThat(text.lines()).hasSize(50_001);
    }

    @Test
    void theHeaderCanBeLeftOut() throws IOException {
        OutputOptions options = new OutputOptions(
                OutputFormat.CSV, List.of(), false, false, false, false, ZoneOffset.UTC, Look.PLAIN, notice -> {});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GridWriter.write(ADDRESSES, options, out);
        assertThat(out).hasToString("192.0.2.1\n2001:db8::1\n");
    }

    private static String written(Grid grid, OutputFormat format) throws IOException {
        OutputOptions options = new OutputOptions(
                format, List.of(), true, false, false, false, ZoneOffset.UTC, Look.PLAIN, notice -> {});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GridWriter.write(grid, options, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
