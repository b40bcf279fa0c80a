package io.flowlogs.cli.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonNumberTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"443,443", "+443,443", "-1,-1", " 4 ,4", "1_000,1000", "007,7", "00,0", "-0,0", "٣٤,34", "１２,12"})
    void whatPythonTakesForANumberIsOne(String text, String number) {
        assertThat(PythonNumber.parse(text)).hasToString(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "+", "443.0", "1__0", "_1", "1_", "x", "0x1", "1e3", "+-1", "None"})
    void anythingElseIsNot(String text) {
        assertThat(PythonNumber.parse(text)).isNull();
    }
}
