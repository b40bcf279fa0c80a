package io.flowlogs.source.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.FlowLogs;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.FollowOptions;
import io.flowlogs.query.FollowedRecords;
import io.flowlogs.query.ScanObserver;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowParseException;
import io.flowlogs.record.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that grow, move and come while they are followed. Between two looks, the next thing happens instead of a wait. */
@Timeout(60)
class FollowFilesTest {
    private static final FollowOptions ALL = FollowOptions.from(Instant.MIN);
    private static final FollowOptions NEW = FollowOptions.fromNow();
    private static final WalkRules RULES = new WalkRules(false, Duration.ofMinutes(30));
    private static final String HEADER = "srcaddr start bytes\n";

    /** More looks than the engine takes ahead: when all of them were empty, everything has been seen. */
    private static final int QUIET = 5;

    @TempDir
    Path root;

    private Path log = Path.of("");
    private @Nullable String checkpoint;
    private Map<String, Long> skipped = Map.of();
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void nameLog() {
        log = root.resolve("a.log");
    }

    /** Something that happens to files. */
    private interface Event {
        void happen() throws IOException;
    }

    private static String line(int number) {
        return "10.0.0.1 1700000000 " + number + "\n";
    }

    private static String lines(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(line(i));
        }
        return text.toString();
    }

    private static Event append(Path file, String text) {
        return () -> Files.writeString(file, text, CREATE, APPEND);
    }

    private static Event move(Path from, Path to) {
        return () -> Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Event nothing() {
        return () -> {};
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    /** Follows while one event after another happens, and returns the bytes of the records seen. */
    private String follow(Path location, FollowOptions options, Event... events) throws IOException {
        Deque<Event> script = new ArrayDeque<>(Arrays.asList(events));
        CountDownLatch over = new CountDownLatch(1);
        Pause pause = time -> next(script, over);
        StringBuilder seen = new StringBuilder();
        try (FileSource source = new FileSource("files", FileTarget.find(location.toString()), RULES, pause);
                FlowLogs logs = FlowLogs.of(source);
                FollowedRecords records = logs.query()
                        .onMalformed(MalformedRecordPolicy.REPORT)
                        .observedBy(observer())
                        .follow(options)) {
            int quiet = 0;
            while (quiet < QUIET) {
                List<FlowRecord> batch = java.util.Objects.requireNonNull(records.nextBatch());
                for (FlowRecord flow : batch) {
                    seen.append(seen.isEmpty() ? "" : " ").append(flow.getBytes());
                }
                quiet = over.getCount() > 0 || !batch.isEmpty() ? 0 : quiet + 1;
            }
            checkpoint = records.checkpoint();
            skipped = records.statistics().skipped();
        }
        return seen.toString();
    }

    private ScanObserver observer() {
        return new ScanObserver() {
            @Override
            public void malformed(FlowParseException problem) {
                told.add(problem.getMessage());
            }
        };
    }

    /** The wait that says that all is over comes behind the look that saw the last event. */
    private static void next(Deque<Event> script, CountDownLatch over) {
        try {
            if (script.isEmpty()) {
                over.countDown();
            } else {
                script.remove().happen();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private FollowOptions resumed() {
        return NEW.resumingAt(java.util.Objects.requireNonNull(checkpoint));
    }

    @Test
    void whatIsThereComesAndThenWhatIsWritten() throws IOException {
        Files.writeString(log, HEADER + lines(0, 2));
        assertThat(follow(log, ALL, append(log, line(2)), nothing(), append(log, lines(3, 5))))
                .isEqualTo("0 1 2 3 4");
    }

    @Test
    void onlyWhatComesIsOneOption() throws IOException {
        Files.writeString(log, HEADER + lines(0, 2) + "10.0.0.1 17000");
        assertThat(follow(log, NEW, append(log, "00000 2\n"), append(log, line(3))))
                .isEqualTo("2 3");
        Files.writeString(log, "srcaddr");
        assertThat(follow(log, NEW, append(log, " start bytes\n" + line(4)))).isEqualTo("4");
    }

    @Test
    void theBeginningOfALineWaitsForItsEnd() throws IOException {
        Files.writeString(log, HEADER + "10.0.0.1 17000");
        assertThat(follow(log, ALL, append(log, "00000 1"), nothing(), append(log, "2\n"), append(log, "10.")))
                .isEqualTo("12");
        assertThat(follow(log, resumed(), append(log, "0.0.1 1700000000 13\n"))).isEqualTo("13");
    }

    @Test
    void moreThanIsReadAtALookComesWithoutAWait() throws IOException {
        Files.writeString(log, HEADER + lines(0, 200_000));
        assertThat(follow(log, ALL).split(" ")).hasSize(200_000).endsWith("199998", "199999");
    }

    @Test
    void ofARenamedFileTheRestIsReadBeforeTheNewOne() throws IOException {
        Path old = root.resolve("a.log.1");
        Files.writeString(log, HEADER + line(0));
        String seen = follow(
                log,
                ALL,
                () -> {
                    append(log, line(1)).happen();
                    move(log, old).happen();
                    append(log, "start srcaddr bytes\n1700000000 10.0.0.1 2\n").happen();
                },
                append(old, line(3)),
                append(log, "1700000000 10.0.0.1 4\n"));
        assertThat(seen).isEqualTo("0 1 2 3 4");
        assertThat(told).isEmpty();
    }

    @Test
    void ofARemovedFileTheRestIsReadAndItIsWaitedForUntilItIsThereAgain() throws IOException {
        Files.writeString(log, HEADER + line(0));
        String seen = follow(
                log,
                ALL,
                () -> {
                    append(log, line(1)).happen();
                    Files.delete(log);
                },
                nothing(),
                nothing(),
                nothing(),
                nothing(),
                append(log, HEADER + line(2)),
                append(log, line(3)));
        assertThat(seen).isEqualTo("0 1 2 3");
    }

    @Test
    void aFileThatWasAwayIsGoneOnWith() throws IOException {
        Path away = root.resolve("away");
        Files.writeString(log, HEADER + line(0));
        Event[] events = {
            move(log, away),
            nothing(),
            nothing(),
            nothing(),
            nothing(),
            nothing(),
            move(away, log),
            append(log, line(1))
        };
        assertThat(follow(log, ALL, events)).isEqualTo("0 1");
    }

    @Test
    void aFileThatIsCutOffIsReadFromItsBeginning() throws IOException {
        Files.writeString(log, HEADER + lines(0, 3));
        String seen = follow(
                log,
                ALL,
                () -> Files.writeString(log, HEADER + line(3)),
                () -> Files.writeString(log, HEADER + lines(10, 100)),
                append(log, line(100)));
        assertThat(seen).startsWith("0 1 2 3 10 11 12 ").endsWith(" 98 99 100");
    }

    @Test
    void goingOnLosesNothingAndRepeatsNothing() throws IOException {
        Files.writeString(log, HEADER + lines(0, 2));
        assertThat(follow(log, ALL, append(log, line(2)))).isEqualTo("0 1 2");
        append(log, line(3)).happen();
        assertThat(follow(log, resumed(), append(log, line(4)))).isEqualTo("3 4");
        assertThat(follow(log, resumed())).isEmpty();
        append(log, "start srcaddr bytes\n1700000000 10.0.0.1 5\n").happen();
        assertThat(follow(log, resumed())).isEqualTo("5");
        append(log, "1700000000 10.0.0.1 6\nbroken\n").happen();
        assertThat(follow(log, resumed())).isEqualTo("6");
        assertThat(told).singleElement().asString().startsWith(log + ":10: expected 3 fields");
    }

    @Test
    void aFileThatWasRenamedMeanwhileIsFound() throws IOException {
        Path old = root.resolve("a.log.1");
        Files.writeString(log, HEADER + line(0));
        assertThat(follow(log, ALL)).isEqualTo("0");
        append(log, line(1)).happen();
        move(log, old).happen();
        append(log, HEADER + line(2)).happen();
        assertThat(follow(log, resumed(), append(log, line(3)))).isEqualTo("1 2 3");
        assertThat(follow(log, resumed())).isEmpty();
    }

    @Test
    void aFileThatWasReplacedMeanwhileIsReadFromItsBeginning() throws IOException {
        Files.writeString(log, HEADER + lines(0, 2));
        assertThat(follow(log, ALL)).isEqualTo("0 1");
        Files.writeString(log, HEADER + lines(5, 50));
        assertThat(follow(log, resumed())).startsWith("5 6 7 ");
    }

    @Test
    void aFileThatIsNotFoundAgainIsAccountedFor() throws IOException {
        Path hidden = Files.createDirectory(root.resolve("d")).resolve("b.log");
        Files.writeString(log, HEADER + line(0));
        assertThat(follow(log, ALL)).isEqualTo("0");
        assertThat(skipped).isEmpty();
        move(log, hidden).happen();
        Files.writeString(log, HEADER + line(1));
        assertThat(follow(log, resumed())).isEqualTo("1");
        assertThat(skipped).isEqualTo(Map.of("followed files that were not found again", 1L));
        move(hidden, log).happen();
        append(log, line(2)).happen();
        assertThat(follow(log, resumed())).isEqualTo("2");
    }

    @Test
    void inADirectoryNewFilesComeToo() throws IOException {
        Path directory = Files.createDirectory(root.resolve("logs"));
        Path first = directory.resolve("first.log");
        Path later = directory.resolve("sub/later.log");
        Files.writeString(first, HEADER + line(0));
        String seen = follow(
                directory,
                NEW,
                append(first, line(1)),
                () -> {
                    Files.createDirectory(later.getParent());
                    Files.writeString(later, "bytes srcaddr start\n2 10.0.0.1 1700000000\n");
                },
                () -> {
                    append(later, "3 10.0.0.1 1700000000\n").happen();
                    append(first, line(4)).happen();
                },
                move(first, directory.resolve("renamed.log")),
                append(directory.resolve("renamed.log"), line(5)));
        assertThat(seen).isEqualTo("1 2 4 3 5");
        append(later, "6 10.0.0.1 1700000000\n").happen();
        Files.writeString(directory.resolve("while-away.log"), HEADER + line(7));
        assertThat(follow(directory, resumed())).isEqualTo("6 7");
        assertThat(told).isEmpty();
    }

    @Test
    void aPatternIsFollowedAndMoreFilesThanAreHeldOpen() throws IOException {
        for (int i = 0; i < 100; i++) {
            Files.writeString(root.resolve(i + ".log"), HEADER + line(i));
        }
        Files.writeString(root.resolve("x.txt"), HEADER + line(1000));
        Path pattern = root.resolve("*.log");
        assertThat(follow(
                                pattern,
                                ALL,
                                append(root.resolve("7.log"), line(107)),
                                append(root.resolve("93.log"), line(193)))
                        .split(" "))
                .hasSize(102)
                .endsWith("107", "193");
        append(root.resolve("5.log"), line(105)).happen();
        move(root.resolve("5.log"), root.resolve("5.old")).happen();
        assertThat(follow(pattern, resumed())).isEqualTo("105");
    }

    @Test
    void compressedFilesAreReadAsFarAsTheyGo() throws IOException {
        byte[] whole = gzip(HEADER + lines(0, 3000));
        Path file = root.resolve("a.log.gz");
        Files.write(file, Arrays.copyOf(whole, 5));
        String seen = follow(
                file,
                ALL,
                () -> Files.write(file, Arrays.copyOf(whole, whole.length / 2)),
                () -> Files.write(file, whole));
        assertThat(seen.split(" ")).hasSize(3000).startsWith("0", "1").endsWith("2998", "2999");
        assertThat(follow(file, resumed())).isEmpty();
        Files.write(file, gzip(line(3000)), APPEND);
        assertThat(follow(file, resumed())).isEqualTo("3000");
        assertThat(told).isEmpty();
    }

    @Test
    void largeCompressedFilesComeInSeveralLooks() throws IOException {
        Path file = root.resolve("a.log.gz");
        Files.write(file, gzip(HEADER + lines(0, 200_000)));
        assertThat(follow(file, ALL).split(" ")).hasSize(200_000).endsWith("199999");
    }

    @Test
    void compressedFilesThatWereThereAreNotReadUnlessTheyChange() throws IOException {
        byte[] whole = gzip(HEADER + line(1));
        Files.write(root.resolve("old.log.gz"), gzip(HEADER + line(0)));
        Files.write(root.resolve("half.log.gz"), Arrays.copyOf(whole, whole.length / 2));
        assertThat(follow(
                        root,
                        NEW,
                        () -> Files.write(root.resolve("half.log.gz"), whole),
                        () -> Files.write(root.resolve("new.log.gz"), gzip(HEADER + line(2)))))
                .isEqualTo("1 2");
    }

    @Test
    void damageIsReportedOnceAndTheNeighboursComeAllTheSame() throws IOException {
        byte[] damaged = gzip(HEADER + lines(0, 3000));
        damaged[damaged.length - 8]++; // The sum of the text.
        Files.write(root.resolve("damaged.log.gz"), damaged);
        Files.createSymbolicLink(root.resolve("nowhere.log"), Path.of("missing"));
        Files.writeString(log, HEADER);
        String seen = follow(root, ALL, append(log, line(9000)), nothing(), nothing());
        assertThat(seen).endsWith(" 2999 9000");
        assertThat(told).hasSize(2);
        assertThat(told).filteredOn(message -> message.contains("gzip")).hasSize(1);
        assertThat(told)
                .filteredOn(message -> message.contains("symbolic link"))
                .hasSize(1);
        assertThat(told)
                .allMatch(message -> message.startsWith(root + "/damaged.log.gz")
                        || message.startsWith(root + "/nowhere.log: expected a symbolic link"));
    }

    @Test
    void namesOfAwsLeaveOutFilesBeforeTheBeginning() throws IOException {
        String name = "123456789012_vpcflowlogs_r_fl-1_20240501T%s00Z_ab.log";
        for (String hour : List.of("03", "09", "10")) {
            Files.writeString(
                    root.resolve(String.format(java.util.Locale.ROOT, name, hour)),
                    HEADER + "10.0.0.1 "
                            + Instant.parse("2024-05-01T" + hour + ":00:00Z").getEpochSecond() + " " + hour + "\n");
        }
        FollowOptions fromTen = FollowOptions.from(Instant.parse("2024-05-01T10:00:00Z"));
        assertThat(follow(root, fromTen)).isEqualTo("10");
        assertThat(checkpoint).isNotNull();
        Files.writeString(root.resolve(String.format(java.util.Locale.ROOT, name, "02")), HEADER + line(1));
        assertThat(follow(root, resumed())).isEmpty();
    }

    @Test
    void aTextBeforeTheHeaderThatMarksItsEncodingIsPassedOver() throws IOException {
        Files.writeString(log, "\ufeff" + HEADER + line(0));
        assertThat(follow(log, ALL)).isEqualTo("0");
        append(log, line(1)).happen();
        assertThat(follow(log, resumed())).isEqualTo("1");
    }

    @Test
    void positionsOfSomethingElseAreRefused() throws IOException {
        Files.writeString(log, HEADER);
        for (String position : List.of("", "2;0", "1;x", "1;0;key:1:2", "1;0;key:-1:0:0:0:0:0:0")) {
            String text = "flowlogs checkpoint 1\nfiles\t" + position + "\n";
            assertThatThrownBy(() -> follow(log, ALL.resumingAt(text)))
                    .isInstanceOf(FlowConfigurationException.class)
                    .hasMessageContaining("position of files");
        }
    }
}
