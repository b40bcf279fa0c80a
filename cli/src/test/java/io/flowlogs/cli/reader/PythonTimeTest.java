package io.flowlogs.cli.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonTimeTest {
    @ParameterizedTest
    @CsvSource({
        "1439387263, 2015-08-12 13:47:43",
        "1512564058000, 2017-12-06 12:40:58",
        "1512564058123, 2017-12-06 12:40:58.123000",
        "2147483647, 2038-01-19 03:14:07",
        "2147483648, 1970-01-25 20:31:23.648000",
        "0, 1970-01-01 00:00:00",
        "-5, 1969-12-31 23:59:55",
        "-62135596800, 0001-01-01 00:00:00",
        "-62135596801, -",
        "253402300799000, 9999-12-31 23:59:59",
        "253402300800000, -",
        "99999999999999999999, -"
    })
    void timesReadAsInPython(BigInteger number, String text) {
        assertThat(PythonTime.text(PythonTime.of(number))).isEqualTo(text);
    }
}
