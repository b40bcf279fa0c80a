package io.flowlogs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flowlogs.FlowLogs;
import io.flowlogs.internal.spi.ProviderRegistry;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.record.FlowSourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which source reads a location, and who closes it. */
class InstalledSourcesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void forgetNotes() {
        NotedSource.NOTES.clear();
    }

    private <T> T with(PlugInJars.Question<T> question, Class<?>... providers) throws IOException {
        try (PlugInJars plugIns = PlugInJars.of(folder, FlowRecordSourceProvider.class, providers)) {
            return plugIns.installed(question);
        }
    }

    private FlowConfigurationException refusal(String location, Class<?>... providers) throws IOException {
        return with(
                () -> catchThrowableOfType(FlowConfigurationException.class, () -> FlowLogs.open(location)), providers);
    }

    @Test
    void aSchemeFindsItsSource() throws IOException {
        List<FlowRecord> flows = with(
                () -> {
                    try (FlowLogs logs = FlowLogs.open("noted:a")) {
                        return logs.query().collect(Collectors.toList());
                    }
                },
                NotedProvider.class);
        assertThat(flows).hasSize(1);
        assertThat(flows.get(0).getLong(FlowFields.BYTES, -1)).isEqualTo("noted:a".length());
        assertThat(NotedSource.NOTES).containsExactly("opened noted:a", "closed noted:a");
    }

    @Test
    void allInstalledSourcesAreListedByTheirSchemes() throws IOException {
        List<String> schemes = with(
                () -> FlowLogs.providers().stream()
                        .map(FlowRecordSourceProvider::scheme)
                        .toList(),
                RivalProvider.class,
                NotedProvider.class,
                GreedyProvider.class);
        assertThat(schemes).containsExactly("greedy", "noted", "rival");
    }

    @Test
    void twoSourcesOfOneSchemeAreRefusedNamingBothJars() throws IOException {
        assertThat(refusal("noted:a", NotedProvider.class, TwinProvider.class))
                .hasMessageContainingAll(
                        "'noted'",
                        NotedProvider.class.getName(),
                        TwinProvider.class.getName(),
                        "NotedProvider-jar",
                        "TwinProvider-jar",
                        "Remove one of the two jars");
    }

    @Test
    void aPlugInThatCannotBeLoadedIsNamed() throws IOException {
        try (PlugInJars plugIns = PlugInJars.hollow(folder, FlowRecordSourceProvider.class)) {
            assertThatThrownBy(() -> ProviderRegistry.of(plugIns).sources())
                    .isInstanceOf(FlowConfigurationException.class)
                    .hasMessageContainingAll("FlowRecordSourceProvider", "org.example.Gone", "Remove its jar");
        }
    }

    @Test
    void aSourceOfTheRunTimeItselfCanBeNamed() {
        assertThat(ProviderRegistry.whence("text")).isEqualTo("java.lang.String in the run time");
    }

    @Test
    void aLocationThatNoSourceReadsIsRefusedNamingThoseInstalled() throws IOException {
        assertThat(refusal("gopher:x", NotedProvider.class, GreedyProvider.class))
                .hasMessageContainingAll("gopher:x", "[greedy, noted]");
        assertThat(refusal("no-scheme", NotedProvider.class)).hasMessageContainingAll("no-scheme", "[noted]");
    }

    @Test
    void aLocationThatTwoSourcesClaimIsRefusedNamingBothJars() throws IOException {
        assertThat(refusal("me@home", RivalProvider.class, GreedyProvider.class))
                .hasMessageContainingAll("me@home", "GreedyProvider-jar", " and ", "RivalProvider-jar");
    }

    @Test
    void aClaimedLocationIsMadeAUriOfItsSource() throws IOException {
        with(
                () -> {
                    FlowLogs.open("me@home").close();
                    return 0;
                },
                GreedyProvider.class,
                NotedProvider.class);
        assertThat(NotedSource.NOTES).startsWith("opened greedy:me@home");
    }

    @Test
    void aSchemeWithNothingBehindItIsRefused() throws IOException {
        assertThat(refusal("noted:", NotedProvider.class)).hasMessageContainingAll("noted:", "nothing usable");
    }

    @Test
    void noLocationAtAllIsRefused() {
        assertThatThrownBy(() -> FlowLogs.open(List.of(), Map.of()))
                .isInstanceOf(FlowConfigurationException.class)
                .hasMessageContaining("at least one location");
    }

    @Test
    void optionsThatTheSourceDoesNotKnowAreRefusedBeforeItIsOpened() throws IOException {
        FlowConfigurationException refusal = with(
                () -> catchThrowableOfType(
                        FlowConfigurationException.class, () -> FlowLogs.open("noted:a", Map.of("lowd", "true"))),
                NotedProvider.class);
        assertThat(refusal).hasMessageContainingAll("lowd", "[loud]");
        assertThat(NotedSource.NOTES).isEmpty();
    }

    private FlowConfigurationException refusal(List<String> locations, Map<String, String> options) throws IOException {
        return with(
                () -> catchThrowableOfType(FlowConfigurationException.class, () -> FlowLogs.open(locations, options)),
                NotedProvider.class,
                DeepProvider.class);
    }

    @Test
    void eachOfSeveralSourcesGetsTheOptionsThatItUnderstands() throws IOException {
        with(
                () -> {
                    FlowLogs.open(List.of("noted:a", "deep:b"), Map.of("loud", "", "depth", "3"))
                            .close();
                    return 0;
                },
                NotedProvider.class,
                DeepProvider.class);
        assertThat(NotedSource.NOTES).startsWith("opened noted:a", "opened deep:b with {depth=3}");
    }

    @Test
    void anOptionThatNoneOfTheSourcesUnderstandsIsRefusedWithAllOtherProblems() throws IOException {
        FlowConfigurationException refusal =
                refusal(List.of("deep:b", "noted:a", "deep:c"), Map.of("lowd", "true", "depth", "far"));
        assertThat(refusal.problems())
                .containsExactly(
                        "option lowd: expected one of [depth, loud], which are all that these sources understand. Remove"
                                + " it or correct its name.",
                        "option depth: expected a number, found 'far'. How deep to look.");
        assertThat(NotedSource.NOTES).isEmpty();
    }

    @Test
    void anOptionOfAnotherSourceIsToldApartFromASlip() throws IOException {
        assertThat(refusal(List.of("noted:a"), Map.of("depth", "3")))
                .hasMessage(
                        "option depth: expected one of [loud], which are all that this source understands. It is an option"
                                + " of deep. Remove it or correct its name.");
    }

    @Test
    void aLocationOfNoSourceIsRefusedBeforeOthersAreOpened() throws IOException {
        assertThat(refusal(List.of("noted:a", "gopher:x"), Map.of())).hasMessageContaining("gopher:x");
        assertThat(NotedSource.NOTES).isEmpty();
    }

    @Test
    void whenOneLocationCannotBeReachedTheOthersAreClosed() throws IOException {
        FlowSourceException failure = with(
                () -> catchThrowableOfType(
                        FlowSourceException.class,
                        () -> FlowLogs.open(List.of("noted:a", "noted:b", "noted:missing"), Map.of())),
                NotedProvider.class);
        assertThat(failure).hasMessageContainingAll("noted:missing", "it is not there");
        assertThat(NotedSource.NOTES)
                .containsExactly("opened noted:a", "opened noted:b", "closed noted:a", "closed noted:b");
    }

    @Test
    void closingTwiceIsClosingOnce() throws IOException {
        with(
                () -> {
                    FlowLogs logs = FlowLogs.open("noted:a", Map.of("loud", ""));
                    logs.close();
                    logs.close();
                    return 0;
                },
                NotedProvider.class);
        assertThat(NotedSource.NOTES).containsExactly("opened noted:a", "closed noted:a");
    }

    @Test
    void aSourceThatTheCallerMadeStaysOpen() {
        FlowLogs.of(new NotedSource("mine")).close();
        assertThat(NotedSource.NOTES).containsExactly("opened mine");
    }

    @Test
    void aSourceThatCannotBeClosedSaysSo() throws IOException {
        FlowSourceException failure = with(
                () -> {
                    FlowLogs logs = FlowLogs.open("noted:stuck");
                    return catchThrowableOfType(FlowSourceException.class, logs::close);
                },
                NotedProvider.class);
        assertThat(failure).hasMessageContainingAll("noted:stuck", "the door is stuck");
    }

    @Test
    void severalLocationsAreReadOneAfterAnotherAsIfTheyWereOne() throws IOException {
        List<Long> bytes = new ArrayList<>();
        ScanStatistics statistics = with(
                () -> {
                    try (FlowLogs logs = FlowLogs.open(List.of("noted:abc", "noted:a"), Map.of())) {
                        return logs.query().forEach(flow -> bytes.add(flow.getBytes()));
                    }
                },
                NotedProvider.class);
        assertThat(bytes).containsExactly(9L, 7L);
        assertThat(statistics.skipped()).containsEntry("hidden", 4L);
    }

    @Test
    void bytesThatCannotBeReadAtAnOffsetSaySo() {
        Split.OfBytes pipe = new Pipe("standard input");
        assertThat(pipe.isSeekable()).isFalse();
        assertThatThrownBy(pipe::openChannel).isInstanceOf(IOException.class).hasMessageContaining("standard input");
    }

    @Test
    void aRequestForEverythingHasNoCondition() {
        assertThat(ScanRequest.everything().filter()).isEqualTo(FlowPredicate.all());
    }
}
