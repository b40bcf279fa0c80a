package io.flowlogs.report;

import java.util.Arrays;

/** What one source sent: for each target, port and second, how many records. Numbers only, as there may be many; used again for every source. */
final class Probes {
    private int[] targets = new int[64];
    private int[] ports = new int[64];
    private long[] seconds = new long[64];
    private long[] records = new long[64];
    private long[] rejected = new long[64];
    private long[] synOnly = new long[64];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void add(int target, int port, long second, long recordCount, long rejectedCount, long synOnlyCount) {
        if (size == targets.length) {
            grow(size * 2);
        }
        targets[size] = target;
        ports[size] = port;
        seconds[size] = second;
        records[size] = recordCount;
        rejected[size] = rejectedCount;
        synOnly[size] = synOnlyCount;
        size++;
    }

    private void grow(int capacity) {
        targets = Arrays.copyOf(targets, capacity);
        ports = Arrays.copyOf(ports, capacity);
        seconds = Arrays.copyOf(seconds, capacity);
        records = Arrays.copyOf(records, capacity);
        rejected = Arrays.copyOf(rejected, capacity);
        synOnly = Arrays.copyOf(synOnly, capacity);
    }

    int target(int probe) {
        return targets[probe];
    }

    int port(int probe) {
        return ports[probe];
    }

    long second(int probe) {
        return seconds[probe];
    }

    long records(int probe) {
        return records[probe];
    }

    long rejected(int probe) {
        return rejected[probe];
    }

    long synOnly(int probe) {
        return synOnly[probe];
    }
}
