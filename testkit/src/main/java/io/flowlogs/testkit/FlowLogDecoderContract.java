package io.flowlogs.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flowlogs.FlowLogs;
import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.source.ColumnDecoder;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.LineSink;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The rules of decoders, each as a test of its number. An author extends this class, says which decoder it is about and how its encoding is
 * written, and has all of them. What fails says which rule it is, what was found, and what to check.
 *
 * <p>A {@link ColumnDecoder} is asked for its columns where another is asked for lines; what is only about streams is skipped for it.
 */
public abstract class FlowLogDecoderContract {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final List<String> PIECES = List.of("a", " ", "\n", "\"", "[", "{\"a\":", ",");
    private static final long SEED = 20_240_305;
    private static final int DAMAGES = 400;

    /** For subclasses. */
    protected FlowLogDecoderContract() {}

    /**
     * Returns the decoder.
     *
     * @return the decoder, made by its constructor
     */
    protected abstract FlowLogDecoder decoder();

    /**
     * Writes a flow log in the encoding, by other means than the decoder's own.
     *
     * @param file the flow log
     * @return a content that has its records
     * @throws Exception when that fails; fails the test
     */
    protected abstract byte[] encode(LogFile file) throws Exception;

    /**
     * Returns flow logs that the encoding can have.
     *
     * @return the flow logs, at least one; by default one of each version
     */
    protected List<LogFile> files() {
        return FlowLogFixtures.versions();
    }

    /**
     * Tells whether a content of the encoding says where it ends, so that a reader knows when the end is missing.
     *
     * @return by default false, as for line after line
     */
    protected boolean tellsItsEnd() {
        return false;
    }

    /**
     * Returns how much memory decoding may take, whatever is decoded.
     *
     * @return bytes; by default 32 MiB
     */
    protected long memory() {
        return Flood.SIZE / 2;
    }

    @Test
    @DisplayName("Decoder: it is found by ServiceLoader, and has a name")
    final void decoderIsInstalled() {
        FlowLogDecoder decoder = decoder();
        boolean installed =
                FlowLogs.decoders().stream().anyMatch(other -> other.getClass().equals(decoder.getClass()));
        DecoderRule.DECODER.require(installed, decoder.getClass().getName() + " is not among " + FlowLogs.decoders());
        DecoderRule.DECODER.require(NAME.matcher(decoder.name()).matches(), "the name '" + decoder.name() + "'");
        DecoderRule.DECODER.require(!decoder.description().isBlank(), "no description");
    }

    @Test
    @DisplayName("D1: contents of the encoding are recognized, by this decoder alone")
    final void d1OwnContentIsRecognized() {
        DecoderRule.D1.run(() -> {
            for (LogFile file : files()) {
                byte[] head = head(encode(file));
                DecoderRule.D1.require(
                        recognizes(decoder(), head), file.name() + " in this encoding is not recognized");
                for (FlowLogDecoder other : FlowLogs.decoders()) {
                    boolean taken = !other.getClass().equals(decoder().getClass()) && recognizes(other, head);
                    DecoderRule.D1.require(
                            !taken, other.name() + " recognizes " + file.name() + " in this encoding, too");
                }
            }
        });
    }

    @Test
    @DisplayName("D2: nothing else is recognized")
    final void d2OtherContentIsNotRecognized() {
        DecoderRule.D2.run(() -> {
            for (LogFile file : plain()) {
                requireRefused(file.name() + " as plain text", file.bytes());
                requireRefused(
                        file.name() + " without a header",
                        String.join("\n", file.lines()).getBytes(UTF_8));
                requireRefused(file.name() + " in gzip", file.gzip());
            }
            requireRefused("an empty content", new byte[0]);
            requireRefused("a newline", new byte[] {'\n'});
            requireRefused("text", "Permission Check Successful".getBytes(UTF_8));
            Random random = new Random(SEED);
            for (int number = 0; number < DAMAGES; number++) {
                byte[] noise = new byte[1 + random.nextInt(200)];
                random.nextBytes(noise);
                requireRefused("noise, " + Arrays.toString(noise), noise);
            }
        });
    }

    private static List<LogFile> plain() {
        return Stream.concat(
                        FlowLogFixtures.versions().stream(),
                        Stream.of(FlowLogFixtures.malformed(FlowLogFixtures.BEGIN)))
                .toList();
    }

    private void requireRefused(String what, byte[] content) {
        DecoderRule.D2.require(!recognizes(decoder(), head(content)), what + " is recognized");
    }

    @Test
    @DisplayName("D2: a head is looked at up to its length, and left as it is")
    final void d2HeadIsRespected() {
        DecoderRule.D2.run(() -> {
            byte[] head = head(encode(files().get(0)));
            byte[] shown = head.clone();
            DecoderRule.D2.require(!decoder().recognizes(shown, 0), "bytes behind a length of 0 are recognized");
            decoder().recognizes(shown, shown.length);
            DecoderRule.D2.require(Arrays.equals(head, shown), "the head was changed");
            for (int length = 0; length < Math.min(head.length, 200); length++) {
                byte[] longer = Arrays.copyOf(Arrays.copyOf(head, length), FlowLogDecoder.HEAD_SIZE);
                byte[] other = longer.clone();
                Arrays.fill(other, length, other.length, (byte) '{');
                DecoderRule.D2.require(
                        decoder().recognizes(longer, length) == decoder().recognizes(other, length),
                        "what lies behind the length of " + length + " makes a difference");
            }
        });
    }

    @Test
    @DisplayName("D3: the records are those that were written")
    final void d3RecordsAreThoseWritten() {
        DecoderRule.D3.run(() -> {
            for (LogFile file : files()) {
                List<FlowRecord> found = read(file);
                String difference = new RecordBag(found).differenceFrom(new RecordBag(file.records()));
                DecoderRule.D3.require(difference.isEmpty(), difference + ", of " + file.name());
                DecoderRule.D3.require(found.equals(file.records()), "another order of " + file.name());
            }
        });
    }

    private List<FlowRecord> read(LogFile file) throws Exception {
        try (FlowLogs logs = FlowLogs.of(InMemoryFlowRecordSource.ofBytes(file.name(), encode(file)));
                Stream<FlowRecord> records = logs.query().format(file.format()).stream()) {
            return records.toList();
        }
    }

    @Test
    @DisplayName("D3: a byte at a time is as good as all at once")
    final void d3LinesAreTheSameByteByByte() {
        requireStream();
        DecoderRule.D3.run(() -> {
            for (LogFile file : files()) {
                byte[] content = encode(file);
                DecoderRule.D3.require(
                        decode(content).equals(Decoded.of(decoder(), new OneByOne(content))),
                        "other lines of " + file.name() + " when a read gives one byte");
            }
        });
    }

    @Test
    @DisplayName("D4: decoding again, and by several threads, gives the same")
    final void d4DecoderHasNoState() {
        DecoderRule.D4.run(() -> {
            FlowLogDecoder shared = decoder();
            byte[] content = encode(files().get(0));
            Decoded first = decode(decoder(), content);
            decode(shared, Arrays.copyOf(content, content.length / 2));
            DecoderRule.D4.require(
                    first.equals(decode(shared, content)), "another result behind a content that was cut");
            for (Decoded found : AtOnce.run(() -> decode(shared, content))) {
                DecoderRule.D4.require(first.equals(found), "another result when several threads decode at once");
            }
        });
    }

    @Test
    @DisplayName("D5: a carrier that fails is a failure")
    final void d5FailingCarrierIsAFailure() {
        DecoderRule.D5.run(() -> {
            byte[] content = encode(files().get(0));
            Decoded whole = decode(content);
            for (int quarter = 0; quarter < 4; quarter++) {
                Decoded part = failing(content, content.length * (long) quarter / 4);
                String where = "when the carrier failed after " + quarter + " quarters";
                DecoderRule.D5.require(part.failure() != null, "no failure " + where);
                requireBeginning(DecoderRule.D5, whole, part, where);
            }
        });
    }

    private Decoded failing(byte[] content, long after) {
        return decoder() instanceof ColumnDecoder columns
                ? Decoded.of(columns, new BytesChannel(content, after))
                : Decoded.of(decoder(), FaultySource.BrokenStream.of(content, after, true));
    }

    @Test
    @DisplayName("D6: a content that is cut makes up no lines")
    final void d6CutContentMakesUpNothing() {
        DecoderRule.D6.run(() -> {
            byte[] content = encode(files().get(0));
            Decoded whole = decode(content);
            int last = lastOf(content);
            for (int end : new int[] {last, last * 3 / 4, last / 2, last / 4}) {
                Decoded part = decode(Arrays.copyOf(content, end));
                String where = "of a content that was cut at " + end + " of " + content.length + " bytes";
                DecoderRule.D6.require(part.failure() != null || !tellsItsEnd(), "no failure " + where);
                requireBeginning(DecoderRule.D6, whole, part.failure() == null ? part.butLast() : part, where);
            }
        });
    }

    /** Where the last byte is that says something. */
    private static int lastOf(byte[] content) {
        int last = content.length - 1;
        while (last > 0 && Character.isWhitespace(content[last])) {
            last--;
        }
        return last;
    }

    private static void requireBeginning(Rule rule, Decoded whole, Decoded part, String where) {
        boolean beginning = part.lines().size() <= whole.lines().size()
                && whole.lines().subList(0, part.lines().size()).equals(part.lines());
        rule.require(beginning, "lines that are not the first of the whole, " + where);
    }

    @Test
    @DisplayName("D7: memory is bounded")
    final void d7MemoryIsBounded() {
        requireStream();
        DecoderRule.D7.run(() -> {
            byte[] content = encode(files().get(0));
            for (String piece : PIECES) {
                Flood flood = new Flood(Arrays.copyOf(content, content.length / 2), piece.getBytes(UTF_8));
                drain(flood);
                DecoderRule.D7.require(
                        flood.kept() < memory(),
                        (flood.kept() >> 20) + " MiB are in use after " + (Flood.SIZE >> 20) + " MiB of '"
                                + piece.replace("\n", "\\n") + "'");
            }
        });
    }

    private void drain(Flood flood) {
        try {
            decoder().decode(flood, new Flood.Drain());
        } catch (IOException e) {
            // To refuse is one way to keep within bounds.
            DecoderRule.D7.require(e.getMessage() != null, "a failure without a word");
        }
    }

    @Test
    @DisplayName("D8: damage is no crash")
    final void d8DamageIsNoCrash() throws Exception {
        Random random = new Random(SEED);
        for (LogFile file : files()) {
            byte[] content = encode(file);
            for (int number = 0; number < DAMAGES / files().size(); number++) {
                byte[] damaged = damaged(content, random);
                DecoderRule.D8.run(() -> decode(damaged));
                decoder().recognizes(head(damaged), head(damaged).length);
            }
        }
    }

    private static byte[] damaged(byte[] content, Random random) {
        byte[] damaged = content.clone();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
    }

    @Test
    @DisplayName("D9: what the sink throws ends it")
    final void d9SinkEndsDecoding() {
        requireStream();
        DecoderRule.D9.run(() -> {
            Ending sink = new Ending();
            IOException found = null;
            try {
                decoder().decode(new ByteArrayInputStream(encode(files().get(0))), sink);
            } catch (IOException e) {
                found = e;
            }
            DecoderRule.D9.require(isOf(sink.end, found), "what the sink threw became " + found);
            DecoderRule.D9.require(sink.calls == 1, "lines were handed over after the sink had thrown");
        });
    }

    private static boolean isOf(IOException thrown, @Nullable IOException found) {
        return found != null && (thrown.equals(found) || thrown.equals(found.getCause()));
    }

    @Test
    @DisplayName("D10: the content is left open")
    final void d10ContentIsNotClosed() {
        DecoderRule.D10.run(() -> {
            byte[] content = encode(files().get(0));
            if (decoder() instanceof ColumnDecoder columns) {
                BytesChannel channel = new BytesChannel(content, Long.MAX_VALUE);
                Decoded.of(columns, channel);
                DecoderRule.D10.require(channel.isOpen(), "the channel was closed");
                return;
            }
            OneByOne stream = new OneByOne(content);
            Decoded.of(decoder(), stream);
            DecoderRule.D10.require(!stream.closed, "the stream was closed");
        });
    }

    private void requireStream() {
        Assumptions.assumeFalse(decoder() instanceof ColumnDecoder, "columns are not read from a stream");
    }

    private Decoded decode(byte[] content) {
        return decode(decoder(), content);
    }

    private static Decoded decode(FlowLogDecoder decoder, byte[] content) {
        return decoder instanceof ColumnDecoder columns
                ? Decoded.of(columns, new BytesChannel(content, Long.MAX_VALUE))
                : Decoded.of(decoder, new ByteArrayInputStream(content));
    }

    private static boolean recognizes(FlowLogDecoder decoder, byte[] head) {
        return decoder.recognizes(head, head.length);
    }

    private static byte[] head(byte[] content) {
        return Arrays.copyOf(content, Math.min(content.length, FlowLogDecoder.HEAD_SIZE));
    }

    /** Gives one byte at a time, and remembers whether it was closed. */
    private static final class OneByOne extends FilterInputStream {
        private boolean closed;

        OneByOne(byte[] content) {
            super(new ByteArrayInputStream(content));
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(length, 1));
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** Wants no lines. */
    private static final class Ending implements LineSink {
        private final IOException end = new IOException("the scan was cancelled");
        private int calls;

        @Override
        public void format(FlowLogFormat format) {}

        @Override
        public void line(byte[] bytes, int offset, int length, @Nullable EventMetadata event) throws IOException {
            calls++;
            throw end;
        }

        @Override
        public void skipped(String reason) {}

        @Override
        public void malformed(String raw, String problem) throws IOException {
            line(new byte[0], 0, 0, null);
        }
    }
}
