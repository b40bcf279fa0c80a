package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.cli.reader.ReaderArguments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

class CommandLineTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pritn | Did you mean print?",
                "print --formt x a.log | Did you mean --format?",
                "print -Z a.log | unknown option '-Z'",
                "print -o jsn a.log | Did you mean json?",
                "print --color allways a.log | Did you mean always?",
                "print --fields srcadr a.log | Did you mean srcaddr?",
                "aggregate --by srcadr a.log | Did you mean srcaddr?",
                "fields srcadr | Did you mean srcaddr?",
                "help fnd | Did you mean find?",
                "completion bsh | Did you mean bash?",
                "print | expected a SOURCE",
                "find | expected ADDRESS SOURCE",
                "find 10.0.0.1 | expected a SOURCE",
                "find 10.0.0.256 a.log | expected an address",
                "print -n -1 a.log | expected a whole number",
                "print -n many a.log | expected a whole number",
                "print -j 0 a.log | from 1 to 1024",
                "print --tz Europe/Zurch a.log | Did you mean Europe/Zurich?",
                "print --tz UTC --local a.log | found both",
                "print -s 2h --since 1h a.log | found both",
                "print -s 2024-06-02 -e 2024-06-01 a.log | expected a time after the start",
                "print -s whenever a.log | expected a time",
                "print -O key a.log | expected KEY=VALUE",
                "print --max-line-length 0 a.log | expected a whole number",
                "print --format ${a},${a} a.log | flowlogs: --format: expected",
                "aggregate --by start a.log | found 'start', which is computed for every group",
                "aggregate --by srcaddr,records a.log | found 'records', which is computed",
                "fields srcaddr tpc-flags | no field has 'tpc-flags'. Did you mean tcp-flags?",
                "print --with-header --no-header a.log | found both",
                "ipset --with-header a.log | unknown option '--with-header'",
                "ipset --fields bytes a.log | expected only with print and find",
                "print -n | Missing required parameter",
                "gen --seed x | expected a whole number",
                "gen --reject 1001 | 0 to 1000",
                "gen --reject x | permille",
                "gen --carrier gzp | Did you mean gzip?",
                "gen --carrier aws-s3 | expected a DIRECTORY",
                "gen --format v12 | from 2 to 11",
                "--quiet | expected a SOURCE",
            })
    void whatIsNotUnderstoodIsRefusedWithTheReason(String words, String expected) {
        assertThat(run(words.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(expected).startsWith("flowlogs: ");
        assertThat(out.size()).isZero();
    }

    @Test
    void noWordsShowTheUsageAsAnError() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Usage: flowlogs");
    }

    @Test
    void helpGoesToStandardOutput() {
        assertThat(run("--help")).isEqualTo(ExitCode.OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("aggregate", "Exit codes:", "141");
        assertThat(err.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "print",
                "find",
                "ipset",
                "aggregate",
                "tail",
                "explain",
                "fields",
                "sources",
                "gen",
                "completion",
                "help"
            })
    void everyCommandExplainsItselfWithAnExample(String command) {
        assertThat(run(command, "--help")).isEqualTo(ExitCode.OK);
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("Usage: flowlogs").contains("Example: ");
        out.reset();
        assertThat(run("help", command)).isEqualTo(ExitCode.OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @Test
    void anOptionTakesAValueInEveryCommandOrInNone() {
        Map<String, Integer> arities = new HashMap<>();
        for (String command : Commands.NAMES) {
            for (OptionSpec option : Commands.required(command).spec().options()) {
                for (String name : option.names()) {
                    int arity = option.arity().max();
                    assertThat(arities.getOrDefault(name, arity)).as(name).isEqualTo(arity);
                    arities.put(name, arity);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fields -o text tcp-fl", "-o text fields tcp-fl", "--output=text fields tcp-fl", "-otext fields tcp-fl",
                "fields tcp-fl -o text", "-q -o text fields tcp-fl", "-qo text fields tcp-fl",
                        "fields tcp_fl -q --output text"
            })
    void optionsMayStandAnywhere(String words) {
        assertThat(run(words.split(" "))).isEqualTo(ExitCode.OK);
        assertThat(out).hasToString("tcp-flags\n");
    }

    @Test
    void fieldsAreATableOfAllThatAreDocumented() {
        assertThat(run("fields", "-o", "ndjson")).isEqualTo(ExitCode.OK);
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(72);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("{\"field\":\"srcaddr\",\"since\":2,\"type\":\"address\"");
    }

    @Test
    void sourcesNamesTheEncodingsInstalled() {
        assertThat(run("sources", "-o", "csv")).isEqualTo(ExitCode.OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("kind,name,", "encoding,json,", "encoding,csv,");
    }

    @Test
    void aWordThatCouldBeAFileIsOne() {
        assertThat(CommandFinder.find(List.of("x.log")).name()).isEqualTo("print");
        assertThat(CommandFinder.find(List.of("-")).name()).isEqualTo("print");
        assertThat(CommandFinder.find(List.of("-n", "5", "s3://bucket/prefix")))
                .isEqualTo(new CommandFinder("print", List.of("-n", "5", "s3://bucket/prefix")));
        assertThat(CommandFinder.find(List.of("--", "ipset")).name()).isEqualTo("print");
        assertThat(CommandFinder.find(List.of("-n", "5", "ipset", "a", "-q")))
                .isEqualTo(new CommandFinder("ipset", List.of("-n", "5", "a", "-q")));
    }

    @Test
    void generatedLogsAreTheSameForTheSameSeed() {
        assertThat(run("gen", "-n", "20", "--seed", "7")).isEqualTo(ExitCode.OK);
        String first = out.toString(StandardCharsets.UTF_8);
        out.reset();
        run("gen", "-n", "20", "--seed", "7");
        assertThat(out).hasToString(first);
        assertThat(first.lines()).hasSize(21);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("20 records");
    }

    @Test
    void generatedFilesAreReplacedOnlyByForce(@TempDir Path directory) throws IOException {
        Path ledger = directory.resolve("truth.json");
        String logs = directory.resolve("logs").toString();
        assertThat(run("gen", "-n", "10", logs, "--files", "2", "--ledger", ledger.toString()))
                .isEqualTo(ExitCode.OK);
        Path other = Files.writeString(directory.resolve("logs/mine.txt"), "mine");
        Path part = directory.resolve("logs/part-0001.log");
        String before = Files.readString(part);

        assertThat(run("gen", "-n", "10", logs, "--seed", "1")).isEqualTo(ExitCode.USAGE);
        assertThat(run("gen", "-n", "10", "--ledger", ledger.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run("gen", "-n", "10", "--ledger", ledger + ".d/x")).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(".d/x: there is no such file or directory");
        assertThat(Files.readString(part)).isEqualTo(before);

        assertThat(run("gen", "-n", "10", logs, "--seed", "1", "--force")).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(part)).isNotEqualTo(before);
        assertThat(Files.readString(other)).isEqualTo("mine");
        assertThat(Files.readString(ledger)).contains("\"records\": 10");
        try (Stream<Path> entries = Files.list(directory.resolve("logs"))) {
            assertThat(entries).hasSize(3);
        }
    }

    @Test
    void completionsKnowEveryCommandAndOption() {
        for (String shell : List.of("bash", "zsh", "fish")) {
            out.reset();
            assertThat(run("completion", shell)).isEqualTo(ExitCode.OK);
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains(Commands.NAMES)
                    .contains("max-expansion", "ndjson");
        }
    }

    @Test
    void wordsWithOptionsBetweenThemCountOnce() {
        String sample = "../samples/vpc-default-v2.log";
        assertThat(run("aggregate", "../samples/tgw-default.log", "--by", "action", sample, "-o", "csv", sample))
                .isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("3 of 3 files read");
    }

    @Test
    void theOriginalsGrammarIsPutIntoOurs() {
        assertThat(ours(words("--location-type file a.log"))).isEqualTo(words("print a.log"));
        assertThat(ours(words("a.log print 5 --loc file"))).isEqualTo(words("print a.log --limit=5"));
        assertThat(ours(words("a.log print 0 --loc=file"))).isEqualTo(words("print a.log"));
        assertThat(ours(words("--loc file a.log findip 10.0.0.1 10.0.0.2")))
                .isEqualTo(words("find 10.0.0.1,10.0.0.2 a.log"));
        assertThat(ours(words("--loc file -s 2024-06-01 a.log ipset --thread_count 2")))
                .isEqualTo(words("ipset a.log --start=2024-06-01 --threads=2"));
    }

    private static List<String> ours(List<String> words) {
        return LegacyGrammar.translated(ReaderArguments.parse(words));
    }

    private static List<String> live(String... words) {
        return LegacyGrammar.translated(ReaderArguments.parse(List.of(words)), () -> List.of("cwl", "file"));
    }

    @Test
    void theOriginalsLogGroupsAreReadForTheLastHourUnlessToldOtherwise() {
        assertThat(live("/aws/vpc")).isEqualTo(words("print cwl:/aws/vpc --since=1h"));
        assertThat(live("cwl:g", "-e", "2024-06-02 12:00:00"))
                .containsExactly("print", "cwl:g", "--since=1h", "--end=2024-06-02 12:00:00");
        assertThat(live("g", "-s", "1.6.2024", "-e", "2.6.2024", "--time-format", "%d.%m.%Y"))
                .isEqualTo(words("print cwl:g --start=2024-06-01T00:00:00Z --end=2024-06-02T00:00:00Z"));
        assertThat(live("g", "-s", "2024-06-01 12:00:00", "--thread-count", "0"))
                .containsExactly("print", "cwl:g", "--start=2024-06-01 12:00:00");
    }

    @Test
    void theOriginalsOptionsAreThoseOfTheSource() {
        assertThat(live(
                        "--region",
                        "eu-west-1",
                        "--prof=audit",
                        "g",
                        "findip",
                        "10.0.0.1",
                        "--role",
                        "arn:x",
                        "--ext",
                        "e=1"))
                .isEqualTo(words("find 10.0.0.1 cwl:g --since=1h --option=region=eu-west-1 --option=profile=audit"
                        + " --option=role-arn=arn:x --option=external-id=e=1"));
        assertThat(live("g", "--filter-pattern", "[a, b]", "--fields", "${srcaddr} ${bytes}", "--region", ""))
                .containsExactly(
                        "print",
                        "cwl:g",
                        "--since=1h",
                        "--format=${srcaddr} ${bytes}",
                        "--option=filter-pattern=[a, b]");
    }

    @Test
    void theOriginalsBucketsAreReadWithItsOptions() {
        assertThat(bucket("my-bucket/team", "--include-accounts", "123456789012, 210987654321", "aggregate"))
                .containsExactly(
                        "aggregate",
                        "s3:my-bucket/team",
                        "--since=1h",
                        "--option=include-accounts=123456789012, 210987654321");
        assertThat(bucket("my-bucket", "--include-regions=eu-west-1,us-east-1", "--include-a", "", "--thread-count=4"))
                .isEqualTo(words(
                        "print s3:my-bucket --since=1h --threads=4 --option=include-regions=eu-west-1,us-east-1"));
        assertThat(bucket("s3://my-bucket/", "-s", "2024-06-01 12:00:00", "findip", "10.0.0.1"))
                .containsExactly("find", "10.0.0.1", "s3://my-bucket/", "--start=2024-06-01 12:00:00");
    }

    private static List<String> bucket(String... words) {
        List<String> all = new ArrayList<>(List.of("--location-type", "s3"));
        all.addAll(List.of(words));
        return LegacyGrammar.translated(ReaderArguments.parse(all), () -> List.of("s3", "file"));
    }

    @Test
    void theOriginalsSlipsAreErrors() {
        assertThat(runAs("flowlogs_reader", "--location-type=file", "a.log", "--external-id", "x"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--external-id: expected together with --role-arn");
        err.reset();
        assertThat(runAs("flowlogs_reader", "--location-type=file", "a.log", "-s", "1 June", "--time-format", "%Y"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("expected a time in the format '%Y'");
        err.reset();
        assertThat(runAs("flowlogs_reader", "--location-type=file", "a.log", "--region", "x"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("option region: expected one of [hidden, slack]");
    }

    @Test
    void theOriginalsSourcesAreNamedWhenTheyAreNotInstalled() {
        assertThatThrownBy(() -> live("--location-type", "s3", "my-bucket", "ipset"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("found 's3', which is not");
    }

    @Test
    void theOriginalsActionsAreNamedWhenTheyAreMistyped() {
        assertThat(runAs("flowlogs_reader", "--location-type", "file", "a.log", "ipsets"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("unknown action: ipsets", "known actions: print, ipset, findip, aggregate");
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    private int run(String... words) {
        return runAs("flowlogs", words);
    }

    private int runAs(String program, String... words) {
        Call call = InProcess.callAs(program, words);
        out.writeBytes(call.out().getBytes(StandardCharsets.UTF_8));
        err.writeBytes(call.err().getBytes(StandardCharsets.UTF_8));
        return call.code();
    }
}
