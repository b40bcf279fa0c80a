package io.flowlogs.cli.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.record.FlowConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderArgumentsTest {
    private static ReaderArguments parse(String words) {
        return ReaderArguments.parse(List.of(words.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--region eu-1 group print 5",
                "group print 5 --region eu-1",
                "group --region eu-1 print 5",
                "group print --region=eu-1 5",
                "--reg eu-1 -- group print 5",
                "group print --reg=eu-1 -- 5",
                "--region x group print 5 --region eu-1"
            })
    void optionsStandAnywhere(String words) {
        ReaderArguments parsed = parse(words);
        assertThat(parsed.positionals()).containsExactly("group", "print", "5");
        assertThat(parsed.value(ReaderOption.REGION)).isEqualTo("eu-1");
    }

    @ParameterizedTest
    @CsvSource({
        "--start x, START_TIME, x",
        "-s x, START_TIME, x",
        "-sx, START_TIME, x",
        "-s=x, START_TIME, x",
        "-s -5, START_TIME, -5",
        "-s -.5, START_TIME, -.5",
        "-s -, START_TIME, -",
        "--loc s3, LOCATION_TYPE, s3",
        "--ti=%Y=%m, TIME_FORMAT, %Y=%m",
        "--th 4, THREAD_COUNT, 4",
        "--thread-count=4, THREAD_COUNT, 4",
        "--thread_count 4, THREAD_COUNT, 4",
        "--include-a 1, INCLUDE_ACCOUNTS, 1",
        "--ex e, EXTERNAL_ID, e",
        "--p q, PROFILE, q"
    })
    void optionsMayBeCutShortAndJoinedWithTheirValues(String words, ReaderOption option, String value) {
        ReaderArguments parsed = parse("group " + words);
        assertThat(parsed.value(option)).isEqualTo(value);
        assertThat(parsed.positionals()).containsExactly("group");
    }

    @ParameterizedTest
    @CsvSource({
        "--e x, '--end-time, --external-id'",
        "--t x, '--time-format, --thread-count'",
        "--r x, '--region, --role-arn'",
        "--include x, '--include-accounts, --include-regions'",
        "--fi=x, '--fields, --filter-pattern'"
    })
    void whatIsShortForSeveralIsRefused(String words, String meant) {
        assertThatThrownBy(() -> parse(words))
                .isInstanceOf(FlowConfigurationException.class)
                .hasMessageContaining("ambiguous option")
                .hasMessageContaining(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "group --regon x, unrecognized arguments",
        "group -x, unrecognized arguments",
        "group --region, expected one argument",
        "group --region --profile p, expected one argument",
        "group --region -- p, expected one argument",
        "group -s -e, expected one argument",
        "group --region -x, expected one argument",
        "group --no-compat=yes, expected no argument"
    })
    void whatDoesNotFitIsRefused(String words, String problem) {
        assertThatThrownBy(() -> parse(words))
                .isInstanceOf(FlowConfigurationException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void negativeNumbersAndWordsWithBlanksAreNoOptions() {
        assertThat(ReaderArguments.parse(List.of("group", "print", "-5")).positionals())
                .containsExactly("group", "print", "-5");
        assertThat(ReaderArguments.parse(List.of("group", "-x y", "")).positionals())
                .containsExactly("group", "-x y", "");
        assertThat(ReaderArguments.parse(List.of("-", "--", "-x", "--", "--region"))
                        .positionals())
                .containsExactly("-", "-x", "--", "--region");
    }

    @Test
    void anEmptyValueIsNone() {
        ReaderArguments parsed = ReaderArguments.parse(List.of("group", "--region", "", "--profile="));
        assertThat(parsed.value(ReaderOption.REGION)).isNull();
        assertThat(parsed.value(ReaderOption.PROFILE)).isNull();
        assertThat(parsed.has(ReaderOption.PROFILE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--he", "group --bogus -h", "group --help --region", "-hx"})
    void whoAsksForHelpGetsIt(String words) {
        assertThat(parse(words).has(ReaderOption.HELP)).isTrue();
    }
}
