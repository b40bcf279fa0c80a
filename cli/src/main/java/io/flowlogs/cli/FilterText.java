package io.flowlogs.cli;

import io.flowlogs.query.FlowFilter;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FilterSyntaxException;
import io.flowlogs.record.FlowLogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the filters of a command: those of <code>--where</code>, and one that stands behind the sources. */
final class FilterText {
    private static final Pattern LOCATION = Pattern.compile("[a-z][a-z0-9+.-]+:\\S*");
    private static final String SIGNS = " \t\n=<>!()[]";

    private final FlowFilter language;

    /** The format may have fields that are not documented. */
    FilterText(TimeText times, @Nullable FlowLogFormat format) {
        language = FlowFilter.plain()
                .withFormat(format)
                .withTimes(times::parseOrNull)
                .withFiles(FilterText::read);
    }

    private static void read(String name, Consumer<String> values) throws IOException {
        new ValueFile(values).read(name);
    }

    /** All of the texts must hold; null when there are none. */
    @Nullable
    FlowPredicate parse(String option, List<String> texts) {
        FlowPredicate all = null;
        for (String text : texts) {
            FlowPredicate one = one(option, text);
            all = all == null ? one : all.and(one);
        }
        return all;
    }

    private FlowPredicate one(String option, String text) {
        try {
            return language.read(text);
        } catch (FilterSyntaxException e) {
            List<String> lines = new ArrayList<>(List.of(option + ": " + e.problem()));
            e.excerpt().lines().forEach(lines::add);
            throw new UsageException(lines);
        }
    }

    /** Whether a word among the sources is rather a filter: nothing of that name exists, and it has what filters have. */
    static boolean looksLikeFilter(String word) {
        boolean sign = word.chars().anyMatch(c -> SIGNS.indexOf(c) >= 0);
        return sign && !LOCATION.matcher(word).matches() && !exists(word);
    }

    private static boolean exists(String word) {
        try {
            return Files.exists(Path.of(word)) || hasPattern(word);
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }

    /** A pattern of file names may have brackets, but no blanks. */
    private static boolean hasPattern(String word) {
        return Stream.of("=", "<", ">", "!", " ", "(").noneMatch(word::contains);
    }
}
