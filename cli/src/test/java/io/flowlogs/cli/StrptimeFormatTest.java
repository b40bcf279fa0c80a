package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrptimeFormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%Y-%m-%d %H:%M:%S | 2024-06-01 12:30:15 | 2024-06-01T12:30:15Z",
                "%Y-%m-%d %H:%M:%S | 2024-6-1 2:3:5 | 2024-06-01T02:03:05Z",
                "%Y%m%dT%H%M%SZ | 20240601T123015Z | 2024-06-01T12:30:15Z",
                "%Y-%m-%dT%H:%M:%S.%f | 2024-06-01T12:30:15.25 | 2024-06-01T12:30:15.250Z",
                "%Y-%m-%dT%H:%M:%S%z | 2024-06-01T12:30:15+0200 | 2024-06-01T10:30:15Z",
                "%Y-%m-%dT%H:%M%z | 2024-06-01T12:30+05:45 | 2024-06-01T06:45:00Z",
                "%Y-%m-%dT%H:%M%z | 2024-06-01T12:30Z | 2024-06-01T12:30:00Z",
                "%Y/%j | 2024/153 | 2024-06-01T00:00:00Z",
                "%d %b %Y | 1 JUN 2024 | 2024-06-01T00:00:00Z",
                "%B %Y | june 2024 | 2024-06-01T00:00:00Z",
                "%d.%m.%y | 01.06.24 | 2024-06-01T00:00:00Z",
                "%d.%m.%y | 01.06.69 | 1969-06-01T00:00:00Z",
                "%Y-%m-%d %I:%M %p | 2024-06-01 01:30 pm | 2024-06-01T13:30:00Z",
                "%Y-%m-%d %I | 2024-06-01 12 | 2024-06-01T00:00:00Z",
                "100%% %Y | 100% 2024 | 2024-01-01T00:00:00Z",
            })
    void codesMeanWhatTheyMeanInPython(String format, String text, String expected) {
        assertThat(StrptimeFormat.of("--time-format", format).parse("-s", text)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%Q", "%Y-%", "%"})
    void otherCodesAreRefused(String format) {
        assertThatThrownBy(() -> StrptimeFormat.of("--time-format", format))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("--time-format: expected", "%Y", "'" + format + "'");
    }

    @ParameterizedTest
    @CsvSource({"%Y-%m-%d, 2024-06", "%Y-%m-%d, 2024-13-01", "%Y-%m-%d, 2024-06-01 12:00", "%H:%M, 12:00", "%Y-%m-%d, "
    })
    void otherTimesAreRefused(String format, String text) {
        assertThatThrownBy(() ->
                        StrptimeFormat.of("--time-format", format).parse("--start-time", text == null ? "" : text))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("--start-time: expected a time in the format '" + format + "'");
    }

    @Test
    void aDayThatAMonthDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> StrptimeFormat.of("--time-format", "%Y-%m-%d").parse("-s", "2023-02-29"))
                .isInstanceOf(UsageException.class);
    }
}
