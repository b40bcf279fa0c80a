package io.flowlogs.internal.plan;

/** Finds how far the smallest of many ranks go, with a heap of as many as are wanted. */
final class SmallestRanks {
    private final long[] heap;
    private int size;

    SmallestRanks(int wanted) {
        heap = new long[wanted];
    }

    /** The greatest, unsigned, of the smallest ranks; there are more ranks than are wanted. */
    long last(long[] ranks) {
        for (long rank : ranks) {
            if (size < heap.length) {
                up(rank);
            } else if (Long.compareUnsigned(rank, heap[0]) < 0) {
                down(rank);
            }
        }
        return heap[0];
    }

    private void up(long rank) {
        int at = size++;
        while (at > 0 && Long.compareUnsigned(heap[(at - 1) / 2], rank) < 0) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = rank;
    }

    private void down(long rank) {
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            boolean right = child + 1 < size && Long.compareUnsigned(heap[child + 1], heap[child]) > 0;
            child += right ? 1 : 0;
            if (Long.compareUnsigned(heap[child], rank) <= 0) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = rank;
    }
}
