package io.flowlogs.format.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.FlowLogDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDecoderTest {
    private static final String LINE = "2 123456789010 eni-1235b8ca 172.31.16.139 172.31.16.21 20641 22 6 20 4249"
            + " 1418530010 1418530070 ACCEPT OK";

    private final FlowLogDecoder decoder = new CsvDecoder();

    private RecordingSink decoded(String csv) throws IOException {
        RecordingSink sink = new RecordingSink();
        decoder.decode(new ByteArrayInputStream(csv.getBytes(UTF_8)), sink);
        return sink;
    }

    private boolean recognizes(String head) {
        byte[] bytes = head.getBytes(UTF_8);
        return decoder.recognizes(bytes, bytes.length);
    }

    @Test
    void theDecoderIsFoundAsAService() {
        assertThat(ServiceLoader.load(FlowLogDecoder.class))
                .extracting(FlowLogDecoder::name)
                .contains("csv");
        assertThat(decoder.description()).contains("CSV");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timestamp,message\n1,2",
                "timestamp,message",
                "@timestamp,@message\r\n",
                "@timestamp,@message,@logStream,@log\n",
                "\"@timestamp\",\"@message\"\n",
                "message\n",
                "\uFEFF\r\ntimestamp, message\n",
                "\"version\",\"account_id\",\"srcaddr\"\n",
                "version,account-id,interface-id",
                "accountId,srcAddr,dstPort\n",
                "\"srcaddr\",\"dstaddr\",\"total_bytes\"\n",
                "sourceaddress,numbytes\n",
                "\"srcaddr\"\n\"10.0.0.1\"\n"
            })
    void headersWithMessagesOrFieldsAreRecognized(String head) {
        assertThat(recognizes(head)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                LINE,
                "version account-id interface-id srcaddr dstaddr\n",
                "version\taccount-id",
                "srcaddr",
                "srcaddr dstaddr,srcport dstport\n",
                "a,b,c\n",
                "srcaddr,b\n",
                "\"timestamp\n,message",
                "{\"message\":\"a\",\"srcaddr\":\"b\"}",
                "[{\"message\",\"srcaddr\"}]",
                "{\"a\",srcaddr,dstaddr\n",
                "\n \t[\"a\",srcaddr,dstaddr\n",
                "PAR1,srcaddr,dstaddr\n",
                "srcaddr,dstaddr,\0\n",
                "2024-05-01T00:00:00.000Z message,message",
                "3 i-1,message\n"
            })
    void otherFirstLinesAreLeftToOthers(String head) {
        assertThat(recognizes(head)).isFalse();
    }

    @Test
    void aFirstLineThatDoesNotEndWithinTheHeadIsNoHeader() {
        assertThat(recognizes("timestamp,message" + ",x".repeat(FlowLogDecoder.HEAD_SIZE / 3)))
                .isTrue();
        byte[] endless = ("timestamp,message" + ",x".repeat(FlowLogDecoder.HEAD_SIZE)).getBytes(UTF_8);
        assertThat(decoder.recognizes(endless, FlowLogDecoder.HEAD_SIZE)).isFalse();
    }

    @Test
    void theConsolesDownloadGivesMessagesWithTheirTimes() throws IOException {
        RecordingSink sink =
                decoded("\uFEFFtimestamp,message\n1502360020000," + LINE + "\n1502360021000,\"" + LINE + "\"");

        assertThat(sink.lines).containsExactly(LINE, LINE);
        assertThat(sink.events.get(1))
                .isEqualTo(new EventMetadata(null, Instant.ofEpochMilli(1502360021000L), null, null));
        assertThat(sink.formats).isEmpty();
    }

    @Test
    void anInsightsExportGivesMessagesWithStreamAndTimes() throws IOException {
        RecordingSink sink = decoded("@timestamp,@message,@logStream,@ingestionTime,@ptr\r\n"
                + "2024-05-01 10:00:00.250," + LINE + ",eni-\u00e9-all,2024-05-01T10:00:05Z,Cl\r\n");

        assertThat(sink.lines).containsExactly(LINE);
        assertThat(sink.events)
                .containsExactly(new EventMetadata(
                        null,
                        Instant.parse("2024-05-01T10:00:00.250Z"),
                        Instant.parse("2024-05-01T10:00:05Z"),
                        "eni-\u00e9-all"));
    }

    @Test
    void aMessageWithLineBreaksIsSeveralLinesAndAnEmptyOneIsSkipped() throws IOException {
        RecordingSink sink = decoded("timestamp,message\nsoon,\"one\r\n\ntwo\n\"\n1,\n2,\" \"\n");

        assertThat(sink.lines).containsExactly("one", "two");
        assertThat(sink.events).containsOnlyNulls();
        assertThat(sink.skipped).containsEntry("empty message", 2);
    }

    @Test
    void anAthenaResultIsLinesInTheFormatOfItsColumns() throws IOException {
        RecordingSink sink = decoded("""
                "version","account_id","srcaddr","start","end","tag","_col6"
                "2","012345678901","10.0.0.1","1418530010","2014-12-14 04:07:50.000","a b%20c","7"
                "2",,NULL,"null","",\\N,""
                """);

        assertThat(sink.formats).containsExactly(FlowLogFormat.parse("version account-id srcaddr start end tag -col6"));
        assertThat(sink.lines)
                .containsExactly("2 012345678901 10.0.0.1 1418530010 1418530070 a%20b%20c 7", "2 - - - - - -");
    }

    @Test
    void columnsOfLogsInsightsAreFieldsAndWhatIsOfTheEventGoesAlong() throws IOException {
        RecordingSink sink = decoded("""
                @timestamp,accountId,srcAddr,startTime,nextHopAzId,@ptr
                2024-05-01 10:00:00.000,1,::1,1714557600,use1-az1,Cl
                """);

        assertThat(sink.formats).containsExactly(FlowLogFormat.parse("account-id srcaddr start next-hop-az-id"));
        assertThat(sink.lines).containsExactly("1 ::1 1714557600 use1-az1");
        assertThat(sink.events.get(0))
                .isEqualTo(new EventMetadata(null, Instant.parse("2024-05-01T10:00:00Z"), null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "interfaceid, interface-id",
        "account, account-id",
        "sourceaddress, srcaddr",
        "destinationaddress, dstaddr",
        "sourceport, srcport",
        "destinationport, dstport",
        "numpackets, packets",
        "numbytes, bytes",
        "starttime, start",
        "endtime, end",
        "logstatus, log-status",
        "LogStatus, log-status",
        "flow_direction, flow-direction",
        "pktSrcAwsService, pkt-src-aws-service"
    })
    void namesOfOtherTablesMeanTheSameFields(String column, String field) throws IOException {
        assertThat(decoded("protocol," + column).formats).containsExactly(FlowLogFormat.parse("protocol " + field));
    }

    @Test
    void columnsThatComeTwiceOrHaveNoUsableNameAreKeptUnderAnother() throws IOException {
        RecordingSink sink = decoded("srcaddr,dstaddr,srcAddr,\"sum(a, ${b})\",,\u00e9\n1,2,3,4,5,6\n");

        assertThat(sink.formats.get(0).toHeader())
                .startsWith("srcaddr dstaddr srcaddr-2 sum(a---")
                .contains(" column-5 ");
        assertThat(sink.lines).containsExactly("1 2 3 4 5 6");
    }

    /** Found by fuzzing: the number was cut off with the rest of a long name, and looked for forever. */
    @Test
    void longNamesThatComeTwiceAreKeptUnderAnother() throws IOException {
        String name = "x".repeat(5000);
        assertThat(decoded("srcaddr,dstaddr," + name + "," + name + "\n1,2,3,4\n")
                        .formats
                        .get(0)
                        .toHeader())
                .isEqualTo("srcaddr dstaddr " + "x".repeat(100) + " " + "x".repeat(100) + "-2");
    }

    @Test
    void blanksAndControlCharactersInACellArePercentEncoded() throws IOException {
        assertThat(decoded("srcaddr,dstaddr,x\n1,2,\"a \t\nb\u007f\u00e9\"\n").lines)
                .containsExactly("1 2 a%20%09%0Ab%7F\u00e9");
    }

    @Test
    void bytesThatAreNoUtf8ComeOutAsTheyWentIn() throws IOException {
        byte[][] seen = new byte[1][];
        RecordingSink sink = new RecordingSink() {
            @Override
            public void line(byte[] bytes, int offset, int length, EventMetadata event) {
                seen[0] = java.util.Arrays.copyOfRange(bytes, offset, offset + length);
            }
        };
        decoder.decode(new ByteArrayInputStream("srcaddr,dstaddr\n\u00e9,\u00ff\n".getBytes(ISO_8859_1)), sink);

        assertThat(seen[0]).containsExactly(0xe9, ' ', 0xff);
    }

    @Test
    void rowsOfAnotherLengthAreMalformedAndTheRestIsRead() throws IOException {
        RecordingSink sink = decoded("srcaddr,dstaddr\n1,2,3\n1\n\n4,5\n");

        assertThat(sink.lines).containsExactly("4 5");
        assertThat(sink.problems)
                .containsExactly(
                        "expected 2 cells as in the header, found 3 in the row that ends on line 2",
                        "expected 2 cells as in the header, found 1 in the row that ends on line 3");
    }

    @Test
    void repeatedHeadersAreSkippedAndCounted() throws IOException {
        RecordingSink sink = decoded("srcaddr,dstaddr\n1,2\nsrcaddr,dstaddr\n3,4");

        assertThat(sink.lines).containsExactly("1 2", "3 4");
        assertThat(sink.skipped).containsEntry("repeated header", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3,4\n5,6\n", "\"3\"x,4\n"})
    void quotesThatGoWrongAreAnErrorWithItsLineAfterWhatCameBefore(String broken) {
        RecordingSink sink = new RecordingSink();

        assertThatThrownBy(() -> decoder.decode(
                        new ByteArrayInputStream(("srcaddr,dstaddr\n1,2\n" + broken).getBytes(UTF_8)), sink))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected a CSV row after line 2, found: ");
        assertThat(sink.lines).containsExactly("1 2");
    }

    @Test
    void aQuoteThatIsNeverClosedDoesNotGatherTheWholeFile() {
        RecordingSink sink = new RecordingSink();
        long[] served = new long[1];
        InputStream endless = new InputStream() {
            private final byte[] start = "srcaddr,dstaddr\n1,2\n\"".getBytes(UTF_8);

            @Override
            public int read() {
                long at = served[0]++;
                return at < start.length ? start[(int) at] : 'x';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                buffer[offset] = (byte) read();
                return 1;
            }
        };

        assertThatThrownBy(() -> decoder.decode(endless, sink))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected a CSV row after line 2")
                .hasMessageContaining("a quote is never closed");
        assertThat(sink.lines).containsExactly("1 2");
        assertThat(served[0]).isLessThan(1 << 21);
    }

    @Test
    void manyBlankLinesAreNoLongRow() throws IOException {
        assertThat(decoded("srcaddr,dstaddr\n" + "\n".repeat(5 << 18) + "1,2\n").lines)
                .containsExactly("1 2");
    }

    @Test
    void tooManyColumnsAreAnError() {
        assertThatThrownBy(() -> decoded("srcaddr,dstaddr" + ",x".repeat(5000)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1024");
    }

    @Test
    void failuresOfTheContentPassUnchanged() {
        IOException cut = new IOException("gzip cut");
        InputStream content = new InputStream() {
            @Override
            public int read() throws IOException {
                throw cut;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw cut;
            }
        };

        assertThatThrownBy(() -> decoder.decode(content, new RecordingSink())).isSameAs(cut);
    }

    @Test
    void nothingIsAnError() {
        assertThatThrownBy(() -> decoded("\n\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("found nothing");
    }
}
