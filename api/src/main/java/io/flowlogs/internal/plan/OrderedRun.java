package io.flowlogs.internal.plan;

import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.Split;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Has threads prepare the records of units ahead, in bounded memory, and hands them out in order. Threads wait when all units together are
 * {@value #BYTES_AHEAD} bytes ahead of the consumer, but for {@value #BATCHES_AHEAD} batches that each unit may always have ready, and take no
 * unit that is too far ahead of the one being consumed. That is much, for a good reason: a thread that had to wait while an earlier unit
 * is consumed would leave the work to that unit's thread. Units of a service, which is asked for lines, have no more than their batches: asking
 * costs more than waiting.
 */
final class OrderedRun<B> implements AutoCloseable {
    private static final int BATCHES_AHEAD = 4;
    private static final long BYTES_AHEAD = 24L << 20;
    private static final int UNITS_AHEAD_PER_THREAD = 4;

    private final QuerySpec spec;
    private final ScanTotals totals = new ScanTotals();
    private final ScanReporter reporter;
    private final UnitPlanner planner;
    private final List<Thread> threads = new ArrayList<>();
    private final Deque<Slot<B>> slots = new ArrayDeque<>();
    private final Function<Outlet<B>, RowSink> sinks;
    private final Object planning = new Object();

    // Each waits for something of its own: to wake all for every batch costs more than what they do, when they are
    // many.
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition room = lock.newCondition();
    private int working;
    private long bytesAhead;
    private long splitsReached;
    private boolean closed;
    private @Nullable Throwable planningFailure;

    /** A batch, about how many bytes it takes, and the counts of its unit when it was cut. */
    record Batch<B>(B content, long bytes, ScanCounters counters) {}

    /** Where a thread puts the batches of the unit it works on. */
    interface Outlet<B> {
        void put(B content, long bytes, ScanCounters counters);
    }

    /** A unit that is being worked on, or waits to be consumed. */
    private static final class Slot<B> {
        final ScanUnit unit;
        final Deque<Batch<B>> batches = new ArrayDeque<>();

        /** How far ahead all units may be when this one gets another batch. */
        final long allowance;

        /** Signalled to the thread that works on the unit when there are fewer batches. */
        final Condition drained;

        boolean full;

        boolean done;

        @Nullable
        ScanCounters counters;

        @Nullable
        Throwable failure;

        Slot(ScanUnit unit, Condition drained) {
            this.unit = unit;
            this.drained = drained;
            this.allowance = unit.split instanceof Split.OfBytes ? BYTES_AHEAD : 0;
        }
    }

    OrderedRun(QuerySpec spec, Function<Outlet<B>, RowSink> sinks) {
        this.spec = spec;
        this.sinks = sinks;
        this.reporter = new ScanReporter(spec.observer(), totals, new Told());
        this.planner = new UnitPlanner(spec, totals, reporter, Set.of());
        this.working = spec.threads();
        for (int i = 0; i < spec.threads(); i++) {
            threads.add(Workers.start(i, this::work));
        }
    }

    // ---- the consumer's side
    // -------------------------------------------------------------------------------------------

    /** Waits for the next batch; null when there is none. */
    @Nullable
    Batch<B> next() {
        try {
            Slot<B> slot = awaitBatch();
            while (slot != null && slot.batches.isEmpty()) {
                consumed(slot);
                slot = awaitBatch();
            }
            return slot == null ? null : taken(slot);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw Workers.interrupted();
        }
    }

    /** Waits until the first unit has a batch or is done; null when there is no unit any more. */
    private @Nullable Slot<B> awaitBatch() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                Slot<B> first = slots.peekFirst();
                if (first != null && first.unit.isSuperseded()) {
                    drop(first);
                }
                if (first != null && (!first.batches.isEmpty() || first.done)) {
                    return first;
                }
                if (first == null && working == 0) {
                    rethrowPlanningFailure();
                    return null;
                }
                arrived.await();
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void drop(Slot<B> slot) {
        slot.batches.forEach(batch -> bytesAhead -= batch.bytes());
        slot.batches.clear();
        slot.drained.signal();
        signalNextFull();
    }

    /** The earliest is wanted first. */
    private void signalNextFull() {
        for (Slot<B> slot : slots) {
            if (slot.full) {
                slot.drained.signal();
                return;
            }
        }
    }

    private void rethrowPlanningFailure() {
        if (planningFailure != null) {
            throw UnitFailures.toThrow(planningFailure);
        }
    }

    private Batch<B> taken(Slot<B> slot) {
        reporter.counts(slot.unit);
        return take(slot);
    }

    private Batch<B> take(Slot<B> slot) {
        lock.lock();
        try {
            splitsReached = slot.unit.splitNumber;
            Batch<B> first = slot.batches.removeFirst();
            bytesAhead -= first.bytes();
            signalNextFull();
            return first;
        } finally {
            lock.unlock();
        }
    }

    private void consumed(Slot<B> slot) {
        dropFirst();
        if (slot.unit.isSuperseded()) {
            return;
        }
        if (slot.counters != null) {
            totals.add(slot.counters);
            reporter.finished(slot.unit, slot.counters.lines);
        }
        if (slot.failure != null) {
            failed(slot);
        } else if (slot.unit.isLastOfSplit() || isLastBeforeChange(slot.unit)) {
            totals.read(true);
        }
    }

    private void dropFirst() {
        lock.lock();
        try {
            slots.removeFirst();
            room.signal();
        } finally {
            lock.unlock();
        }
    }

    /** A unit that found another header went on to the end of its file. */
    private static boolean isLastBeforeChange(ScanUnit unit) {
        return unit.file != null && unit.file.changedAt == unit.sequence;
    }

    private void failed(Slot<B> slot) {
        Throwable failure = Objects.requireNonNull(slot.failure);
        boolean reportable = failure instanceof FlowSourceException && !spec.failsOnMalformed();
        if (!reportable) {
            close();
            throw UnitFailures.toThrow(failure);
        }
        dropRangesAfter(slot.unit);
        totals.read(false);
        reporter.failed((FlowSourceException) failure);
    }

    /** A file read as a whole would end with its failure. */
    private void dropRangesAfter(ScanUnit unit) {
        if (unit.file != null) {
            lock.lock();
            try {
                unit.file.changed(unit.sequence);
                wakeAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** The counts of the units consumed so far. */
    ScanStatistics statistics() {
        return totals.finished(planner);
    }

    /** The counts of the units consumed, with those of the batch in which the consumer stopped; what was read ahead does not count. */
    ScanStatistics statisticsUpTo(ScanCounters unfinished) {
        totals.neededOnly(splitsReached);
        totals.add(unfinished);
        return totals.finished(planner);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            wakeAll();
        } finally {
            lock.unlock();
        }
        Workers.stop(threads);
    }

    private void wakeAll() {
        arrived.signalAll();
        room.signalAll();
        slots.forEach(slot -> slot.drained.signalAll());
    }

    // ---- the threads' side
    // ---------------------------------------------------------------------------------------------

    private void work() {
        Current current = new Current();
        try {
            UnitScanner scanner = new UnitScanner(spec, totals, reporter, planner, sinks.apply(current));
            for (Slot<B> slot = nextSlot(); slot != null; slot = nextSlot()) {
                current.slot = slot;
                scan(scanner, slot);
            }
        } catch (ScanCancelled | InterruptedException e) {
            // The consumer is gone.
        } catch (RuntimeException | Error e) {
            planningFailed(e);
        } finally {
            leave();
        }
    }

    private void planningFailed(Throwable failure) {
        lock.lock();
        try {
            planningFailure = failure;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            working--;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Units are taken and queued under one lock, so that the queue has their order. It is not the lock of the queue: listing splits may take
     * long, and what was read meanwhile must reach the consumer.
     */
    private @Nullable Slot<B> nextSlot() throws InterruptedException {
        synchronized (planning) {
            ScanUnit unit = awaitRoom() ? planned() : null;
            return unit == null ? null : queued(unit);
        }
    }

    private boolean awaitRoom() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && slots.size() >= spec.threads() * UNITS_AHEAD_PER_THREAD) {
                room.await();
            }
            return !closed && planningFailure == null;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable ScanUnit planned() {
        try {
            return planner.next();
        } catch (RuntimeException | Error e) {
            planningFailed(e);
            return null;
        }
    }

    private Slot<B> queued(ScanUnit unit) {
        Slot<B> slot = new Slot<>(unit, lock.newCondition());
        lock.lock();
        try {
            slots.addLast(slot);
        } finally {
            lock.unlock();
        }
        return slot;
    }

    private void scan(UnitScanner scanner, Slot<B> slot) {
        try {
            scanner.scan(slot.unit, () -> isUnwanted(slot));
            done(slot, scanner.counters(), null);
        } catch (ScanCancelled e) {
            done(slot, null, null);
        } catch (IOException | FlowSourceException | Misread e) {
            done(slot, scanner.counters(), UnitFailures.of(slot.unit, e));
        } catch (RuntimeException | Error e) {
            done(slot, scanner.counters(), e);
        }
    }

    private boolean isUnwanted(Slot<B> slot) {
        lock.lock();
        try {
            return closed || slot.unit.isSuperseded();
        } finally {
            lock.unlock();
        }
    }

    private void done(Slot<B> slot, @Nullable ScanCounters counters, @Nullable Throwable failure) {
        lock.lock();
        try {
            slot.done = true;
            slot.counters = counters;
            slot.failure = failure;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    private void put(Slot<B> slot, Batch<B> batch) throws InterruptedException {
        lock.lock();
        try {
            awaitDrained(slot);
            if (isUnwanted(slot)) {
                throw new ScanCancelled();
            }
            slot.batches.addLast(batch);
            bytesAhead += batch.bytes();
            if (slots.peekFirst() == slot) {
                arrived.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitDrained(Slot<B> slot) throws InterruptedException {
        slot.full = true;
        try {
            while (slot.batches.size() >= BATCHES_AHEAD && bytesAhead >= slot.allowance && !isUnwanted(slot)) {
                slot.drained.await();
            }
        } finally {
            slot.full = false;
        }
    }

    /** The outlet of one thread. */
    private final class Current implements Outlet<B> {
        private @Nullable Slot<B> slot;

        @Override
        public void put(B content, long bytes, ScanCounters counters) {
            try {
                OrderedRun.this.put(Objects.requireNonNull(slot), new Batch<>(content, bytes, counters));
            } catch (InterruptedException e) {
                throw new ScanCancelled();
            }
        }
    }
}
