package io.flowlogs.gen;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Synthetic flow logs: records of a network that does not exist, consistent with each other and with AWS's rules.
 *
 * <p>Every call generates the same records again. Immutable, and safe for use by several threads.
 */
public final class SyntheticFlowLogs {
    private static final int MOST_FILES = 100_000;

    private final GenerationOptions options;
    private final World world;
    private final RecordLayout layout;

    private SyntheticFlowLogs(GenerationOptions options) {
        this.options = options;
        world = new World(options);
        layout = new RecordLayout(options.fields());
    }

    /**
     * Prepares a network; a matter of some ten milliseconds.
     *
     * @param options what to generate
     * @return a generator
     */
    public static SyntheticFlowLogs of(GenerationOptions options) {
        return new SyntheticFlowLogs(options);
    }

    /**
     * Writes plain text.
     *
     * @param out where to; flushed, not closed
     * @return the truth about what was written
     * @throws IOException if {@code out} fails
     */
    public Ledger writeTo(OutputStream out) throws IOException {
        return writeTo(out, Carrier.PLAIN);
    }

    /**
     * Writes one stream.
     *
     * @param out where to; flushed, not closed
     * @param carrier any but {@link Carrier#AWS_S3}, which is a tree of files
     * @return the truth about what was written
     * @throws IOException if {@code out} fails
     * @throws IllegalArgumentException for {@link Carrier#AWS_S3}
     */
    public Ledger writeTo(OutputStream out, Carrier carrier) throws IOException {
        if (carrier == Carrier.AWS_S3) throw new IllegalArgumentException("AWS_S3 needs a directory, found a stream");
        RecordFile file = new RecordFile(carrier, options, layout, out);
        try {
            LedgerBook book = generate((sample, windowStart) -> file.write(sample));
            return book.close(file.finish());
        } finally {
            file.release();
        }
    }

    /**
     * Writes files, none of which may exist yet.
     *
     * @param directory where to; made if it is missing
     * @param carrier what is in each file
     * @param files how many, from 1 to 100,000. They are named {@code part-0001} and so on with the carrier's suffix, and
     *     have equal numbers of records. {@link Carrier#AWS_S3} makes at least one for each account and five minutes, and
     *     divides those that have more records than an equal share.
     * @return the truth about what was written
     * @throws IOException if a file cannot be written, or exists
     * @throws IllegalArgumentException if {@code files} is outside its range
     */
    public Ledger writeTo(Path directory, Carrier carrier, int files) throws IOException {
        if (files < 1 || files > MOST_FILES)
            throw new IllegalArgumentException("files: expected 1 to 100000, found " + files);
        try (RecordFiles output = output(directory, carrier, files)) {
            LedgerBook book = generate(output::write);
            return book.close(output.finish());
        }
    }

    private RecordFiles output(Path directory, Carrier carrier, int files) {
        return carrier == Carrier.AWS_S3
                ? new DeliveredFiles(directory, files, options, layout)
                : new NumberedFiles(directory, carrier, files, options, layout);
    }

    /** Where records go. */
    private interface Receiver {
        void accept(FlowSample sample, long windowStart) throws IOException;
    }

    private LedgerBook generate(Receiver receiver) throws IOException {
        LedgerBook book = new LedgerBook(options, world, layout);
        FlowSequence sequence = new FlowSequence(options, world);
        FlowSample sample = sequence.sample();
        while (sequence.advance()) {
            receiver.accept(sample, sequence.windowStart());
            book.add(sample);
        }
        return book;
    }

    /**
     * The records as text, generated while the stream is read; meant for small tests.
     *
     * @return a sequential, ordered stream of lines without header and line end
     */
    public Stream<String> lines() {
        return StreamSupport.stream(new LineSpliterator(), false);
    }

    /**
     * The field names as a header line shows them.
     *
     * @return names separated by blanks, without line end
     */
    public String header() {
        return layout.header();
    }

    /** Not splittable in any useful way: each record depends on the ones before. */
    private final class LineSpliterator extends Spliterators.AbstractSpliterator<String> {
        private final FlowSequence sequence = new FlowSequence(options, world);
        private final ByteSink text = new ByteSink(OutputStream.nullOutputStream());

        LineSpliterator() {
            super(options.lines(), ORDERED | NONNULL | SIZED);
        }

        @Override
        public boolean tryAdvance(Consumer<? super String> action) {
            if (!sequence.advance()) return false;
            layout.write(sequence.sample(), text);
            action.accept(text.take());
            return true;
        }
    }
}
