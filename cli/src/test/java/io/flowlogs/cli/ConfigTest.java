package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.source.SourceOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources with names. */
class ConfigTest {
    private static final String LINE = "2 123456789012 eni-1 10.0.0.1 10.0.0.2 1 2 6 1 %s %s %s ACCEPT OK\n";

    @TempDir
    private Path folder;

    private Path file;
    private final Map<String, String> environment = new HashMap<>(Map.of("NO_COLOR", "1"));

    @BeforeEach
    void begin() throws IOException {
        ProbeProvider.OPENED.clear();
        file = Files.createDirectories(folder.resolve(".config/flowlogs")).resolve("config.toml");
        environment.put("HOME", folder.toString());
    }

    private void write(String... lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private Path log(String name, String bytes) throws IOException {
        return log(name, bytes, "1717322400");
    }

    private Path log(String name, String bytes, String start) throws IOException {
        return Files.writeString(folder.resolve(name), LINE.formatted(bytes, start, start));
    }

    private Call call(String... words) {
        return InProcess.callWith(environment, words);
    }

    private Call bytes(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--fields", "bytes", "-q"));
        return call(all.toArray(new String[0]));
    }

    private static void assertBytes(Call call, String expected) {
        assertThat(call).isEqualTo(new Call(ExitCode.OK, expected, ""));
    }

    // ---- use
    // -----------------------------------------------------------------------------------------------------------

    @Test
    void aNameStandsForALocation() throws IOException {
        Path log = log("a.log", "41");
        write("[sources.prod]", "location = \"" + log + "\"");
        assertBytes(bytes("@prod"), "41\n");
        assertBytes(bytes("print", "@prod"), "41\n");
        assertBytes(bytes("find", "10.0.0.1", "@prod"), "41\n");
        assertBytes(bytes("tail", "@prod"), "41\n");
        assertThat(call("top", "talkers", "@prod", "dstport = 2", "-q", "-o", "csv")
                        .out())
                .contains("10.0.0.1,41");
        assertThat(call("explain", "@prod").out()).contains("a.log");
        assertThat(call("formats", "@prod").code()).isZero();
    }

    @Test
    void aNameMayStandForSeveralLocationsAndBeAmongOthers() throws IOException {
        write("[sources.both]", "location = ['" + log("a.log", "41") + "', '" + log("b.log", "42") + "']");
        assertBytes(bytes("@both", log("c.log", "43").toString(), "@both"), "41\n42\n43\n41\n42\n");
    }

    @Test
    void optionsAreThoseOfTheSource() throws IOException {
        write("[sources.prod]", "location = \"probe:x\"", "region = \"eu-west-1\"", "loud = true", "pin = 7");
        assertThat(call("@prod", "-q").code()).isZero();
        assertThat(opened()).hasToString("{loud=true, pin=(hidden), region=eu-west-1}");
        assertThat(opened().get(ProbeProvider.PIN)).isEqualTo(7);
    }

    private static SourceOptions opened() {
        return ProbeProvider.OPENED.get(ProbeProvider.OPENED.size() - 1);
    }

    @Test
    void aListIsATextWithCommas() throws IOException {
        write("[sources.prod]", "location = \"probe:x\"", "region = [\"eu-west-1\", 'b', 3]");
        call("@prod", "-q");
        assertThat(opened().get(ProbeProvider.REGION)).isEqualTo("eu-west-1,b,3");
    }

    @Test
    void flagsGoBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
        write("[sources.prod]", "location = \"probe:x\"", "region = \"file\"", "by = \"file\"", "pin = 1");
        environment.put("FLOWLOGS_OPTION_REGION", "environment");
        environment.put("FLOWLOGS_OPTION_BY", "environment");
        environment.put("FLOWLOGS_OPTION_PIN", "");
        call("print", "@prod", "-q", "--region", "flag");
        assertThat(opened().get(ProbeProvider.REGION)).isEqualTo("flag");
        assertThat(opened().get(ProbeProvider.BY)).isEqualTo("environment");
        assertThat(opened().get(ProbeProvider.PIN)).isEqualTo(1);
    }

    @Test
    void theEnvironmentSetsOptionsOfSourcesWithoutANameToo() throws IOException {
        environment.put("FLOWLOGS_OPTION_REGION", "environment");
        assertThat(call("probe:x", log("a.log", "41").toString(), "-q").code()).isZero();
        assertThat(opened().get(ProbeProvider.REGION)).isEqualTo("environment");
    }

    @Test
    void aVariableThatIsNoOptionIsTold() throws IOException {
        environment.put("FLOWLOGS_OPTION_REGIN", "x");
        Call call = call(log("a.log", "41").toString());
        assertThat(call.code()).isZero();
        assertThat(call.err())
                .contains("FLOWLOGS_OPTION_REGIN: no installed source has an option 'regin'. Did you mean region?");
    }

    @Test
    void aVariableWithAWrongValueIsRefusedWithoutShowingASecret() {
        environment.put("FLOWLOGS_OPTION_PIN", "abc");
        Call call = call("probe:x");
        assertThat(call.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(call.err()).startsWith("flowlogs: FLOWLOGS_OPTION_PIN: ").doesNotContain("abc");
    }

    @Test
    void eachNameHasItsOwnOptions() throws IOException {
        write(
                "[sources.one]",
                "location = \"probe:x\"",
                "region = \"one\"",
                "[sources.two]",
                "location = \"probe:y\"",
                "region = \"two\"");
        call("@one", "@two", "probe:z", "-q");
        assertThat(ProbeProvider.OPENED)
                .extracting(options -> options.get(ProbeProvider.REGION, "none"))
                .containsExactly("one", "two", "none");
    }

    @Test
    void aNameMayHaveAWindow() throws IOException {
        Path log = log("a.log", "41", "1717322400");
        Files.writeString(
                log, LINE.formatted("42", "1717329000", "1717329000"), java.nio.file.StandardOpenOption.APPEND);
        write("[sources.prod]", "location = \"" + log + "\"", "since = \"1h\"");
        assertBytes(bytes("@prod"), "42\n");
        assertBytes(bytes("@prod", "--since", "all"), "41\n42\n");
        Call mixed = bytes("@prod", log.toString());
        assertThat(mixed.code()).isEqualTo(ExitCode.USAGE);
        assertThat(mixed.err())
                .contains("--since: expected sources with one setting of it, found several: '1h', none.");
        assertBytes(bytes("@prod", log.toString(), "-s", "2024-06-02T11:30"), "42\n42\n");
    }

    @Test
    void aNameMayHaveAFormat() throws IOException {
        Path log = Files.writeString(folder.resolve("a.log"), "41 10.0.0.1 1717322400\n");
        write("[sources.prod]", "location = \"" + log + "\"", "format = \"bytes srcaddr start\"");
        assertBytes(bytes("@prod"), "41\n");
        assertThat(bytes("@prod", "--format", "packets srcaddr start").out()).isEqualTo("-\n");
    }

    @Test
    void addressFilesKeepTheirMeaning() throws IOException {
        Path list = Files.writeString(folder.resolve("list"), "10.0.0.1\n");
        write("[sources.prod]", "location = \"" + log("a.log", "41") + "\"");
        assertBytes(bytes("find", "@" + list, "@prod"), "41\n");
        assertBytes(bytes("@prod", "srcaddr in @" + list), "41\n");
    }

    @Test
    void aNameThatIsNotThereIsASlip() throws IOException {
        write("[sources.prod]", "location = \"x.log\"", "[sources.test]", "location = \"x.log\"");
        Call call = call("@prdo");
        assertThat(call.code()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err())
                .contains("@prdo", "config.toml", "Did you mean prod?", "There are prod, test.", "./@prdo");
        Files.delete(file);
        assertThat(call("@prod").code()).isEqualTo(ExitCode.USAGE);
        environment.remove("HOME");
        assertThat(call("@prod").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aFileThatIsCalledLikeANameIsWrittenAsAPath() throws IOException {
        Files.writeString(Path.of("target/@prod"), LINE.formatted("41", "1717322400", "1717322400"));
        assertBytes(bytes("./target/@prod"), "41\n");
    }

    @Test
    void whatIsWrongWithTheNameUsedIsToldWithItsLine() throws IOException {
        write("[sources.good]", "location = \"probe:x\"", "[sources.bad]", "location = \"probe:x\"", "regin = \"x\"");
        assertThat(call("@good", "-q").code()).isZero();
        Call call = call("@bad");
        assertThat(call.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(call.err()).startsWith("flowlogs: " + file + ":5: regin: ").contains("Did you mean region?");
    }

    @Test
    void aSourceWithoutALocationIsNoHindranceToOthersAndItsSlipsAreTold() throws IOException {
        write("[sources.good]", "location = \"probe:x\"", "[sources.bad]", "locaton = \"probe:x\"", "regin = \"x\"");
        assertThat(call("@good", "-q").code()).isZero();
        assertThat(call("@bad").code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(call("config", "check").out().lines())
                .hasSize(3)
                .anyMatch(line -> line.contains(":3: [sources.bad]: expected a location, found none."))
                .anyMatch(line -> line.contains(":4: locaton: ") && line.contains("Did you mean location?"))
                .anyMatch(line -> line.contains(":5: regin: ") && line.contains("Did you mean region?"));
    }

    @Test
    void aFileThatCannotBeReadIsRefused() throws IOException {
        environment.put(ConfigFile.VARIABLE, folder.resolve("nowhere.toml").toString());
        assertThat(call("@prod").code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(call("@prod").err())
                .contains("nowhere.toml: expected the file that FLOWLOGS_CONFIG names, found none.");
        environment.put(ConfigFile.VARIABLE, folder.toString());
        assertThat(call("@prod").code()).isEqualTo(ExitCode.CONFIGURATION);
        environment.put(ConfigFile.VARIABLE, file.toString());
        Files.write(file, new byte[] {'#', (byte) 0xff});
        assertThat(call("@prod").err()).contains("expected a text in UTF-8");
        Files.write(file, new byte[200_000]);
        assertThat(call("@prod").err()).contains("expected at most 131072 bytes, found more");
    }

    @Test
    void ofManyProblemsTheFirstAreTold() throws IOException {
        write("=\n".repeat(30));
        assertThat(call("@prod").err())
                .contains("config.toml:10: ")
                .contains("and 20 more. See: flowlogs config check");
        assertThat(call("config", "check").out()).hasLineCount(30);
    }

    @Test
    void aSlipThatEndsTheParserIsReportedToo() throws IOException {
        write("[sources.prod]", "\"a\\!\" = 1");
        assertThat(call("config", "check").out()).isEqualTo(file + ":2: Invalid escape sequence (hidden).\n");
    }

    @Test
    void nestingWithoutEndIsRefused() throws IOException {
        write("a = " + "[".repeat(100_000));
        Call call = call("@prod");
        assertThat(call.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(call.err()).contains("config.toml:1: expected values that people write");
    }

    // ---- check and show
    // ------------------------------------------------------------------------------------------------

    @Test
    void everyProblemIsReportedWithItsLine() throws IOException {
        write(
                "colour = 1", // 1
                "[sources.a]",
                "location = \"gopher:x\"", // 3
                "[sources.b]",
                "location = \"probe:x\"",
                "regin = \"x\"", // 6
                "slack = \"1h\"", // 7
                "pin = \"my secret\"", // 8
                "loud = \"perhaps\"", // 9
                "region = true", // 10
                "since = \"whenever\"", // 11
                "format = \"srcaddr srcaddr\"", // 12
                "by = 2024-01-01", // 13
                "[sources.c]", // 14
                "region = \"x\"",
                "[sources.d]",
                "location = [\"@b\", \"probe:x\"]", // 17
                "[sources.e]",
                "location = 5", // 19
                "[sources.\"f f\"]", // 20
                "location = \"probe:x\"");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Call call = call("config", "check");
        assertThat(call.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(call.err()).isEmpty();
        assertThat(call.out()).doesNotContain("my secret");
        List<String> lines = call.out().lines().toList();
        assertThat(lines).allMatch(line -> line.startsWith(file + ":"));
        assertThat(lines.stream()
                        .map(line -> line.substring((file + ":").length()))
                        .map(line -> line.substring(0, line.indexOf(':'))))
                .containsExactly("1", "3", "6", "7", "8", "9", "10", "11", "12", "13", "14", "17", "19", "20");
        assertThat(lines)
                .anyMatch(line ->
                        line.contains(":3: location: expected the scheme of an installed source, found 'gopher'."))
                .anyMatch(line -> line.contains(":6: regin: ") && line.contains("Did you mean region?"))
                .anyMatch(line -> line.contains(":7: slack: ") && line.contains("It is an option of file, s3."))
                .anyMatch(line -> line.contains(":8: pin: expected another value, found (hidden)."))
                .anyMatch(line -> line.contains(":10: region: expected a text or a number"))
                .anyMatch(line -> line.contains(":11: since: expected a time"))
                .anyMatch(line -> line.contains(":17: location: expected a location, found the name '@b'."));
    }

    @Test
    void slipsOfSyntaxAndKeysThatStandTwiceAreReported() throws IOException {
        write(
                "[sources.a]",
                "location = \"probe:x", // 2
                "region = \"x\"",
                "region = \"y\"", // 4
                "pin = my-secret", // 5
                "[sources.b]",
                "location = \"probe:x\"",
                "regin = 1", // 8
                "[sources.a]"); // 9
        Call call = call("config", "check");
        assertThat(call.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(call.out()).doesNotContain("my-secret", "'m'").contains(":2: ", ":4: ", ":5: ", ":8: ", ":9: ");
        assertThat(call.out()).hasLineCount(5);
        assertThat(call("config").code()).isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void problemsAreDataInOtherFormats() throws IOException {
        write("[sources.a]", "location = \"gopher:x\"");
        assertThat(call("config", "check", "-o", "ndjson").out())
                .startsWith("{\"file\":\"" + file + "\",\"line\":2,\"kind\":\"error\",\"problem\":\"location: ");
    }

    @Test
    void aFileWithoutProblemsSaysNothing() throws IOException {
        write("[sources.prod]", "location = \"probe:x\"", "region = \"eu-west-1\"");
        assertThat(call("config", "check"))
                .isEqualTo(new Call(ExitCode.OK, "", "flowlogs: " + file + ": nothing is wrong.\n"));
        Files.delete(file);
        assertThat(call("config", "check"))
                .isEqualTo(new Call(ExitCode.OK, "", "flowlogs: there is no file of settings: " + file + "\n"));
        environment.put(ConfigFile.VARIABLE, file.toString());
        assertThat(call("config", "check").code()).isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void aSecretThatOthersMayReadIsWarnedOf() throws IOException {
        write("[sources.prod]", "location = \"probe:x\"", "pin = 1234");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Call call = call("config", "check");
        assertThat(call.code()).isZero();
        assertThat(call.out())
                .startsWith(file + ":3: warning: pin: ")
                .contains("chmod 600")
                .doesNotContain("1234");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(call("config", "check").out()).isEmpty();
    }

    @Test
    void theListOfNamesHidesSecrets() throws IOException {
        write(
                "[sources.prod]",
                "location = [\"probe:x\", \"gopher://me:password@host/\"]",
                "region = \"eu-west-1\"",
                "pin = 1234",
                "token = \"abc\"",
                "since = \"1h\"");
        Call call = call("config", "-o", "csv");
        assertThat(call.code()).isZero();
        assertThat(call.out()).isEqualTo("""
                        name,key,value
                        '@prod,location,probe:x
                        '@prod,location,gopher://(hidden)@host/
                        '@prod,region,eu-west-1
                        '@prod,pin,(hidden)
                        '@prod,token,(hidden)
                        '@prod,since,1h
                        """);
        assertThat(call("config", "show").out()).contains("@prod  region    eu-west-1");
        assertThat(call("config", "shwo").err()).contains("Did you mean show?");
    }

    @Test
    void controlCharactersAreMadeVisible() throws IOException {
        Files.writeString(file, "\"a\\u001b[31m\" = 1\n", StandardCharsets.UTF_8);
        assertThat(call("config", "check").out()).contains("\\x1b[31m").doesNotContain("\u001b");
    }

    @Test
    void completionsKnowTheCommand() {
        assertThat(call("completion", "fish").out()).contains("-a config ", "'show check'");
        assertThat(call("completion", "bash").out()).contains("config");
        assertThat(call("help", "config").out()).contains("flowlogs config check");
    }
}
