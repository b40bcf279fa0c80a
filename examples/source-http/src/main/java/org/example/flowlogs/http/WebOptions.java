package org.example.flowlogs.http;

import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.source.OptionSpec;
import io.flowlogs.source.SourceOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user may say besides the location. Immutable; has no readable form, as it may hold a secret.
 *
 * @param names which files of a listing are read
 * @param slack how far the times in names may be off
 * @param timeout how long to wait for a connection, for an answer, and for the next piece of one
 * @param depth how many folders may lie in one another
 * @param ranges whether parts of files may be asked for
 * @param authorization the value of the header of that name, or null
 */
record WebOptions(
        NamePattern names,
        Duration slack,
        Duration timeout,
        int depth,
        boolean ranges,
        @Nullable String authorization) {
    static final String DEFAULT_NAMES = "*.log,*.gz,*.parquet,*.json,*.ndjson,*.jsonl,*.csv,*.tsv,*.txt";

    static final OptionSpec<NamePattern> NAMES = OptionSpec.of(
            "include-files",
            NamePattern.class,
            "Read only files of a listing with such names; * and ? stand for characters, commas separate patterns. By default "
                    + DEFAULT_NAMES + ".",
            NamePattern::parse);

    static final OptionSpec<Duration> SLACK = OptionSpec.duration(
            "slack",
            "How far outside the window the time in an AWS file name may lie, such as 30m (the default), 2h or 1d.");

    static final OptionSpec<Duration> TIMEOUT = OptionSpec.duration(
            "http-timeout", "How long to wait for a web server that says nothing, such as 30s (the default) or 2m.");

    static final OptionSpec<Integer> DEPTH = OptionSpec.of(
            "max-depth", Integer.class, "How many folders may lie in one another, 16 by default.", WebOptions::depth);

    static final OptionSpec<Boolean> NO_RANGES = OptionSpec.flag(
            "no-ranges", "Never ask for a part of a file, where a web server answers such requests wrongly.");

    static final OptionSpec<String> USER = OptionSpec.of(
            "http-user", String.class, "The user for basic authentication; needs http-password.", WebOptions::user);

    static final OptionSpec<String> PASSWORD = OptionSpec.of(
                    "http-password",
                    String.class,
                    "The password for basic authentication; needs http-user.",
                    WebOptions::visible)
            .asSecret();

    static final OptionSpec<String> TOKEN = OptionSpec.of(
                    "http-token", String.class, "A bearer token that the web server wants.", WebOptions::visible)
            .asSecret();

    static final List<OptionSpec<?>> ALL = List.of(NAMES, SLACK, TIMEOUT, DEPTH, NO_RANGES, USER, PASSWORD, TOKEN);

    private static final Duration DEFAULT_SLACK = Duration.ofMinutes(30);
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);
    private static final int DEFAULT_DEPTH = 16;
    private static final int DEEPEST = 64;

    static WebOptions of(SourceOptions options) {
        return new WebOptions(
                options.get(NAMES, NamePattern.parse(DEFAULT_NAMES)),
                options.get(SLACK, DEFAULT_SLACK),
                timeout(options.get(TIMEOUT, DEFAULT_TIMEOUT)),
                options.get(DEPTH, DEFAULT_DEPTH),
                !options.get(NO_RANGES, false),
                authorization(options.get(USER), options.get(PASSWORD), options.get(TOKEN)));
    }

    private static Duration timeout(Duration given) {
        if (given.isZero() || given.isNegative() || given.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new FlowConfigurationException(
                    "option http-timeout: expected a time up to 1h, found another. Give one such as 30s.");
        }
        return given;
    }

    private static @Nullable String authorization(
            @Nullable String user, @Nullable String password, @Nullable String token) {
        List<String> problems = new ArrayList<>();
        if ((user == null) != (password == null)) {
            problems.add("options http-user and http-password: expected both or none, found one. Give the other.");
        }
        if (token != null && (user != null || password != null)) {
            problems.add("option http-token: expected one way to be known, found http-user or http-password too."
                    + " Remove one.");
        }
        if (!problems.isEmpty()) {
            throw new FlowConfigurationException(problems);
        }
        return user == null || password == null ? bearer(token) : basic(user, password);
    }

    private static @Nullable String bearer(@Nullable String token) {
        return token == null ? null : "Bearer " + token;
    }

    private static String basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static int depth(String text) {
        String expected = "expected a number from 1 to " + DEEPEST;
        try {
            int depth = Integer.parseInt(text);
            if (depth >= 1 && depth <= DEEPEST) {
                return depth;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(expected, e);
        }
        throw new IllegalArgumentException(expected);
    }

    private static String user(String text) {
        if (text.isEmpty() || text.indexOf(':') >= 0) {
            throw new IllegalArgumentException("expected a name without a colon");
        }
        return text;
    }

    /** A header has no room for anything else, and the complaint of the client would show what is in it. */
    private static String visible(String text) {
        if (text.isEmpty() || !text.chars().allMatch(character -> character > ' ' && character <= '~')) {
            throw new IllegalArgumentException("expected visible ASCII characters without spaces");
        }
        return text;
    }

    boolean isSecret() {
        return authorization != null;
    }

    @Override
    public String toString() {
        return "WebOptions";
    }
}
