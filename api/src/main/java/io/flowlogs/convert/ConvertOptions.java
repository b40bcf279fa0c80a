package io.flowlogs.convert;

import io.flowlogs.record.FlowConfigurationException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How flow records are written to files. Immutable. */
public final class ConvertOptions {
    private static final long USUAL_TARGET = 128L << 20;

    private final String encoder;
    private final @Nullable Compression compression;
    private final List<Partition> partitions;
    private final boolean sorted;
    private final long targetSize;
    private final boolean force;
    private final boolean partial;

    private ConvertOptions(Builder builder) {
        this.encoder = builder.encoder;
        this.compression = builder.compression;
        this.partitions = List.copyOf(builder.partitions);
        this.sorted = builder.sorted;
        this.targetSize = builder.targetSize;
        this.force = builder.force;
        this.partial = builder.partial;
    }

    /**
     * Asks for files of a format, with all else as usual.
     *
     * @param encoder the name of an installed {@link FlowLogEncoder}, such as <code>parquet</code>
     * @return the options
     */
    public static ConvertOptions to(String encoder) {
        return builder(encoder).build();
    }

    /**
     * Begins options.
     *
     * @param encoder the name of an installed {@link FlowLogEncoder}, such as <code>parquet</code>
     * @return a builder
     */
    public static Builder builder(String encoder) {
        return new Builder(encoder);
    }

    /**
     * Returns the format of the files.
     *
     * @return the name of an encoder
     */
    public String encoder() {
        return encoder;
    }

    /**
     * Returns the compression asked for.
     *
     * @return the compression, or null for the one that is usual for the format
     */
    public @Nullable Compression compression() {
        return compression;
    }

    /**
     * Returns what divides the files into folders.
     *
     * @return the partitions, from the outermost on; none means that all files are in one directory
     */
    public List<Partition> partitions() {
        return partitions;
    }

    /**
     * Tells whether the records are sorted by their start.
     *
     * @return true when they are, in every folder, over all its files
     */
    public boolean sorted() {
        return sorted;
    }

    /**
     * Returns at which size a file is ended and another begun.
     *
     * @return bytes
     */
    public long targetSize() {
        return targetSize;
    }

    /**
     * Tells whether files that are there may be replaced.
     *
     * @return true when those of the same names may
     */
    public boolean force() {
        return force;
    }

    /**
     * Tells whether to write what could be read when something could not.
     *
     * @return false when nothing is written then
     */
    public boolean partial() {
        return partial;
    }

    /** Gathers options. */
    public static final class Builder {
        private final String encoder;
        private @Nullable Compression compression;
        private final List<Partition> partitions = new ArrayList<>();
        private boolean sorted;
        private long targetSize = USUAL_TARGET;
        private boolean force;
        private boolean partial;

        private Builder(String encoder) {
            this.encoder = encoder;
        }

        /**
         * Compresses in another way than is usual for the format.
         *
         * @param wanted one of those that the encoder has
         * @return this builder
         */
        public Builder compression(Compression wanted) {
            compression = wanted;
            return this;
        }

        /**
         * Divides the files into folders.
         *
         * @param outermostFirst what by
         * @return this builder
         */
        public Builder partitionedBy(Partition... outermostFirst) {
            partitions.clear();
            partitions.addAll(List.of(outermostFirst));
            return this;
        }

        /**
         * Sorts the records of every folder by their start; those that have none by their end, those without any time come last.
         * What does not fit in memory waits in the directory, as text.
         *
         * @return this builder
         */
        public Builder sorted() {
            sorted = true;
            return this;
        }

        /**
         * Ends files at another size than 128 MiB. A compressed file may become somewhat larger or smaller.
         *
         * @param bytes the size, at least 1
         * @return this builder
         */
        public Builder targetSize(long bytes) {
            targetSize = bytes;
            return this;
        }

        /**
         * Replaces files of the same names. Other files in the directory stay.
         *
         * @return this builder
         */
        public Builder force() {
            force = true;
            return this;
        }

        /**
         * Writes what could be read, even if something could not. Matters only to queries that go on after failures, see
         * {@code MalformedRecordPolicy}.
         *
         * @return this builder
         */
        public Builder partial() {
            partial = true;
            return this;
        }

        /**
         * Makes the options.
         *
         * @return the options
         * @throws FlowConfigurationException when they contradict each other
         */
        public ConvertOptions build() {
            List<String> problems = new ArrayList<>();
            if (targetSize < 1) {
                problems.add("target size: expected at least 1 byte, found " + targetSize + ".");
            }
            if (partitions.stream().distinct().count() < partitions.size()) {
                problems.add("partition: expected each once, found "
                        + partitions.stream().map(Partition::word).toList() + ". Remove the repetition.");
            }
            if (partitions.contains(Partition.DAY) && partitions.contains(Partition.HOUR)) {
                problems.add("partition: expected day or hour, found both. Leave out day, which is part of hour.");
            }
            if (!problems.isEmpty()) {
                throw new FlowConfigurationException(problems);
            }
            return new ConvertOptions(this);
        }
    }
}
