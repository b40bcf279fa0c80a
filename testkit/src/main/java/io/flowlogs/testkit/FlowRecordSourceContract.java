package io.flowlogs.testkit;

import io.flowlogs.FlowLogs;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowLogException;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.source.OptionSpec;
import io.flowlogs.source.ScanOutline;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.SourceOptions;
import io.flowlogs.source.Split;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The rules of sources, each as a test of its number. An author extends this class, says which provider it is about and how flow logs
 * get to where the source finds them, and has all of them. What fails says which rule it is, what was found, and what to check.
 *
 * <p>The other methods that can be overridden have defaults for a source that has nothing special. The fixtures are published anew for each test.
 */
public abstract class FlowRecordSourceContract {
    private static final int DAYS = 3;
    private static final int TIMES = 3;
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*");
    private static final Pattern OPTION = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern SECRET = Pattern.compile(
            "(.*-)?(password|passwd|passphrase|secret|token|credentials?|api-key|secret-key|private-key)(-.*)?");

    private List<LogFile> files = List.of();
    private String location = "";

    /** For subclasses. */
    protected FlowRecordSourceContract() {}

    /**
     * Returns the provider of the source.
     *
     * @return the provider, made by its constructor
     */
    protected abstract FlowRecordSourceProvider provider();

    /**
     * Puts flow logs where the source can read them: writes files, uploads objects, sends events. Called several times, each time for a
     * place of its own, and before any method of the subclass that is a <code>@BeforeEach</code>: a server that is needed is started by its
     * constructor, by a <code>@BeforeAll</code>, or by an extension.
     *
     * @param published the flow logs; a source of files takes {@link LogFile#bytes} or {@link LogFile#gzip} under {@link LogFile#name}, one of
     *     events {@link LogFile#lines}
     * @return the location that has these flow logs and no others, as a user would type it
     * @throws Exception when that fails; fails the test
     */
    protected abstract String publish(List<LogFile> published) throws Exception;

    /**
     * Returns the options with which the source is opened.
     *
     * @return name to text; by default none
     */
    protected Map<String, String> options() {
        return Map.of();
    }

    /**
     * Returns when the flow logs begin that are published, which goes on for three days.
     *
     * @return whole seconds; by default {@link FlowLogFixtures#BEGIN}. A service that takes recent events only needs a recent time
     */
    protected Instant begin() {
        return FlowLogFixtures.BEGIN;
    }

    /**
     * Names a location where there is nothing.
     *
     * @param existing one that has flow logs
     * @return another that has not; by default the same with <code>-missing</code> behind it
     */
    protected String missing(String existing) {
        return existing + "-missing";
    }

    /**
     * Makes what was published unreadable, as by removing it.
     *
     * @param published the location
     * @return whether that was done; by default false, and the tests that need it are skipped
     * @throws Exception when that fails; fails the test
     */
    protected boolean withdraw(String published) throws Exception {
        return false;
    }

    /**
     * Makes a location whose reading waits for something that never comes, such as the answer of a server that says nothing.
     *
     * @param waiting to be run as soon as somebody waits
     * @return the location; by default null, and the test that needs it is skipped
     * @throws Exception when that fails; fails the test
     */
    protected @Nullable String silent(Runnable waiting) throws Exception {
        return null;
    }

    /**
     * Returns texts that must not be seen in names and messages.
     *
     * @return the secrets; by default the values of the {@link #options} that are secret
     */
    protected Set<String> secrets() {
        Set<String> secrets = new TreeSet<>();
        provider().options().stream().filter(OptionSpec::isSecret).forEach(option -> {
            String text = options().get(option.name());
            if (text != null) {
                secrets.add(text);
            }
        });
        return secrets;
    }

    /**
     * Tells whether the source knows of times before it reads, so that R10 can ask for their order.
     *
     * @return by default true: the names of what is published sort by time
     */
    protected boolean knowsTimes() {
        return true;
    }

    /**
     * Returns for how many conditions the law is checked, each of which takes a reading of all that was published.
     *
     * @return by default 100; fewer for a source that takes long
     */
    protected int conditions() {
        return 100;
    }

    @BeforeEach
    final void publishFixtures() throws Exception {
        files = FlowLogFixtures.days(begin(), DAYS);
        location = publish(files);
    }

    @Test
    @DisplayName("Provider: it is found by ServiceLoader, and its scheme is its own")
    final void providerIsInstalled() {
        FlowRecordSourceProvider provider = provider();
        boolean installed =
                FlowLogs.providers().stream().anyMatch(other -> other.getClass().equals(provider.getClass()));
        SourceRule.PROVIDER.require(installed, provider.getClass().getName() + " is not among " + FlowLogs.providers());
        SourceRule.PROVIDER.require(
                SCHEME.matcher(provider.scheme()).matches(), "the scheme '" + provider.scheme() + "'");
        SourceRule.PROVIDER.require(isLine(provider.description()), "the description '" + provider.description() + "'");
        SourceRule.PROVIDER.require(
                !provider.claims("scheme-of-nobody://place/name"), "it claims locations of other schemes");
    }

    @Test
    @DisplayName("R1: a plan can be had again and again")
    final void r1PlanIsCallableRepeatedly() {
        withSource(SourceRule.R1, source -> {
            List<FlowRecord> first = records(source);
            for (int again = 1; again < TIMES; again++) {
                requireSame(SourceRule.R1, first, records(source), "a later plan differs from the first");
            }
        });
    }

    @Test
    @DisplayName("R1: several threads plan at once")
    final void r1PlanIsCallableConcurrently() {
        withSource(SourceRule.R1, source -> {
            List<FlowRecord> alone = records(source);
            for (List<FlowRecord> found : AtOnce.run(() -> records(source))) {
                requireSame(SourceRule.R1, alone, found, "plans of several threads at once differ from one alone");
            }
        });
    }

    @Test
    @DisplayName("R2: planning does not look at lines")
    final void r2PlanReadsNoRecords() throws Exception {
        String broken = publish(List.of(FlowLogFixtures.malformed(begin())));
        SourceRule.R2.run(() -> {
            try (FlowRecordSource source = open(broken)) {
                SplitContent.list(source.plan(everything(source)));
                source.outline(everything(source)).parts().forEach(part -> part.size());
            }
        });
    }

    @Test
    @DisplayName("R2: what is withdrawn after planning was not read before")
    final void r2PlanKeepsNoRecords() {
        withSource(SourceRule.R2, source -> {
            ScanPlan plan = source.plan(everything(source));
            ScanOutline outline = source.outline(everything(source));
            outline.parts().forEach(part -> part.size());
            assumeWithdrawn();
            requireUnread(plan, "a plan could be read though what was published was withdrawn after planning");
            requireUnread(outline.plan(), "an outline kept what was published, which was withdrawn after it");
        });
    }

    private static void requireUnread(ScanPlan plan, String found) throws Exception {
        SourceRule.R2.require(fails(() -> requireSome(SplitContent.readAll(SplitContent.list(plan)))), found);
    }

    /** Of what was there when it was planned, nothing may be left when it is listed. */
    private static void requireSome(List<String> contents) throws IOException {
        if (contents.stream().allMatch(String::isEmpty)) {
            throw new IOException("found nothing");
        }
    }

    @Test
    @DisplayName("R3: plans leave out nothing that a filter asks for")
    final void r3LawHolds() {
        withSource(SourceRule.R3, source -> {
            PushdownLaw.of(LogFile.records(files))
                    .within(window(source))
                    .withConditions(conditions())
                    .check(source);
        });
    }

    @Test
    @DisplayName("R3: the engine finds every record once")
    final void r3EveryRecordIsFoundOnce() {
        SourceRule.R3.run(() -> SourceRule.R3.requireNone(
                new RecordBag(asking(location).records()).differenceFrom(new RecordBag(LogFile.records(files)))));
    }

    @Test
    @DisplayName("R4: a split can be read again, and in any order")
    final void r4SplitsAreReadableAgainInAnyOrder() {
        withSource(SourceRule.R4, source -> {
            List<Split> splits = SplitContent.list(source.plan(everything(source)));
            List<String> first = SplitContent.readAll(splits);
            List<Split> backwards = new ArrayList<>(splits);
            Collections.reverse(backwards);
            List<String> again = SplitContent.readAll(backwards);
            Collections.reverse(again);
            SourceRule.R4.require(
                    first.equals(again), "a split that is read again, in another order, has another content");
        });
    }

    @Test
    @DisplayName("R4: several threads read a split at once")
    final void r4SplitsAreReadableByAnyThread() {
        withSource(SourceRule.R4, source -> {
            List<Split> splits = SplitContent.list(source.plan(everything(source)));
            List<String> first = SplitContent.readAll(splits);
            for (List<String> found : AtOnce.run(() -> SplitContent.readAll(splits))) {
                SourceRule.R4.require(
                        first.equals(found), "a split that several threads read at once has another content");
            }
        });
    }

    @Test
    @DisplayName("R4: a split that can be read at an offset has the same bytes there")
    final void r4SeekableSplitsHaveTheSameBytes() {
        withSource(SourceRule.R4, source -> {
            for (Split split : SplitContent.list(source.plan(everything(source)))) {
                if (split instanceof Split.OfBytes bytes && bytes.isSeekable()) {
                    String content = SplitContent.read(split);
                    SourceRule.R4.require(
                            content.equals(SplitContent.readAtOffsets(bytes)),
                            split.name() + " has other bytes by openChannel() than by open()");
                }
            }
        });
    }

    @Test
    @DisplayName("R5: closing twice is closing once")
    final void r5CloseTwiceIsCloseOnce() {
        withSource(SourceRule.R5, other -> {
            List<FlowRecord> before = records(other);
            FlowRecordSource source = open(location);
            records(source);
            source.close();
            source.close();
            requireSame(
                    SourceRule.R5, before, records(other), "another source reads otherwise after this one was closed");
        });
    }

    @Test
    @DisplayName("R6: a location with nothing there is a failure")
    final void r6MissingLocationIsAFailure() {
        FlowLogException failure;
        try {
            failure = asking(missing(location)).failure();
        } catch (AssertionError e) {
            throw SourceRule.R6.broken(String.valueOf(e.getMessage()), e);
        }
        String message = String.valueOf(failure.getMessage());
        SourceRule.R6.require(
                isLine(message) && !message.endsWith("null"), "a failure that says nothing: '" + message + "'");
    }

    @Test
    @DisplayName("R6: what is withdrawn is a failure")
    final void r6WithdrawnContentIsAFailure() {
        withSource(SourceRule.R6, source -> {
            List<Split> splits = SplitContent.list(source.plan(everything(source)));
            List<String> whole = SplitContent.readAll(SplitContent.list(source.plan(everything(source))));
            assumeWithdrawn();
            SourceRule.R6.require(
                    failsUnless(whole, () -> SplitContent.readAll(splits)),
                    "splits of what was withdrawn are read as if nothing were");
            SourceRule.R6.require(
                    failsUnless(whole, () -> SplitContent.readAll(SplitContent.list(source.plan(everything(source))))),
                    "what was withdrawn is planned and read as if there were nothing");
        });
    }

    /** A source that fetches ahead may still have all of it; but not a part. */
    private static boolean failsUnless(List<String> whole, Callable<List<String>> reading) throws Exception {
        return fails(() -> {
            if (whole.equals(reading.call())) {
                throw new IOException("the whole");
            }
        });
    }

    @Test
    @DisplayName("R7: options are constants, named and described")
    final void r7OptionsAreListed() {
        List<OptionSpec<?>> options = provider().options();
        SourceRule.R7.require(options.equals(provider().options()), "another call of options() returned other objects");
        Set<String> names = new TreeSet<>();
        for (OptionSpec<?> option : options) {
            SourceRule.R7.require(OPTION.matcher(option.name()).matches(), "an option named '" + option.name() + "'");
            SourceRule.R7.require(names.add(option.name()), "two options named '" + option.name() + "'");
            SourceRule.R7.require(isLine(option.description()), "no description of " + option.name());
            requireParser(option);
        }
    }

    private static void requireParser(OptionSpec<?> option) {
        for (String text : List.of("", "nonsense", "-1", "\u0000", "1".repeat(1000))) {
            try {
                option.parse(text);
            } catch (IllegalArgumentException e) {
                SourceRule.R7.require(isLine(e.getMessage()), option.name() + " refuses a text without a word");
            } catch (RuntimeException e) {
                throw SourceRule.R7.broken(option.name() + " throws " + e + " at the text '" + text.strip() + "'", e);
            }
        }
    }

    @Test
    @DisplayName("R7: an option that nobody knows is refused")
    final void r7UnknownOptionsAreRefused() {
        FlowLogException failure;
        try {
            failure = asking(location).with("option-of-nobody", "1").failure();
        } catch (AssertionError e) {
            throw SourceRule.R7.broken("the option option-of-nobody was accepted", e);
        }
        SourceRule.R7.require(failure instanceof FlowConfigurationException, "an option of nobody led to " + failure);
    }

    @Test
    @DisplayName("R8: options that sound secret are")
    final void r8SecretOptionsAreMarked() {
        for (OptionSpec<?> option : provider().options()) {
            SourceRule.R8.require(
                    option.isSecret() || !SECRET.matcher(option.name()).matches(),
                    "the option " + option.name() + ", which is shown in messages");
        }
    }

    @Test
    @DisplayName("R8: secrets are in no name and no message")
    final void r8NamesHoldNoSecrets() {
        Map<String, String> given = new TreeMap<>(options());
        Set<String> secrets = new TreeSet<>(secrets());
        for (OptionSpec<?> option : provider().options()) {
            if (option.isSecret()) {
                secrets.add(given.computeIfAbsent(option.name(), name -> "planted-" + name));
            }
        }
        for (String told : told(given)) {
            for (String secret : secrets) {
                SourceRule.R8.require(!told.contains(secret), "a secret in '" + told.replace(secret, "(hidden)") + "'");
            }
        }
    }

    /** Everything the source says, whether it can be opened with these options or not. */
    private List<String> told(Map<String, String> given) {
        List<String> told = new ArrayList<>();
        for (String place : List.of(location, missing(location))) {
            try (FlowRecordSource source = open(place, given)) {
                told.add(source.name());
                told.add(source.toString());
                ScanPlan plan = source.plan(everything(source));
                told.addAll(plan.notices());
                for (Split split : SplitContent.list(plan)) {
                    told.add(split.name());
                    told.add(split.toString());
                    SplitContent.read(split);
                }
            } catch (IOException | RuntimeException e) {
                told.addAll(messages(e));
            }
        }
        return told;
    }

    private static List<String> messages(Throwable failure) {
        List<String> messages = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.add(String.valueOf(cause.getMessage()));
        }
        return messages;
    }

    @Test
    @DisplayName("R9: planning ends when its thread is interrupted, or leaves it so")
    final void r9ListingHonoursInterruption() {
        withSource(SourceRule.R9, source -> {
            List<String> names = names(source);
            requireHonoured("listing", names, Interrupted.run(() -> names(source)));
        });
    }

    @Test
    @DisplayName("R9: reading ends when its thread is interrupted, or leaves it so")
    final void r9ReadingHonoursInterruption() {
        withSource(SourceRule.R9, source -> {
            List<Split> splits = SplitContent.list(source.plan(everything(source)));
            List<String> contents = SplitContent.readAll(splits);
            requireHonoured("reading", contents, Interrupted.run(() -> SplitContent.readAll(splits)));
        });
    }

    @Test
    @DisplayName("R9: waiting can be interrupted")
    final void r9WaitingCanBeInterrupted() {
        SourceRule.R9.run(() -> {
            AtomicBoolean waited = new AtomicBoolean();
            CountDownLatch waiting = new CountDownLatch(1);
            String place = silent(() -> {
                waited.set(true);
                waiting.countDown();
            });
            Assumptions.assumeTrue(
                    place != null, "silent(waiting) is not overridden, so nobody knows what becomes of who waits");
            Interrupted<List<String>> outcome =
                    Interrupted.whileWaiting(waiting, () -> readAll(Objects.requireNonNull(place)));
            SourceRule.R9.require(
                    waited.get(), "silent(waiting) led to a place where nobody waits; " + outcome.failure());
            requireHonoured("waiting", List.of(), outcome);
        });
    }

    private List<String> readAll(String place) throws IOException {
        try (FlowRecordSource source = open(place)) {
            return SplitContent.readAll(SplitContent.list(source.plan(everything(source))));
        }
    }

    private static <R> void requireHonoured(String what, R uninterrupted, Interrupted<R> outcome) {
        SourceRule.R9.require(outcome.ended(), what + " did not end on a thread that is interrupted");
        Throwable failure = outcome.failure();
        if (failure != null) {
            if (!isFailureOfSource(failure)) {
                throw SourceRule.R9.broken(what + " on a thread that is interrupted threw " + failure, failure);
            }
            return;
        }
        SourceRule.R9.require(outcome.flagged(), what + " swallowed the interruption of its thread");
        SourceRule.R9.require(
                uninterrupted.equals(outcome.result()),
                what + " ended early on a thread that is interrupted, as if there were no more");
    }

    @Test
    @DisplayName("R10: the order is the same every time")
    final void r10OrderIsTheSameEveryTime() {
        withSource(SourceRule.R10, source -> {
            List<FlowRecord> first = records(source);
            for (int again = 1; again < TIMES; again++) {
                SourceRule.R10.require(first.equals(records(source)), "another order when it was listed again");
            }
        });
        withSource(SourceRule.R10, source -> {
            List<FlowRecord> first = records(source);
            withSource(
                    SourceRule.R10,
                    other -> SourceRule.R10.require(
                            first.equals(records(other)), "another order when it was opened again"));
        });
    }

    @Test
    @DisplayName("R10: splits come in the order of time")
    final void r10OrderIsThatOfTime() {
        Assumptions.assumeTrue(knowsTimes(), "the source knows of no times before it reads");
        withSource(SourceRule.R10, source -> {
            Instant before = Instant.MIN;
            for (Split split : SplitContent.list(source.plan(everything(source)))) {
                List<FlowRecord> records = read(source, List.of(split));
                Instant start = records.isEmpty() ? null : records.get(0).getStart();
                if (start != null) {
                    SourceRule.R10.require(
                            !start.isBefore(before),
                            split.name() + " begins at " + start + ", the one before at " + before);
                    before = start;
                }
            }
        });
    }

    /** What a test does with a source. */
    @FunctionalInterface
    private interface SourceCheck {
        void of(FlowRecordSource source) throws Exception;
    }

    private void withSource(SourceRule rule, SourceCheck check) {
        rule.run(() -> {
            try (FlowRecordSource source = open(location)) {
                check.of(source);
            }
        });
    }

    private FlowRecordSource open(String place) throws IOException {
        return open(place, options());
    }

    private FlowRecordSource open(String place, Map<String, String> given) throws IOException {
        FlowRecordSourceProvider provider = provider();
        return provider.open(uri(place, provider), SourceOptions.parse(provider.options(), given));
    }

    private static URI uri(String place, FlowRecordSourceProvider provider) {
        String prefix = provider.scheme() + ":";
        if (!place.startsWith(prefix)) {
            return provider.locate(place);
        }
        try {
            return new URI(provider.scheme(), place.substring(prefix.length()), null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(place + ": expected a location, found none", e);
        }
    }

    private SourceTestKit asking(String place) {
        return SourceTestKit.at(place).with(options()).between(publishedWindow());
    }

    private ScanRequest everything(FlowRecordSource source) {
        return new ScanRequest(ScanRequest.everything().filter(), window(source), Set.of(), OptionalLong.empty(), null);
    }

    /** A source that has a usual window has no end: it is asked for what was published only. */
    private TimeRange window(FlowRecordSource source) {
        return source.defaultWindow().equals(TimeRange.ALL) ? TimeRange.ALL : publishedWindow();
    }

    private TimeRange publishedWindow() {
        return new TimeRange(begin().minus(Duration.ofHours(1)), begin().plus(Duration.ofDays(DAYS)));
    }

    private List<FlowRecord> records(FlowRecordSource source) throws IOException {
        return read(source, SplitContent.list(source.plan(everything(source))));
    }

    private static List<FlowRecord> read(FlowRecordSource source, List<Split> splits) {
        return PlannedSource.select(
                new PlannedSource(source.name(), splits),
                TimeRange.ALL,
                ScanRequest.everything().filter());
    }

    private List<String> names(FlowRecordSource source) throws IOException {
        return SplitContent.list(source.plan(everything(source))).stream()
                .map(Split::name)
                .toList();
    }

    private static void requireSame(SourceRule rule, List<FlowRecord> expected, List<FlowRecord> found, String what) {
        String difference = new RecordBag(found).differenceFrom(new RecordBag(expected));
        rule.require(
                difference.isEmpty() && expected.equals(found), what + (difference.isEmpty() ? "" : "; " + difference));
    }

    private void assumeWithdrawn() throws Exception {
        Assumptions.assumeTrue(
                withdraw(location),
                "withdraw(location) is not overridden, so nobody knows what becomes of what is gone");
    }

    private static boolean fails(Rule.Work work) throws Exception {
        try {
            work.run();
            return false;
        } catch (IOException | UncheckedIOException | FlowLogException e) {
            return true;
        }
    }

    private static boolean isFailureOfSource(Throwable failure) {
        return failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof FlowLogException;
    }

    private static boolean isLine(@Nullable String text) {
        return text != null && !text.isBlank() && !text.contains("\n");
    }
}
