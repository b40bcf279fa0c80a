package io.flowlogs.engine;

import io.flowlogs.internal.plan.EngineQuery;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.source.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One way of having a text read.
 *
 * @param carrier how it is stored
 * @param threads how many read it
 * @param size of ranges or gzip members, in bytes
 * @param seed when not 0, reads give a random number of bytes
 */
record Way(Carrier carrier, int threads, int size, long seed) {
    /** The plainest way, to compare others with. */
    static final Way SIMPLEST = new Way(Carrier.FILE, 1, 1 << 20, 0);

    /** How a text is stored. */
    enum Carrier {
        FILE,
        PIPE,
        GZIP,
        MEMBERS,
        GZIP_IN_GZIP
    }

    /** Ways that differ in all that must not matter. */
    static List<Way> all() {
        List<Way> ways = new ArrayList<>();
        for (Carrier carrier : Carrier.values()) {
            ways.add(new Way(carrier, 1, 101, 0));
            ways.add(new Way(carrier, 3, 64, 7));
        }
        ways.add(new Way(Carrier.FILE, 2, 1, 0));
        ways.add(new Way(Carrier.FILE, 4, 333, 11));
        return ways;
    }

    /** Asks about texts, each of which is a split named by its number: 0.log and so on. */
    FlowQuery over(byte[]... texts) {
        Split[] splits = new Split[texts.length];
        Arrays.setAll(splits, i -> split(i + ".log", texts[i]));
        return over(splits);
    }

    FlowQuery over(Split... splits) {
        return ((EngineQuery) EngineQuery.over(List.of(MemorySource.of(splits)), List.of())
                        .parallelism(threads))
                .inRangesOf(size);
    }

    Split split(String name, byte[] text) {
        return switch (carrier) {
            case FILE -> MemoryBytes.file(name, text).inShortReads(seed);
            case PIPE -> MemoryBytes.file(name, text).inShortReads(seed).piped();
            case GZIP -> MemoryBytes.file(name, Gzip.of(text)).inShortReads(seed);
            case MEMBERS -> MemoryBytes.file(name, Gzip.inMembers(text, size)).inShortReads(seed);
            case GZIP_IN_GZIP -> MemoryBytes.file(name, Gzip.of(Gzip.of(text))).inShortReads(seed);
        };
    }
}
