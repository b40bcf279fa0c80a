package org.example.flowlogs.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.FlowLogs;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.source.SourceOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Locations and options as users give them. */
class LocationTest {
    @ParameterizedTest
    @CsvSource({
        "//logs.example, http://logs.example/",
        "//logs.example:8080/a b/, http://logs.example:8080/a%20b/",
        "//logs.example/a%20b/, http://logs.example/a%20b/",
        "//logs.example/100%/, http://logs.example/100%25/",
        "//logs.example/%7euser/x/../y/, http://logs.example/~user/y/",
        "//[::1]:80/a.log, http://[::1]:80/a.log",
        "//logs.example/a%5b1%5D.log, http://logs.example/a%5B1%5D.log"
    })
    void anAddressIsWrittenInOneWay(String typed, String address) throws URISyntaxException {
        assertThat(WebLocation.of("http", new URI("http", typed, null))).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "logs",
                "///logs/",
                "//user:w0rd@logs.example/",
                "//w0rd@logs.example/",
                "//user:w0rd@logs.example:x/",
                "//logs.example/?token=w0rd",
                "//logs.example/#w0rd",
                "//under_score/w0rd",
                "/w0rd"
            })
    void anAddressWithASecretOrWithoutAHostIsRefusedAndNotShown(String typed) {
        assertThatThrownBy(() -> WebLocation.of("http", new URI("http", typed, null)))
                .isInstanceOf(FlowConfigurationException.class)
                .hasNoCause()
                .hasMessageNotContaining("w0rd");
        assertThatThrownBy(() -> FlowLogs.open("http:" + typed))
                .isInstanceOf(FlowConfigurationException.class)
                .hasMessageNotContaining("w0rd");
    }

    @Test
    void bothSchemesAreInstalled() {
        assertThat(FlowLogs.providers())
                .hasAtLeastOneElementOfType(HttpSourceProvider.class)
                .hasAtLeastOneElementOfType(HttpsSourceProvider.class);
    }

    @Test
    void secretsThatDoNotFitAHeaderAreRefusedAndNotShown() {
        for (String name : new String[] {"http-token", "http-password"}) {
            assertThatThrownBy(() -> SourceOptions.parse(WebOptions.ALL, Map.of(name, "w0rd\r\nX: y")))
                    .isInstanceOf(FlowConfigurationException.class)
                    .hasMessageContaining("expected visible ASCII characters")
                    .hasMessageNotContaining("w0rd");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http-user, nobody, expected both or none",
        "http-password, w0rd, expected both or none",
        "http-timeout, 2h, expected a time up to 1h",
        "max-depth, 0, expected a number from 1 to 64",
        "max-depth, many, expected a number from 1 to 64",
        "include-files, a/b, expected patterns of names",
        "http-user, a:b, expected a name without a colon"
    })
    void optionsAreChecked(String name, String text, String problem) {
        assertThatThrownBy(() -> WebOptions.of(SourceOptions.parse(WebOptions.ALL, Map.of(name, text))))
                .isInstanceOf(FlowConfigurationException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("w0rd");
    }

    @Test
    void oneWayToBeKnownIsEnough() {
        Map<String, String> both = Map.of("http-user", "nobody", "http-password", "w0rd", "http-token", "t0ken");
        assertThatThrownBy(() -> WebOptions.of(SourceOptions.parse(WebOptions.ALL, both)))
                .hasMessageContaining("expected one way to be known");
        assertThat(WebOptions.of(SourceOptions.parse(WebOptions.ALL, Map.of("http-token", "t0ken"))))
                .asString()
                .doesNotContain("t0ken");
    }

    @Test
    void aUriOfTheProgramsOwnMakingIsUnderstood() {
        assertThat(WebLocation.of("http", URI.create("http://logs.example/a%20b/")))
                .hasToString("http://logs.example/a%20b/");
    }

    @ParameterizedTest
    @CsvSource({
        "*.log, a.log, true",
        "*.log, a.log.gz, false",
        "'*.gz, *.log', a.log, true",
        "a?c, abc, true",
        "a?c, ac, false",
        "*, '', true",
        "*a*b*, xxaxxbxx, true",
        "*a*b, ab, true",
        "*ab, aab, true",
        "a*, ba, false"
    })
    void namesFitPatterns(String patterns, String name, boolean fits) {
        assertThat(NamePattern.parse(patterns).fits(name)).isEqualTo(fits);
    }
}
