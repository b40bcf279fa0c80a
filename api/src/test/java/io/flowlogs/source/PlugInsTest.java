package io.flowlogs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flowlogs.FlowLogs;
import io.flowlogs.PlugIns;
import io.flowlogs.record.FlowConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins with class loaders of their own: what is wrong with one is told, and the others work. */
class PlugInsTest {
    @TempDir
    private Path folder;

    private final List<String> refused = new ArrayList<>();

    @BeforeEach
    void forgetNotes() {
        NotedSource.NOTES.clear();
    }

    private PlugInJars jars(String name, Class<?>... providers) throws IOException {
        return PlugInJars.of(folder.resolve(name), FlowRecordSourceProvider.class, providers);
    }

    private PlugIns with(ClassLoader... loaders) {
        return PlugIns.installed().with(List.of(loaders), refused::add);
    }

    private static List<String> schemes(PlugIns plugIns) {
        return plugIns.sources().stream().map(FlowRecordSourceProvider::scheme).toList();
    }

    @Test
    void plugInsAreFoundBehindTheClassPath() throws IOException {
        try (PlugInJars own = jars("own", NotedProvider.class);
                PlugInJars one = jars("one", RivalProvider.class, DeepProvider.class);
                PlugInJars other = jars("other", GreedyProvider.class)) {
            PlugIns plugIns = own.installed(() -> with(one, other));
            assertThat(schemes(plugIns)).containsExactly("deep", "greedy", "noted", "rival");
            assertThat(plugIns.sources()).isEqualTo(plugIns.sources());
            assertThat(plugIns.sources().get(0).getClass().getClassLoader()).isEqualTo(one);
            assertThat(plugIns.decoders()).isEmpty();
            assertThat(plugIns.encoders()).hasSameSizeAs(FlowLogs.encoders());
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void whatTheParentOfALoaderHasIsNoPartOfThePlugIn() throws IOException {
        try (PlugInJars own = jars("own", NotedProvider.class);
                PlugInJars child = jars("child", NotedProvider.class, DeepProvider.class)) {
            assertThat(schemes(with(new ClassLoader(own) {}))).isEmpty();
            assertThat(schemes(with(child))).containsExactly("deep", "noted");
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void aNameThatIsTakenStaysWithWhoHadIt() throws IOException {
        try (PlugInJars own = jars("own", NotedProvider.class);
                PlugInJars one = jars("one", TwinProvider.class, DeepProvider.class)) {
            PlugIns plugIns = own.installed(() -> with(one));
            assertThat(schemes(plugIns)).containsExactly("deep", "noted");
            assertThat(plugIns.sourceOf("noted:a").getClass().getClassLoader()).isEqualTo(own);
        }
        assertThat(refused).hasSize(1);
        assertThat(refused.get(0))
                .startsWith("plug-in the plug-in: its source 'noted' is left out")
                .contains("TwinProvider-jar", "NotedProvider-jar");
    }

    @Test
    void ofTwoPlugInsTheFirstHasTheName() throws IOException {
        try (PlugInJars one = jars("one", TwinProvider.class);
                PlugInJars other = jars("other", NotedProvider.class)) {
            assertThat(with(one, other).sourceOf("noted:a").getClass().getSimpleName())
                    .isEqualTo("TwinProvider");
            assertThat(with(other, one).sourceOf("noted:a").getClass().getSimpleName())
                    .isEqualTo("NotedProvider");
        }
        assertThat(refused).hasSize(2).allMatch(text -> text.contains("'noted'"));
    }

    @Test
    void twoOfOneNameInOnePlugInAreOne() throws IOException {
        try (PlugInJars both = jars("both", NotedProvider.class, TwinProvider.class)) {
            assertThat(schemes(with(both))).containsExactly("noted");
        }
        assertThat(refused).hasSize(1).allMatch(text -> text.contains("found io.flowlogs.source."));
    }

    @Test
    void whatIsBrokenIsLeftOutAndToldOnce() throws IOException {
        try (PlugInJars broken = jars(
                        "broken",
                        BrokenProvider.Shouting.class,
                        BrokenProvider.Stillborn.class,
                        BrokenProvider.Mute.class,
                        DeepProvider.class);
                PlugInJars whole = jars("whole", NotedProvider.class)) {
            PlugIns plugIns = with(broken, whole);
            assertThat(schemes(plugIns)).containsExactly("deep", "noted");
            assertThat(schemes(plugIns)).hasSize(2);
        }
        assertThat(refused)
                .hasSize(3)
                .allMatch(text -> text.startsWith("plug-in the plug-in: io.flowlogs.source.BrokenProvider$"))
                .anyMatch(text -> text.contains("Mute") && text.contains("the class org.example.Text is missing"))
                .anyMatch(
                        text -> text.contains("Stillborn") && text.contains("IllegalStateException: no licence\\u0007"))
                .anyMatch(text -> text.contains("Shouting") && text.contains("'No\\u001bted'"));
    }

    @Test
    void aClassThatIsMissingIsToldAndTheOthersWork() throws IOException {
        try (PlugInJars hollow = PlugInJars.hollow(folder.resolve("hollow"), FlowRecordSourceProvider.class);
                PlugInJars whole = jars("whole", NotedProvider.class)) {
            assertThat(schemes(with(hollow, whole))).containsExactly("noted");
        }
        assertThat(refused)
                .containsExactly("plug-in the plug-in: a source is left out, as its class cannot be loaded: Provider"
                        + " org.example.Gone not found.");
    }

    @Test
    void aClassForALaterJavaSaysWhichJavaItNeeds() throws IOException {
        try (PlugInJars future = PlugInJars.ofTheFuture(
                        folder.resolve("future"), FlowRecordSourceProvider.class, NotedProvider.class);
                PlugInJars whole = jars("whole", DeepProvider.class)) {
            assertThat(schemes(with(future, whole))).containsExactly("deep");
        }
        assertThat(refused).hasSize(1);
        assertThat(refused.get(0))
                .contains("it is made for Java 76, and this is Java "
                        + Runtime.version().feature());
    }

    @Test
    void aLoaderThatAlwaysFailsIsGivenUp() throws IOException {
        ClassLoader failing = new ClassLoader("failing", null) {
            @Override
            public java.util.Enumeration<java.net.URL> getResources(String name) throws IOException {
                throw new IOException("no disk");
            }
        };
        assertThat(schemes(with(failing))).isEmpty();
        assertThat(refused).isNotEmpty().allMatch(text -> text.startsWith("plug-in failing: "));
    }

    @Test
    void aNamelessLoaderIsNamedAllTheSame() throws IOException {
        try (PlugInJars own = jars("own", NotedProvider.class)) {
            ClassLoader nameless = new java.net.URLClassLoader(own.getURLs(), null);
            assertThat(schemes(with(nameless))).isEmpty();
        }
        assertThat(refused).allMatch(text -> text.startsWith("plug-in java.net.URLClassLoader@"));
    }

    @Test
    void aPlugInCannotTakeALocationThatTheClassPathReads() throws IOException {
        try (PlugInJars own = jars("own", GreedyProvider.class);
                PlugInJars rival = jars("rival", RivalProvider.class, BrokenProvider.Startled.class)) {
            PlugIns plugIns = own.installed(() -> with(rival));
            assertThat(plugIns.sourceOf("me@home").scheme()).isEqualTo("greedy");
        }
    }

    @Test
    void aPlugInThatFailsWhenAskedIsNamed() throws IOException {
        try (PlugInJars startled = jars("startled", BrokenProvider.Startled.class)) {
            assertThatThrownBy(() -> with(startled).sourceOf("me@home"))
                    .isInstanceOf(FlowConfigurationException.class)
                    .hasMessageContainingAll("me@home", "Startled-jar", "who, me?");
        }
    }

    @Test
    void aPlugInThatLacksAClassWhenItOpensIsNamed() throws IOException {
        try (PlugInJars empty = jars("empty", BrokenProvider.Empty.class)) {
            FlowLogs.Builder builder = FlowLogs.builder().plugIns(with(empty)).location("empty:x");
            assertThatThrownBy(builder::open)
                    .isInstanceOf(FlowConfigurationException.class)
                    .hasMessageContainingAll("empty:x", "Empty-jar", "the class org.example.Client is missing");
        }
    }

    // ---- options of one location
    // ---------------------------------------------------------------------------------------

    @Test
    void aLocationMayHaveOptionsOfItsOwn() throws IOException {
        try (PlugInJars jars = jars("jars", NotedProvider.class, DeepProvider.class)) {
            FlowLogs.builder()
                    .plugIns(with(jars))
                    .location("deep:a", Map.of("depth", "3"))
                    .location("noted:b")
                    .location("deep:c", Map.of("depth", "4"))
                    .location("deep:d")
                    .open()
                    .close();
        }
        assertThat(NotedSource.NOTES)
                .startsWith(
                        "opened deep:a with {depth=3}",
                        "opened noted:b",
                        "opened deep:c with {depth=4}",
                        "opened deep:d with {}");
    }

    @Test
    void optionsForAllGoBeforeThem() throws IOException {
        try (PlugInJars jars = jars("jars", DeepProvider.class)) {
            FlowLogs.builder()
                    .plugIns(with(jars))
                    .location("deep:a", Map.of("depth", "3"))
                    .options(Map.of("depth", "5"))
                    .open()
                    .close();
        }
        assertThat(NotedSource.NOTES).startsWith("opened deep:a with {depth=5}");
    }

    @Test
    void allThatIsWrongWithOptionsIsToldWithItsLocation() throws IOException {
        try (PlugInJars jars = jars("jars", NotedProvider.class, DeepProvider.class)) {
            FlowLogs.Builder builder = FlowLogs.builder()
                    .plugIns(with(jars))
                    .location("deep:a", Map.of("depth", "far"))
                    .location("noted:b", Map.of("depth", "3"))
                    .options(Map.of("lowd", ""));
            FlowConfigurationException refusal = catchThrowableOfType(FlowConfigurationException.class, builder::open);
            assertThat(refusal.problems())
                    .hasSize(3)
                    .anyMatch(text -> text.startsWith("option lowd: "))
                    .anyMatch(text -> text.startsWith("deep:a: option depth: expected a number"))
                    .anyMatch(text -> text.startsWith("noted:b: option depth: expected one of [loud]"));
        }
        assertThat(NotedSource.NOTES).isEmpty();
    }
}
