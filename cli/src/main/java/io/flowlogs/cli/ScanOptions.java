package io.flowlogs.cli;

import io.flowlogs.cli.output.OutputOptions;
import io.flowlogs.parse.ParseLimits;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.value.TimeRange;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the options that all scanning commands share amount to. Immutable.
 *
 * @param sources the locations, at least one, each maybe with options of its own
 * @param sourceOptions the options of all sources, which go before those
 * @param window the time window, or null for the one that is usual for a source
 * @param times understands times as these options do
 * @param where the condition on the records, or null
 * @param format the format of lines without a header, or null
 * @param limit how many rows of output are wanted
 * @param threads the number of threads wanted
 * @param strict whether malformed input makes the answer incomplete
 * @param limits the bounds for hostile input
 * @param statistics where the statistics go, or null
 * @param explain whether to say what would be read, in place of an answer
 * @param output how to write the answer
 */
record ScanOptions(
        List<SourceLocation> sources,
        Map<String, String> sourceOptions,
        @Nullable TimeRange window,
        TimeText times,
        @Nullable FlowPredicate where,
        @Nullable FlowLogFormat format,
        OptionalLong limit,
        OptionalInt threads,
        boolean strict,
        ParseLimits limits,
        @Nullable Path statistics,
        boolean explain,
        OutputOptions output) {
    /** A letter and a colon begin a path on some systems. */
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]+:");

    ScanOptions {
        sources = List.copyOf(sources);
        sourceOptions = Map.copyOf(sourceOptions);
    }

    /** Returns what to call the parts of the sources: files, where no source of another kind is named. */
    String parts() {
        boolean files = sources.stream()
                .map(SourceLocation::text)
                .allMatch(source ->
                        source.startsWith("file:") || !SCHEME.matcher(source).lookingAt());
        return files ? "files" : "parts";
    }

    /** Sets an option of the sources. */
    ScanOptions withSourceOption(String name, String value) {
        Map<String, String> changed = new HashMap<>(sourceOptions);
        changed.put(name, value);
        return with(where, changed);
    }

    /** Adds a condition on the records to the one there is. */
    ScanOptions withCondition(FlowPredicate added) {
        return with(where == null ? added : where.and(added), sourceOptions);
    }

    private ScanOptions with(@Nullable FlowPredicate condition, Map<String, String> options) {
        return new ScanOptions(
                sources,
                options,
                window,
                times,
                condition,
                format,
                limit,
                threads,
                strict,
                limits,
                statistics,
                explain,
                output);
    }
}
