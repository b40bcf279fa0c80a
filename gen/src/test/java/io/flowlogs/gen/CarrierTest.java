package io.flowlogs.gen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CarrierTest {
    private static final Pattern MESSAGE = Pattern.compile("\"message\": ?\"([^\"]*)\"");
    private static final Pattern DELIVERED = Pattern.compile(
            "AWSLogs/(\\d{12})/vpcflowlogs/us-east-1/(\\d{4}/\\d{2}/\\d{2})/(\\d{12})_vpcflowlogs_us-east-1_fl-0[0-9a-f]{16}"
                    + "_(\\d{8}T\\d{4}Z)_[0-9a-f]{8}\\.log\\.gz");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'", Locale.ROOT);

    private static GenerationOptions options(List<String> fields) {
        return GenerationOptions.builder()
                .lines(5_000)
                .fields(fields)
                .accounts(2)
                .externalAddresses(300)
                .needle("203.0.113.77", 501)
                .startEpochSecond(1_717_285_000)
                .windows(60)
                .ledgerDetail(LedgerDetail.FULL)
                .build();
    }

    private static String text(byte[] bytes, boolean compressed) throws IOException {
        try (InputStream in =
                compressed ? new GZIPInputStream(new ByteArrayInputStream(bytes)) : new ByteArrayInputStream(bytes)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Unwraps records as plainly as it can be done. */
    private static List<String> records(Carrier carrier, String text) {
        return switch (carrier) {
            case PLAIN, GZIP, AWS_S3 -> text.lines().skip(1).toList();
            case EXPORT_TASK -> text.lines().map(line -> line.substring(25)).toList();
            case SUBSCRIPTION, FIREHOSE, FILTER_LOG_EVENTS -> messages(text);
            case CONSOLE_CSV ->
                text.lines().skip(1).map(line -> line.substring(14)).toList();
            case ATHENA_CSV ->
                text.lines().skip(1).map(CarrierTest::athenaRecord).toList();
        };
    }

    private static List<String> messages(String json) {
        Matcher matcher = MESSAGE.matcher(json);
        return matcher.results()
                .map(result -> result.group(1))
                .filter(message -> !message.startsWith("CWL CONTROL"))
                .toList();
    }

    private static String athenaRecord(String line) {
        List<String> values = Arrays.stream(line.split(",", -1))
                .map(value -> value.isEmpty() ? "-" : value.substring(1, value.length() - 1))
                .toList();
        return String.join(" ", values);
    }

    @ParameterizedTest
    @EnumSource(value = Carrier.class, mode = EnumSource.Mode.EXCLUDE, names = "AWS_S3")
    void everyStreamCarriesTheRecordsOfItsLedger(Carrier carrier) throws IOException {
        for (List<String> fields : List.of(FieldLists.DEFAULT, FieldLists.VPC, FieldLists.TRANSIT_GATEWAY)) {
            SyntheticFlowLogs logs = SyntheticFlowLogs.of(options(fields));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Ledger ledger = logs.writeTo(out, carrier);
            String text = text(out.toByteArray(), carrier.isCompressed());
            assertThat(ledger.writtenBytes()).isEqualTo(out.size());
            assertThat(ledger.textBytes()).isEqualTo(text.length());
            List<String> records = records(carrier, text);
            assertThat(records).isEqualTo(logs.lines().toList());
            LedgerTest.assertEquals(ledger, new Recount(fields, records));
        }
    }

    @ParameterizedTest
    @EnumSource(Carrier.class)
    void filesCarryTheRecordsOfTheirLedger(Carrier carrier, @TempDir Path folder) throws IOException {
        Ledger ledger = SyntheticFlowLogs.of(options(FieldLists.DEFAULT)).writeTo(folder.resolve("new"), carrier, 7);
        List<String> records = new ArrayList<>();
        long size = 0;
        List<Path> files = files(folder);
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            size += bytes.length;
            records.addAll(records(carrier, text(bytes, carrier.isCompressed())));
        }
        assertThat(ledger.files()).isEqualTo(files.size());
        assertThat(ledger.writtenBytes()).isEqualTo(size);
        LedgerTest.assertEquals(ledger, new Recount(FieldLists.DEFAULT, records));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void numberedFilesHaveEqualShares(@TempDir Path folder) throws IOException {
        SyntheticFlowLogs.of(options(FieldLists.DEFAULT)).writeTo(folder, Carrier.GZIP, 7);
        List<Integer> counts = new ArrayList<>();
        for (Path file : files(folder))
            counts.add(
                    records(Carrier.GZIP, text(Files.readAllBytes(file), true)).size());
        assertThat(counts).containsExactly(715, 715, 714, 714, 714, 714, 714);
        assertThat(folder.resolve("part-0007.log.gz")).exists();
    }

    @Test
    void deliveredFilesAreStampedWithTheTimeTheirRecordsEndIn(@TempDir Path folder) throws IOException {
        SyntheticFlowLogs.of(options(FieldLists.DEFAULT)).writeTo(folder, Carrier.AWS_S3, 1);
        List<Path> files = files(folder);
        assertThat(files).hasSizeGreaterThanOrEqualTo(24);
        for (Path file : files) {
            String key = folder.relativize(file).toString().replace('\\', '/');
            MatchResult name = match(key);
            long stamp = LocalDateTime.parse(name.group(4), STAMP).toEpochSecond(ZoneOffset.UTC);
            assertThat(name.group(4)).startsWith(name.group(2).replace("/", ""));
            for (String record : records(Carrier.AWS_S3, text(Files.readAllBytes(file), true))) {
                String[] values = record.split(" ", -1);
                assertThat(values[1]).isEqualTo(name.group(1)).isEqualTo(name.group(3));
                assertThat(Long.parseLong(values[11])).isBetween(stamp, stamp + 299);
            }
        }
        assertThat(files.stream().map(Path::getParent).distinct()).hasSize(4);
    }

    private static MatchResult match(String key) {
        Matcher matcher = DELIVERED.matcher(key);
        assertThat(matcher.matches()).as(key).isTrue();
        return matcher.toMatchResult();
    }

    @Test
    void largeDeliveriesAreDivided(@TempDir Path folder) throws IOException {
        Ledger one = SyntheticFlowLogs.of(options(FieldLists.DEFAULT)).writeTo(folder.resolve("a"), Carrier.AWS_S3, 1);
        Ledger many =
                SyntheticFlowLogs.of(options(FieldLists.DEFAULT)).writeTo(folder.resolve("b"), Carrier.AWS_S3, 100);
        assertThat(many.files()).isBetween(100, 100 + one.files());
    }

    @Test
    void exportedLinesBeginWithTheStart() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SyntheticFlowLogs.of(options(FieldLists.DEFAULT)).writeTo(out, Carrier.EXPORT_TASK);
        assertThat(text(out.toByteArray(), true).lines()).allSatisfy(line -> {
            String[] values = line.split(" ", -1);
            assertThat(Instant.parse(values[0]).getEpochSecond()).isEqualTo(Long.parseLong(values[11]));
        });
    }

    @Test
    void subscriptionsHaveControlMessagesSeveralMembersAndDistinctIds() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SyntheticFlowLogs.of(options(FieldLists.DEFAULT)).writeTo(out, Carrier.SUBSCRIPTION);
        String text = text(out.toByteArray(), true);
        assertThat(text)
                .startsWith("{\"messageType\":\"CONTROL_MESSAGE\"")
                .contains("}{\"messageType\":\"DATA_MESSAGE\"");
        assertThat(text).doesNotContain("\n");
        List<String> ids = Pattern.compile("\"id\":\"(\\d{56})\"")
                .matcher(text)
                .results()
                .map(id -> id.group(1))
                .toList();
        assertThat(ids).hasSize(5_000).doesNotHaveDuplicates();
        assertThat(memberCount(out.toByteArray())).isGreaterThan(50);
    }

    private static int memberCount(byte[] bytes) {
        int count = 0;
        for (int i = 0; i + 9 < bytes.length; i++) {
            boolean header = bytes[i] == 0x1f && bytes[i + 1] == (byte) 0x8b && bytes[i + 2] == 8 && bytes[i + 9] == -1;
            if (header) count++;
        }
        return count;
    }

    @ParameterizedTest
    @EnumSource(Carrier.class)
    void noRecordsGiveCompleteFiles(Carrier carrier, @TempDir Path folder) throws IOException {
        GenerationOptions none = GenerationOptions.builder().lines(0).build();
        Ledger ledger = SyntheticFlowLogs.of(none).writeTo(folder, carrier, 2);
        assertThat(ledger.files()).isEqualTo(carrier == Carrier.AWS_S3 ? 0 : 2);
        for (Path file : files(folder)) {
            assertThat(records(carrier, text(Files.readAllBytes(file), carrier.isCompressed())))
                    .isEmpty();
        }
    }

    @Test
    void filesAreNeverOverwritten(@TempDir Path folder) throws IOException {
        SyntheticFlowLogs logs =
                SyntheticFlowLogs.of(GenerationOptions.builder().lines(10).build());
        logs.writeTo(folder, Carrier.PLAIN, 1);
        assertThatThrownBy(() -> logs.writeTo(folder, Carrier.PLAIN, 1)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void treeCannotGoIntoAStream() {
        SyntheticFlowLogs logs =
                SyntheticFlowLogs.of(GenerationOptions.builder().lines(10).build());
        assertThatThrownBy(() -> logs.writeTo(OutputStream.nullOutputStream(), Carrier.AWS_S3))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void callersStreamIsFlushedAndStaysOpen() throws IOException {
        List<String> calls = new ArrayList<>();
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                calls.add("flush");
            }

            @Override
            public void close() {
                calls.add("close");
            }
        };
        SyntheticFlowLogs.of(GenerationOptions.builder().lines(10).build()).writeTo(out, Carrier.GZIP);
        assertThat(calls).containsExactly("flush");
    }
}
