package io.flowlogs.cli;

import io.flowlogs.query.FlowFilter;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowLogFormat;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the filters of a command: those of <code>--where</code>, and one that stands behind the sources. */
final class FilterText {
    private static final Pattern LOCATION = Pattern.compile("[a-z][a-z0-9+.-]+:[^=<>].*");
    private static final Pattern PARTITION = Pattern.compile("/[a-z-]+=[^/ ]*/");
    private static final List<String> SIGNS = List.of(" ", "\t", "=", "<", ">", "!", "(");

    private final FlowFilter language;

    /** The format may have fields that are not documented. */
    FilterText(TimeText times, @Nullable FlowLogFormat format) {
        language = FlowFilter.plain()
                .withFormat(format)
                .withTimes(times::parseOrNull)
                .withFiles((name, values) -> new ValueFile(values).read(name));
    }

    /** All of the texts must hold; null when there are none. */
    @Nullable
    FlowPredicate parse(List<String> texts) {
        FlowPredicate all = null;
        for (String text : texts) {
            FlowPredicate one = language.read(text);
            all = all == null ? one : all.and(one);
        }
        return all;
    }

    /** Whether a word among the sources is rather a filter: nothing of that name exists, and it has what filters have. */
    static boolean isFilter(String word) {
        boolean sign = SIGNS.stream().anyMatch(word::contains);
        return sign && !LOCATION.matcher(word).matches() && !isFiles(word);
    }

    /** A path that exists, or a pattern below a directory that does. */
    private static boolean isFiles(String word) {
        try {
            return Files.exists(Path.of(word)) || PARTITION.matcher(word).find() || hasParent(word);
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }

    private static boolean hasParent(String word) {
        int slash = word.lastIndexOf('/');
        return slash > 0 && Files.isDirectory(Path.of(word.substring(0, slash)));
    }
}
