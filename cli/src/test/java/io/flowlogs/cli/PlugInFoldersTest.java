package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.source.FlowRecordSourceProvider;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins that lie in folders. */
class PlugInFoldersTest {
    private static final String[] SUM = {"--fields", "bytes", "-q"};

    @TempDir
    private Path folder;

    private Path plugIns;
    private final Map<String, String> environment = new HashMap<>(Map.of("NO_COLOR", "1"));

    @BeforeEach
    void nameTheFolder() throws IOException {
        plugIns = Files.createDirectories(folder.resolve("plug-ins"));
    }

    private Call call(String... words) {
        return InProcess.callWith(environment, words);
    }

    private static void assertBytes(Call call, String bytes) {
        assertThat(call).isEqualTo(new Call(ExitCode.OK, bytes + "\n", ""));
    }

    private Call sum(String source, String... more) {
        String[] words = new String[SUM.length + 1 + more.length];
        words[0] = source;
        System.arraycopy(SUM, 0, words, 1, SUM.length);
        System.arraycopy(more, 0, words, 1 + SUM.length, more.length);
        return call(words);
    }

    @Test
    void aFolderOfPlugInsIsNamedBeforeOrBehindTheCommand() {
        PlugInJar.ofSource("one", "41").writeTo(plugIns.resolve("one.jar"));
        PlugInJar.ofSource("two", "42").writeTo(plugIns.resolve("two.jar"));
        String place = plugIns.toString();
        assertBytes(sum("one:x", "--plugins", place), "41");
        assertBytes(call("--plugins", place, "print", "two:x", "-q", "--fields", "bytes"), "42");
        assertBytes(call("--plugins=" + place, "two:x", "-q", "--fields", "bytes"), "42");
        assertBytes(call("two:x", "-q", "--fields=bytes", "--plugins=" + place), "42");
        assertThat(sum("one:x").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void theOptionMayBeRepeatedAndNameAJar() {
        Path one = PlugInJar.ofSource("one", "41").writeTo(folder.resolve("a").resolve("one.jar"));
        Path two = PlugInJar.ofSource("two", "42").writeTo(folder.resolve("b").resolve("two.jar"));
        assertBytes(sum("two:x", "--plugins", one.toString(), "--plugins", two.toString()), "42");
        assertBytes(sum("one:x", "--plugins", one.toString(), "--plugins", two.toString()), "41");
    }

    @Test
    void aFolderThatDoesNotExistIsASlip() {
        Call call = sum("one:x", "--plugins", folder.resolve("nowhere").toString());
        assertThat(call.code()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err())
                .startsWith("flowlogs: --plugins: expected a folder")
                .contains("nowhere");
        assertThat(sum("one:x", "--plugins").code()).isEqualTo(ExitCode.USAGE);
        assertThat(sum("one:x", "--plugins=").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void behindTwoHyphensTheWordIsNoOption() {
        Call call = call("print", "-q", "--", "--plugins");
        assertThat(call.code()).isEqualTo(ExitCode.INCOMPLETE);
    }

    @Test
    void theEnvironmentNamesFoldersAndJars() {
        Path one = PlugInJar.ofSource("one", "41").writeTo(folder.resolve("a").resolve("one.jar"));
        PlugInJar.ofSource("two", "42").writeTo(plugIns.resolve("two.jar"));
        environment.put(PlugInPlaces.VARIABLE, one + File.pathSeparator + File.pathSeparator + plugIns);
        assertBytes(sum("one:x"), "41");
        assertBytes(sum("two:x"), "42");
    }

    @Test
    void aNameInTheEnvironmentThatLeadsNowhereIsToldAndNothingMore() {
        PlugInJar.ofSource("two", "42").writeTo(plugIns.resolve("two.jar"));
        environment.put(PlugInPlaces.VARIABLE, folder.resolve("nowhere") + File.pathSeparator + plugIns);
        Call call = sum("two:x");
        assertThat(call.out()).isEqualTo("42\n");
        assertThat(call.code()).isZero();
        assertThat(call.err())
                .startsWith("flowlogs: FLOWLOGS_PLUGINS: expected")
                .contains("nowhere")
                .hasLineCount(1);
    }

    @Test
    void theUsersSettingsHaveAFolder() {
        PlugInJar.ofSource("one", "41").writeTo(folder.resolve(".config/flowlogs/plugins/one.jar"));
        PlugInJar.ofSource("two", "42").writeTo(folder.resolve("elsewhere/flowlogs/plugins/two.jar"));
        environment.put("HOME", folder.toString());
        assertBytes(sum("one:x"), "41");
        environment.put("XDG_CONFIG_HOME", folder.resolve("elsewhere").toString());
        assertBytes(sum("two:x"), "42");
        environment.put("XDG_CONFIG_HOME", "elsewhere");
        assertBytes(sum("one:x"), "41");
    }

    @Test
    void theOriginalsNameTakesThemToo() throws IOException {
        PlugInJar.ofDecoder("wrapped").writeTo(plugIns.resolve("wrapped.jar"));
        Path log = Files.writeString(
                folder.resolve("a.log"),
                "wrapped 2 123456789012 eni-1 10.0.0.1 10.0.0.2 1 2 6 1 42 1709634064 1709634112 ACCEPT OK\n");
        environment.put(PlugInPlaces.VARIABLE, plugIns.toString());
        Call call = InProcess.call("flowlogs_reader", false, environment, "--location-type", "file", log.toString());
        assertThat(call.out()).contains(" 42 ");
    }

    @Test
    void aFolderWithSeveralJarsIsOnePlugInThatBringsWhatItNeeds() {
        Path library = PlugInJar.empty()
                .with(
                        "Amounts",
                        "package org.example; public final class Amounts { public static int answer() { return 42; } }")
                .writeTo(plugIns.resolve("one").resolve("library.jar"));
        PlugInJar.ofSource("one", "org.example.Amounts.answer()")
                .against(library)
                .writeTo(plugIns.resolve("one").resolve("a.jar"));
        assertBytes(sum("one:x", "--plugins", plugIns.toString()), "42");
    }

    @Test
    void twoPlugInsMayBringTwoVersionsOfOneLibrary() {
        for (String version : List.of("41", "42")) {
            Path library = PlugInJar.empty()
                    .with(
                            "Amounts",
                            "package org.example; public final class Amounts { public static int answer() { return "
                                    + version + "; } }")
                    .writeTo(plugIns.resolve(version).resolve("library.jar"));
            PlugInJar.ofSource("s" + version, "org.example.Amounts.answer()")
                    .against(library)
                    .writeTo(plugIns.resolve(version).resolve("a.jar"));
        }
        assertBytes(sum("s41:x", "--plugins", plugIns.toString()), "41");
        assertBytes(sum("s42:x", "--plugins", plugIns.toString()), "42");
    }

    @Test
    void decodersAreFoundToo() throws IOException {
        PlugInJar.ofDecoder("wrapped").writeTo(plugIns.resolve("wrapped.jar"));
        Path log = Files.writeString(
                folder.resolve("a.log"),
                "wrapped 2 123456789012 eni-1 10.0.0.1 10.0.0.2 1 2 6 1 42 1709634064 1709634112 ACCEPT OK\n");
        assertBytes(sum(log.toString(), "--plugins", plugIns.toString()), "42");
    }

    @Test
    void optionsOfPlugInsAreFlags() {
        PlugInJar.ofSource("one", "41").writeTo(plugIns.resolve("one.jar"));
        assertBytes(sum("one:x", "--password", "secret", "--plugins", plugIns.toString()), "41");
        Call completion = call("completion", "bash", "--plugins", plugIns.toString());
        assertThat(completion.out()).contains("--password", "--plugins");
    }

    @Test
    void theListOfSourcesSaysWhereEachCameFrom() {
        Path jar = PlugInJar.ofSource("one", "41").writeTo(plugIns.resolve("o n e.jar"));
        Call call = call("sources", "-o", "csv", "--plugins", plugIns.toString());
        assertThat(call.code()).isZero();
        assertThat(call.out()).contains("source,one:,a source for tests,," + jar + "\n");
        assertThat(call.err()).isEmpty();
    }

    // ---- what is broken
    // ------------------------------------------------------------------------------------------------

    @Test
    void brokenPlugInsAreNamedAndTheOthersWork() throws IOException {
        PlugInJar.ofSource("good", "42").writeTo(plugIns.resolve("good.jar"));
        Files.writeString(plugIns.resolve("a-text.jar"), "no archive");
        PlugInJar.empty()
                .announcing(FlowRecordSourceProvider.class, "org.example.Gone")
                .writeTo(plugIns.resolve("b-hollow.jar"));
        PlugInJar.ofSource("future", "44").ofTheFuture().writeTo(plugIns.resolve("c-future.jar"));
        PlugInJar.empty()
                .with("Other", "package org.example; public final class Other {}")
                .writeTo(plugIns.resolve("d-library.jar"));
        Call call = sum("good:x", "--plugins", plugIns.toString());
        assertThat(call.code()).isZero();
        assertThat(call.out()).isEqualTo("42\n");
        assertThat(call.err().lines().toList())
                .hasSize(4)
                .anyMatch(line -> line.contains("a-text.jar: expected a jar"))
                .anyMatch(line -> line.contains("b-hollow.jar: ") && line.contains("org.example.Gone not found"))
                .anyMatch(line -> line.contains("c-future.jar: ") && line.contains("it is made for Java 76"))
                .anyMatch(line -> line.contains("d-library.jar: expected a file in META-INF/services"));
    }

    @Test
    void aSchemeThatIsTakenStaysWithWhoHasIt() {
        PlugInJar.ofSource("file", "41").writeTo(plugIns.resolve("a.jar"));
        PlugInJar.ofSource("mine", "42").writeTo(plugIns.resolve("b.jar"));
        PlugInJar.ofSource("mine", "43").writeTo(plugIns.resolve("c.jar"));
        Call call = sum("mine:x", "--plugins", plugIns.toString());
        assertThat(call.out()).isEqualTo("42\n");
        assertThat(call.err().lines().toList())
                .hasSize(2)
                .anyMatch(line ->
                        line.contains("a.jar: its source 'file' is left out") && line.contains("FileSourceProvider"))
                .anyMatch(line -> line.contains("c.jar: its source 'mine' is left out") && line.contains("b.jar"));
    }

    @Test
    void aFaultOfAPlugInIsSaidToBeItsOwn() {
        Path jar = PlugInJar.ofSource("bad", "java.util.List.of().get(3)").writeTo(plugIns.resolve("bad.jar"));
        Call call = sum("bad:x", "--plugins", jar.toString());
        assertThat(call.code()).isEqualTo(ExitCode.BUG);
        assertThat(call.err()).contains("this is a fault of the plug-in " + jar + ", not yours: ");
    }

    @Test
    void aPlugInThatIsNamedTwiceIsOne() {
        Path jar = PlugInJar.ofSource("one", "41").writeTo(plugIns.resolve("one.jar"));
        environment.put(PlugInPlaces.VARIABLE, jar + File.pathSeparator + plugIns);
        assertBytes(sum("one:x", "--plugins", plugIns.toString()), "41");
    }

    @Test
    void nothingIsLookedForWhereNothingIsAskedThatPlugInsKnow() throws IOException {
        Files.writeString(plugIns.resolve("a-text.jar"), "no archive");
        environment.put(PlugInPlaces.VARIABLE, plugIns.toString());
        assertThat(call("fields", "bytes", "-q").err()).isEmpty();
        assertThat(call("help", "find").err()).isEmpty();
        assertThat(call("aggregate", "--no-header=x").err()).doesNotContain("a-text");
    }

    @Test
    void plugInsShareTheLibrarysPackages() throws IOException {
        String separator = File.separator;
        for (String name : PlugInLoader.SHARED) {
            assertThat(Path.of("../api/src/main/java/" + name.replace(".", separator)))
                    .isDirectory();
        }
        Path root = Path.of("../api/src/main/java");
        try (java.util.stream.Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.endsWith("module-info.java"))
                            .map(file ->
                                    root.relativize(file.getParent()).toString().replace(separator, "."))
                            .filter(name -> !name.startsWith("io.flowlogs.internal."))
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(PlugInLoader.SHARED);
        }
    }
}
