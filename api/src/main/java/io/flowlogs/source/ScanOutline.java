package io.flowlogs.source;

import io.flowlogs.query.ExpectedTime;
import io.flowlogs.query.ExpectedUse;
import io.flowlogs.query.ReadAmount;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a source says of a plan to those who want to know before they read: see {@link FlowRecordSource#outline}. Immutable. Everything
 * besides the plan may be left unsaid; it is shown as not known then.
 */
public final class ScanOutline {
    private final ScanPlan plan;
    private final Iterable<Part> parts;
    private final Supplier<@Nullable String> layout;
    private final List<String> pushedDown;
    private final @Nullable Function<ReadAmount, List<ExpectedUse>> uses;
    private final @Nullable Function<ReadAmount, @Nullable ExpectedTime> time;

    private ScanOutline(
            ScanPlan plan,
            Iterable<Part> parts,
            Supplier<@Nullable String> layout,
            List<String> pushedDown,
            @Nullable Function<ReadAmount, List<ExpectedUse>> uses,
            @Nullable Function<ReadAmount, @Nullable ExpectedTime> time) {
        this.plan = plan;
        this.parts = parts;
        this.layout = layout;
        this.pushedDown = List.copyOf(pushedDown);
        this.uses = uses;
        this.time = time;
    }

    /**
     * A part of what is to be read.
     *
     * @param day the day in UTC that its name says, or null
     * @param size the bytes as stored, or empty when they are not known
     */
    public record Part(@Nullable LocalDate day, OptionalLong size) {
        /**
         * Describes a split.
         *
         * @param split the split, which is not opened
         * @return its day and size
         */
        public static Part of(Split split) {
            return new Part(split.day(), split.size());
        }
    }

    /**
     * Makes an outline of a plan, the parts of which are its splits. What the plan says of its residual, what it passed over, what it took and
     * notices is taken from there.
     *
     * @param plan the plan
     * @return the outline
     */
    public static ScanOutline of(ScanPlan plan) {
        return new ScanOutline(plan, partsOf(plan.splits()), () -> null, List.of(), null, null);
    }

    private static Iterable<Part> partsOf(Iterable<? extends Split> splits) {
        return () ->
                StreamSupport.stream(splits.spliterator(), false).map(Part::of).iterator();
    }

    /**
     * Has other parts than the splits of the plan, where to list those would be to begin with reading.
     *
     * @param others the parts; iterated once. An {@link java.io.UncheckedIOException} thrown while iterating fails the explanation
     * @return an outline with these parts
     */
    public ScanOutline withParts(Iterable<Part> others) {
        return new ScanOutline(plan, others, layout, pushedDown, uses, time);
    }

    /**
     * Says how the source is laid out.
     *
     * @param words asked after the parts were iterated; a phrase, or null when it is not known
     * @return an outline with this layout
     */
    public ScanOutline withLayout(Supplier<@Nullable String> words) {
        return new ScanOutline(plan, parts, words, pushedDown, uses, time);
    }

    /**
     * Says what the source leaves unread, and by which part of the question.
     *
     * @param sentences a sentence each
     * @return an outline with these sentences
     */
    public ScanOutline withPushedDown(List<String> sentences) {
        return new ScanOutline(plan, parts, layout, sentences, uses, time);
    }

    /**
     * Says what reading takes that is counted or charged. An empty list says that there is nothing of the kind.
     *
     * @param needs asked after the parts were iterated, with how much they are
     * @return an outline with this
     */
    public ScanOutline withUses(Function<ReadAmount, List<ExpectedUse>> needs) {
        return new ScanOutline(plan, parts, layout, pushedDown, needs, time);
    }

    /**
     * Estimates how long reading takes.
     *
     * @param estimate asked after the parts were iterated, with how much they are; null when it is not known
     * @return an outline with this
     */
    public ScanOutline withTime(Function<ReadAmount, @Nullable ExpectedTime> estimate) {
        return new ScanOutline(plan, parts, layout, pushedDown, uses, estimate);
    }

    /**
     * Returns the plan.
     *
     * @return the plan, whose splits need not be iterated
     */
    public ScanPlan plan() {
        return plan;
    }

    /**
     * Returns what is to be read.
     *
     * @return the parts
     */
    public Iterable<Part> parts() {
        return parts;
    }

    /**
     * Returns how the source is laid out.
     *
     * @return a phrase, or null when the source does not say; complete once the parts were iterated
     */
    public @Nullable String layout() {
        return layout.get();
    }

    /**
     * Returns what is left unread.
     *
     * @return a sentence each
     */
    public List<String> pushedDown() {
        return pushedDown;
    }

    /**
     * Returns what reading takes.
     *
     * @param amount how much the parts are
     * @return the uses, or null when the source does not say
     */
    public @Nullable List<ExpectedUse> uses(ReadAmount amount) {
        return uses == null ? null : uses.apply(amount);
    }

    /**
     * Returns how long reading takes.
     *
     * @param amount how much the parts are
     * @return the estimate, or null when the source makes none
     */
    public @Nullable ExpectedTime time(ReadAmount amount) {
        return time == null ? null : time.apply(amount);
    }
}
