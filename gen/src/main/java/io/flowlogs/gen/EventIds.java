package io.flowlogs.gen;

/** CloudWatch's event ids: 56 digits, growing within a file, never twice. */
final class EventIds {
    private static final long WITHIN_18_DIGITS = 1_000_000_000_000_000_000L;

    private long number;

    void put(FlowSample sample, ByteSink out) {
        out.put('3');
        out.putPadded(sample.startMillis, 15);
        out.putPadded(number++, 22);
        out.putPadded((sample.salt >>> 1) % WITHIN_18_DIGITS, 18);
    }
}
