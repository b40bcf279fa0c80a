package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.parse.ParseLimits;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Compressed files that are cut off, damaged, or meant to do harm. */
class GzipFaultTest {
    private static final FlowLogFormat FORMAT = FlowLogFormat.parse("srcaddr dstaddr bytes");
    private static final byte[] TEXT = text(12);

    private static byte[] text(int lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append("10.0.0.")
                    .append(i % 250)
                    .append(" 192.168.7.")
                    .append(i * 7 % 250)
                    .append(' ');
            text.append(i * 1_000_003L).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static FlowQuery asked(byte[] stored, int threads) {
        return new Way(Way.Carrier.FILE, threads, 50, 0).over(stored).format(FORMAT);
    }

    private static Seen reported(byte[] stored, int threads) {
        return Seen.of(asked(stored, threads).onMalformed(MalformedRecordPolicy.REPORT));
    }

    private static List<String> messages(byte[] text) {
        return Reference.read(text, FORMAT).flows().stream()
                .map(FlowRecord::toMessage)
                .toList();
    }

    @Test
    void aFileCutAnywhereGivesWhatCameBeforeAndSaysWhere() {
        for (byte[] whole : List.of(Gzip.of(TEXT), Gzip.inMembers(TEXT, 130), Gzip.of(Gzip.of(TEXT)))) {
            for (int cut = 2; cut < whole.length; cut++) {
                byte[] stored = Arrays.copyOf(whole, cut);
                checkCut(stored, lines(stored));
            }
        }
    }

    private static void checkCut(byte[] stored, List<String> expected) {
        Seen seen = reported(stored, 2);
        String what = "cut at " + stored.length;
        if (seen.statistics().splitsFailed() == 0) {
            assertThat(isWhole(stored)).as(what).isTrue();
            return;
        }
        Lists.same(what, expected, seen.messages());
        assertThat(seen.statistics().splitsRead()).as(what).isZero();
        assertThat(seen.failed)
                .as(what)
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem).hasMessageStartingWith("0.log: ").hasMessageContaining("at byte "));
        Seen strict = Seen.of(asked(stored, 1));
        Lists.same(what, expected, strict.messages());
        assertThat(strict.failure()).hasMessageStartingWith("0.log: ");
        assertThat(asked(stored, 2)
                        .onMalformed(MalformedRecordPolicy.REPORT)
                        .count()
                        .records())
                .as(what)
                .isEqualTo(expected.size());
    }

    /** The end of a member is a whole file too: nobody can know that more was to come. */
    private static boolean isWhole(byte[] stored) {
        int at = 0;
        for (int size = 130; at < stored.length; size += 130) {
            byte[] piece = Arrays.copyOfRange(TEXT, size - 130, Math.min(size, TEXT.length));
            at += Gzip.of(piece).length;
        }
        return at == stored.length;
    }

    /** What the JDK makes of a cut file, byte by byte; a line counts when its end was reached. */
    private static List<String> lines(byte[] stored) {
        byte[] text = unzipped(stored);
        byte[] inner = text.length > 1 && text[0] == 0x1f && text[1] == (byte) 0x8b ? unzipped(text) : text;
        int end = inner.length;
        while (end > 0 && inner[end - 1] != '\n') {
            end--;
        }
        return messages(Arrays.copyOf(inner, end));
    }

    private static byte[] unzipped(byte[] stored) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(stored), 1)) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                out.write(b);
            }
        } catch (IOException e) {
            return out.toByteArray(); // The cut.
        }
        return out.toByteArray();
    }

    @Test
    void everyDamagedByteIsNoticed() {
        byte[] whole = Gzip.of(TEXT);
        for (int at = 10; at < whole.length; at++) {
            byte[] stored = whole.clone();
            stored[at] ^= 0x10;
            Seen seen = reported(stored, 1);
            assertThat(seen.failed)
                    .as("byte %s", at)
                    .singleElement()
                    .satisfies(problem -> assertThat(problem).hasMessageStartingWith("0.log: expected "));
            assertThat(seen.statistics().splitsFailed()).as("byte %s", at).isEqualTo(1);
        }
    }

    @Test
    void aWrongChecksumIsReportedAfterTheRecords() {
        byte[] stored = Gzip.of(TEXT);
        stored[stored.length - 6] ^= 1;
        Seen seen = reported(stored, 1);
        Lists.same("crc", messages(TEXT), seen.messages());
        assertThat(seen.failed)
                .singleElement()
                .satisfies(problem -> assertThat(problem).hasMessageContaining("checksum"));
    }

    @Test
    void whatFollowsTheEndIsReportedUnlessItIsPadding() {
        ByteArrayOutputStream garbage = new ByteArrayOutputStream();
        garbage.writeBytes(Gzip.of(TEXT));
        garbage.writeBytes("more".getBytes(StandardCharsets.US_ASCII));
        Seen seen = reported(garbage.toByteArray(), 1);
        Lists.same("garbage", messages(TEXT), seen.messages());
        assertThat(seen.failed).hasSize(1);
        Seen padded = reported(Arrays.copyOf(Gzip.of(TEXT), Gzip.of(TEXT).length + 600), 1);
        Lists.same("padding", messages(TEXT), padded.messages());
        assertThat(padded.failed).isEmpty();
    }

    @Test
    void decodedSizeIsLimitedAndTheErrorNamesTheLimit() {
        Seen seen = Seen.of(asked(Gzip.of(text(5000)), 1).limits(ParseLimits.DEFAULT.withMaxDecodedBytes(1000)));
        assertThat(seen.failure()).hasMessageStartingWith("0.log: ").hasMessageContaining("maxDecodedBytes");
    }

    @Test
    void expansionIsLimitedAndTheErrorNamesTheLimit() {
        byte[] bomb = Gzip.of(new byte[80 << 20]);
        for (byte[] stored : List.of(bomb, Gzip.of(bomb))) {
            Seen seen = reported(stored, 1);
            assertThat(seen.failed)
                    .singleElement()
                    .satisfies(problem -> assertThat(problem)
                            .hasMessageStartingWith("0.log: ")
                            .hasMessageContaining("maxExpansion"));
        }
    }

    @Test
    void gzipInGzipHasAnEnd() {
        byte[] stored = TEXT;
        List<Integer> read = new ArrayList<>();
        for (int depth = 1; depth <= 5; depth++) {
            stored = Gzip.of(stored);
            read.add(reported(stored, 1).records.size());
        }
        assertThat(read).containsExactly(12, 12, 12, 0, 0);
        assertThat(Seen.of(asked(stored, 1)).failure()).hasMessageStartingWith("0.log: ");
    }
}
