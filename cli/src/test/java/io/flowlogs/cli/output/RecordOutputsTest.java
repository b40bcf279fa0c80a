package io.flowlogs.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordOutputsTest {
    private static final FlowRecord OK = FlowRecord.fromMessage(
            "2 012345678901 eni-1 10.0.0.1 2001:db8::1 443 50000 6 9 1584 1717200055 1717200105 ACCEPT OK");
    private static final FlowRecord NO_DATA =
            FlowRecord.fromMessage("2 012345678901 eni-1 - - - - - - - 1717200055 1717200105 - NODATA");
    private static final FlowLogFormat OTHER = FlowLogFormat.parse("action bytes srcaddr vpc-id");
    private static final FlowRecord OTHER_RECORD = FlowRecord.fromMessage("REJECT 40 192.0.2.1 vpc-1", OTHER);

    private final List<String> notices = new ArrayList<>();

    @Test
    void textIsTheLineAsDelivered() throws IOException {
        FlowRecord spaced = FlowRecord.fromMessage("REJECT  40\t192.0.2.1 vpc-1", OTHER);
        assertThat(written(OutputFormat.TEXT, List.of(), OK, spaced))
                .isEqualTo(OK.toMessage() + "\nREJECT  40\t192.0.2.1 vpc-1\n");
    }

    @Test
    void textOfChosenFieldsIsAFlowLogOfThese() throws IOException {
        assertThat(written(OutputFormat.TEXT, fields("vpc-id", "srcaddr", "start"), OK, OTHER_RECORD))
                .isEqualTo("- 10.0.0.1 1717200055\nvpc-1 192.0.2.1 -\n");
    }

    @Test
    void jsonLinesHaveAwsNamesNumbersAndNulls() throws IOException {
        assertThat(written(OutputFormat.NDJSON, List.of(), OK, NO_DATA)).isEqualTo("""
                        {"version":2,"account-id":"012345678901","interface-id":"eni-1","srcaddr":"10.0.0.1",\
                        "dstaddr":"2001:db8::1","srcport":443,"dstport":50000,"protocol":6,"packets":9,"bytes":1584,\
                        "start":1717200055,"end":1717200105,"action":"ACCEPT","log-status":"OK"}
                        {"version":2,"account-id":"012345678901","interface-id":"eni-1","srcaddr":null,"dstaddr":null,\
                        "srcport":null,"dstport":null,"protocol":null,"packets":null,"bytes":null,"start":1717200055,\
                        "end":1717200105,"action":null,"log-status":"NODATA"}
                        """);
    }

    @Test
    void jsonIsOneArray() throws IOException {
        assertThat(written(OutputFormat.JSON, fields("bytes"), OK, OTHER_RECORD))
                .isEqualTo("[\n{\"bytes\":1584},\n{\"bytes\":40}\n]\n");
    }

    @Test
    void jsonOfNothingIsAnEmptyArray() throws IOException {
        assertThat(written(OutputFormat.JSON, List.of())).isEqualTo("[]\n");
    }

    @Test
    void csvHasTheHeaderOfTheFirstRecordAndEmptyCells() throws IOException {
        assertThat(written(OutputFormat.CSV, List.of(), OK, NO_DATA))
                .isEqualTo(
                        "version,account-id,interface-id,srcaddr,dstaddr,srcport,dstport,protocol,packets,bytes,start,"
                                + "end,action,log-status\n"
                                + OK.toMessage().replace(' ', ',')
                                + "\n2,012345678901,eni-1,,,,,,,,1717200055,1717200105,,NODATA\n");
    }

    @Test
    void tsvSeparatesByTabs() throws IOException {
        assertThat(written(OutputFormat.TSV, fields("action", "pkt-srcaddr", "bytes"), OK))
                .isEqualTo("action\tpkt-srcaddr\tbytes\nACCEPT\t\t1584\n");
    }

    @Test
    void recordsOfAnotherFormatAreMappedByNameAndWhatIsLeftOutIsToldOnce() throws IOException {
        FlowRecord first = FlowRecord.fromMessage("1 2 ACCEPT", FlowLogFormat.parse("packets bytes action"));
        assertThat(written(OutputFormat.CSV, List.of(), first, OTHER_RECORD, first, OTHER_RECORD))
                .isEqualTo("packets,bytes,action\n1,2,ACCEPT\n,40,REJECT\n1,2,ACCEPT\n,40,REJECT\n");
        assertThat(notices).singleElement().asString().contains("srcaddr, vpc-id");
    }

    @Test
    void quotedCellsSurviveTheMappingOfFormats() throws IOException {
        FlowRecord quoted = FlowRecord.fromMessage("a,\"b x", FlowLogFormat.parse("instance-tag vpc-id"));
        FlowRecord first = FlowRecord.fromMessage("v t", FlowLogFormat.parse("vpc-id instance-tag"));
        assertThat(written(OutputFormat.CSV, List.of(), first, quoted))
                .isEqualTo("vpc-id,instance-tag\nv,t\nx,\"a,\"\"b\"\n");
    }

    @Test
    void theHeaderComesFromTheOptionsWhenThereIsNoRecord() throws IOException {
        assertThat(written(OutputFormat.CSV, List.of())).isEmpty();
        assertThat(written(OutputFormat.CSV, fields("srcaddr", "bytes"))).isEqualTo("srcaddr,bytes\n");
        assertThat(new Writing(options(OutputFormat.CSV, List.of(), false, ZoneOffset.UTC), OTHER).text())
                .isEqualTo("action,bytes,srcaddr,vpc-id\n");
    }

    @Test
    void millisecondsBecomeSecondsButNotInText() throws IOException {
        FlowLogFormat format = FlowLogFormat.parse("start end");
        FlowRecord milliseconds = FlowRecord.fromMessage("1717200055123 99999999999", format);
        assertThat(written(OutputFormat.CSV, List.of(), milliseconds)).endsWith("\n1717200055,99999999999\n");
        assertThat(written(OutputFormat.NDJSON, List.of(), milliseconds))
                .isEqualTo("{\"start\":1717200055,\"end\":99999999999}\n");
        assertThat(written(OutputFormat.TEXT, List.of(), milliseconds)).isEqualTo("1717200055123 99999999999\n");
    }

    @Test
    void jsonStaysJsonWhateverAValueIs() throws IOException {
        FlowLogFormat format = FlowLogFormat.parse("instance-tag bytes packets");
        FlowRecord hostile = FlowRecord.fromMessage("a\"\\\u0001\u0085\u00e9 x1 007", format);
        assertThat(written(OutputFormat.NDJSON, List.of(), hostile))
                .isEqualTo("{\"instance-tag\":\"a\\\"\\\\\\u0001\\u0085\u00e9\",\"bytes\":\"x1\",\"packets\":7}\n");
    }

    @Test
    void tablesAlignAndShowTimes() throws IOException {
        FlowLogFormat format = FlowLogFormat.parse("action bytes start");
        FlowRecord one = FlowRecord.fromMessage("ACCEPT 5 1717200060", format);
        FlowRecord two = FlowRecord.fromMessage("REJECT 12345678 -", format);
        FlowRecord never = FlowRecord.fromMessage("- - -9223372036854775808", format);
        OutputOptions options = options(OutputFormat.TABLE, List.of(), true, ZoneId.of("Europe/Zurich"));
        assertThat(new Writing(options, null).text(one, two, never)).isEqualTo("""
                        action     bytes  start
                        ACCEPT         5  2024-06-01T02:01:00+02:00
                        REJECT  12345678  -
                        -              -  -9223372036854775808
                        """);
    }

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void controlCharactersNeverReachATerminal(OutputFormat format) throws IOException {
        FlowRecord hostile =
                FlowRecord.fromMessage("\u001b]0;x\u0007\u009b\u007f 1", FlowLogFormat.parse("instance-tag bytes"));
        String text = new Writing(options(format, List.of(), true, ZoneOffset.UTC), null).text(hostile);
        assertThat(text.replace("\n", "").replace("\t", "").chars()).noneMatch(c -> c < ' ' || (c >= 0x7f && c < 0xa0));
        assertThat(text).contains("]0;x");
    }

    @Property
    void framesMayBeCutAnywhere(@ForAll @IntRange(min = 1, max = 40) int piece) throws IOException {
        FlowRecord[] records = {OK, OTHER_RECORD, NO_DATA, OTHER_RECORD, OK};
        OutputOptions options = options(OutputFormat.CSV, List.of(), false, ZoneOffset.UTC);
        assertThat(new Writing(options, null).inPieces(piece, records))
                .isEqualTo(new Writing(options, null).text(records));
    }

    @Property(tries = 300)
    void anyLineGivesValidJson(@ForAll String tag, @ForAll byte[] bytes) throws IOException {
        byte[] line = ("x" + new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("\\s", "") + " y"
                        + tag.replaceAll("\\s", "") + " 5")
                .getBytes(StandardCharsets.ISO_8859_1);
        FlowRecord record = FlowRecord.fromBytes(
                line, 0, line.length, FlowLogFormat.parse("instance-tag bytes packets"), null, null);
        String json = written(OutputFormat.JSON, List.of(), record);
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            int tokens = 0;
            while (parser.nextToken() != null) {
                tokens++;
            }
            assertThat(tokens).isEqualTo(10);
        }
    }

    private static List<FlowField<?>> fields(String... names) {
        List<FlowField<?>> fields = new ArrayList<>();
        for (String name : names) {
            fields.add(FlowFields.of(name));
        }
        return fields;
    }

    private OutputOptions options(OutputFormat format, List<FlowField<?>> fields, boolean terminal, ZoneId zone) {
        return new OutputOptions(format, fields, true, false, false, terminal, zone, Look.PLAIN, notices::add);
    }

    private String written(OutputFormat format, List<FlowField<?>> fields, FlowRecord... records) throws IOException {
        return new Writing(options(format, fields, false, ZoneOffset.UTC), null).text(records);
    }

    /** Does to records what a scan does. */
    private static final class Writing {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final RecordOutput output;

        Writing(OutputOptions options, FlowLogFormat known) {
            output = RecordOutputs.of(options, known, out);
        }

        String text(FlowRecord... records) throws IOException {
            return inPieces(Integer.MAX_VALUE, records);
        }

        String inPieces(int size, FlowRecord... records) throws IOException {
            ByteArrayOutputStream encoded = new ByteArrayOutputStream();
            for (FlowRecord flowRecord : records) {
                output.encoder().encode(flowRecord, encoded);
            }
            byte[] bytes = encoded.toByteArray();
            for (int at = 0; at < bytes.length; ) {
                int length = Math.min(size, bytes.length - at);
                output.stream().write(bytes, at, length);
                at += length;
            }
            output.finish();
            return out.toString(StandardCharsets.UTF_8);
        }
    }
}
