package io.flowlogs.cli;

import static io.flowlogs.cli.ProbeProvider.OPENED;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.source.SourceOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of sources, among those of commands. */
class SourceFlagsTest {
    @BeforeEach
    void forget() {
        OPENED.clear();
    }

    private static Call call(String words) {
        return InProcess.call(words.split(" "));
    }

    private static SourceOptions opened(String words) {
        assertThat(call(words).code()).as(words).isZero();
        assertThat(OPENED).hasSize(1);
        return OPENED.get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "print --region eu-west-1 --loud probe:x",
                "print probe:x --region=eu-west-1 --loud=true",
                "--loud --region eu-west-1 print probe:x",
                "--loud --region eu-west-1 probe:x",
                "-qn 5 --region eu-west-1 --loud print -- probe:x",
                "probe:x -O loud= -O region=eu-west-1",
                "find --region eu-west-1 10.0.0.1 --loud probe:x",
                "aggregate --region eu-west-1 --loud probe:x --by srcaddr",
                "ipset --loud -O region=eu-west-1 probe:x"
            })
    void theyMayStandWhereThoseOfCommandsMay(String words) {
        SourceOptions options = opened(words);
        assertThat(options.get(ProbeProvider.REGION)).isEqualTo("eu-west-1");
        assertThat(options.get(ProbeProvider.LOUD)).isTrue();
    }

    @Test
    void aFlagTakesNoWordButMayBeTurnedOff() {
        assertThat(opened("print --loud=false probe:x").get(ProbeProvider.LOUD)).isFalse();
    }

    @Test
    void aValueMayHoldEverythingThatAWordCan() {
        assertThat(InProcess.call("probe:x", "--region=-q a=b").code()).isZero();
        assertThat(OPENED.get(0).get(ProbeProvider.REGION)).isEqualTo("-q a=b");
    }

    @Test
    void anOptionOfTheCommandWins() {
        SourceOptions options = opened("aggregate --by srcaddr -O by=ingestion probe:x");
        assertThat(options.get(ProbeProvider.BY)).isEqualTo("ingestion");
        OPENED.clear();
        assertThat(opened("print --by ingestion probe:x").get(ProbeProvider.BY)).isEqualTo("ingestion");
    }

    @Test
    void theValueOfACommandsOptionIsNoFlag() {
        assertThat(opened("print --tz UTC --region r --loud probe:x")).hasToString("{loud=true, region=r}");
        assertThat(call("print --format --loud --region r probe:x").err()).contains("--format");
    }

    @Test
    void wordsBehindTwoHyphensAreNone() {
        Call call = call("print --region r -- --loud probe:x");
        assertThat(call.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(call.err()).startsWith("flowlogs: --loud: ");
        assertThat(OPENED).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "print --regoin x probe:x | unknown option '--regoin'. Did you mean --region?",
                "print --pni 4711 probe:x | unknown option '--pni'. Did you mean --pin?",
                "print probe:x --region | --region: expected a value, found none",
                "print --region -q probe:x | --region: expected a value, found the option '-q'",
                "print --region --loud probe:x | found the option '--loud'",
                "print --loud=maybe probe:x | option loud: expected true or false, found 'maybe'",
                "print --loud missing.log | option loud: expected one of [hidden, slack], which are all that this"
                        + " source understands. It is an option of probe",
                "print -O regoin=x probe:x | option regoin: expected one of [by, loud, pin, region]",
                "fields --region x | fields: unknown option '--region'",
                "gen --region x | gen: unknown option '--region'",
            })
    void slipsAreNamed(String words, String expected) {
        Call call = call(words);
        assertThat(call.code()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains(expected).startsWith("flowlogs: ").hasLineCount(1);
        assertThat(OPENED).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--pin x4711 probe:x", "--pin=x4711 probe:x", "-O pin=x4711 probe:x", "--pni=x4711 probe:x"})
    void secretsAreNotShown(String words) {
        Call call = call("print " + words);
        assertThat(call.code()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains("pin").doesNotContain("4711");
    }

    @Test
    void sourcesReadTogetherGetTheirOwn(@TempDir Path folder) throws IOException {
        Path log = Files.writeString(folder.resolve("a.log"), "srcaddr bytes start\n10.0.0.9 7 1717200000\n");
        Call call = InProcess.call("print", "--region", "r", "--slack", "1h", log.toString(), "probe:x");
        assertThat(call.code()).isZero();
        assertThat(call.out().lines()).hasSize(4).startsWith("10.0.0.9 7 1717200000");
        assertThat(OPENED.get(0)).hasToString("{region=r}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--version",
                "help",
                "help print",
                "print --help",
                "fields srcaddr",
                "print -n x probe:x"
            })
    void nobodyLooksForThemWithoutNeed(String words) {
        int before = ProbeProvider.LOADED.get();
        call(words);
        assertThat(ProbeProvider.LOADED).hasValue(before);
    }

    @Test
    void completionKnowsThem() {
        for (String shell : List.of("bash", "fish")) {
            assertThat(call("completion " + shell).out()).contains("region", "loud");
        }
    }
}
