package io.flowlogs.cli;

import io.flowlogs.cli.output.Look;
import io.flowlogs.cli.output.OutputFormat;
import io.flowlogs.cli.output.OutputOptions;
import io.flowlogs.parse.ParseLimits;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.value.TimeRange;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes typed options of the words that commands share. */
final class ScanWords {
    private final Words words;
    private final Surroundings surroundings;

    ScanWords(Words words, Surroundings surroundings) {
        this.words = words;
        this.surroundings = surroundings;
    }

    /** Reads all shared options of a scanning command. */
    ScanOptions scan(List<String> given, OutputFormat usual) {
        int last = given.size() - 1;
        boolean filtered = last > 0 && FilterText.isFilter(given.get(last));
        List<String> sourceWords = filtered ? given.subList(0, last) : given;
        if (sourceWords.isEmpty()) {
            throw new UsageException(
                    "expected a SOURCE, found none. Name a file or directory, or - for standard input.");
        }
        beginOutput();
        SourceWords sources = SourceWords.of(sourceWords, surroundings);
        FlowLogFormat format = words.has("--format") ? format() : format(NamedSource.FORMAT, sources.format());
        return new ScanOptions(
                sources.locations(),
                sourceOptions(),
                window(sources),
                new TimeText(surroundings.clock(), zone()),
                filter(filtered ? given.get(last) : null, format),
                format,
                words.number("--limit", 0, Long.MAX_VALUE),
                threads(),
                words.has("--strict"),
                limits(),
                path("--stats"),
                words.has("--explain"),
                output(words.has("--explain") ? OutputFormat.TABLE : usual, fields(format)));
    }

    /** All of the filters must hold; null when there are none. */
    private @Nullable FlowPredicate filter(@Nullable String behindSources, @Nullable FlowLogFormat format) {
        List<String> texts = new ArrayList<>(words.texts("--where"));
        if (behindSources != null) {
            texts.add(behindSources);
        }
        return new FilterText(new TimeText(surroundings.clock(), zone()), format).parse(texts);
    }

    /** Reads the options of a command that only writes. */
    OutputOptions output(OutputFormat usual) {
        beginOutput();
        return output(usual, List.of());
    }

    private void beginOutput() {
        if (words.has("--quiet")) {
            surroundings.messages().beQuiet();
        }
        String color = color();
        if (!color.equals("auto")) {
            surroundings.messages().useColor(color.equals("always"));
        }
    }

    private String color() {
        return Words.choice("--color", words.text("--color", "auto"), List.of("auto", "always", "never"));
    }

    private OutputOptions output(OutputFormat usual, List<FlowField<?>> fields) {
        String word = words.text("--output");
        OutputFormat format = word == null
                ? usual
                : OutputFormat.valueOf(
                        Words.choice("--output", word, OutputFormat.words()).toUpperCase(Locale.ROOT));
        return new OutputOptions(
                format,
                fields,
                !words.has("--no-header"),
                headsText(),
                colorsOutput(),
                surroundings.outIsTerminal(),
                zone(),
                look(format),
                surroundings.messages()::note);
    }

    private Look look(OutputFormat format) {
        boolean table = format == OutputFormat.TABLE && surroundings.outIsTerminal();
        int width = table ? Terminals.width(surroundings.environment()) : 0;
        return new Look(words.has("--explain-values"), table && !words.has("--raw-numbers"), width);
    }

    private boolean headsText() {
        if (words.has("--with-header") && words.has("--no-header")) {
            throw new UsageException("--with-header and --no-header: expected one of them, found both. Remove one.");
        }
        return words.has("--with-header");
    }

    private boolean colorsOutput() {
        String color = color();
        return color.equals("auto")
                ? Terminals.colors(surroundings.outIsTerminal(), surroundings.environment())
                : color.equals("always");
    }

    private List<FlowField<?>> fields(@Nullable FlowLogFormat format) {
        String text = words.text("--fields");
        return text == null ? List.of() : FieldNames.parse("--fields", text, format);
    }

    @Nullable
    FlowLogFormat format() {
        return format("--format", words.text("--format"));
    }

    private @Nullable FlowLogFormat format(String option, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            FlowLogFormat format = FlowLogFormat.parse(text);
            noteUndocumented(option, format);
            return format;
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            String reason = message.startsWith("format: ") ? message.substring("format: ".length()) : message;
            throw new UsageException(option + ": " + reason);
        }
    }

    /** A format may have fields that AWS has added since; it may as well hold a slip. */
    private void noteUndocumented(String option, FlowLogFormat format) {
        for (FlowField<?> field : format.fields()) {
            if (!field.isDocumented()) {
                surroundings
                        .messages()
                        .note(option + ": no documented field is called '" + field + "'; it is read as text."
                                + Suggestions.didYouMean(field.name(), FieldNames.documentedNames()));
            }
        }
    }

    private OptionalInt threads() {
        OptionalLong number = words.number("--threads", 1, 1024);
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    private ParseLimits limits() {
        ParseLimits limits = ParseLimits.DEFAULT;
        OptionalLong length = words.number("--max-line-length", 1, 1 << 26);
        if (length.isPresent()) {
            limits = limits.withMaxLineLength((int) length.getAsLong());
        }
        OptionalLong expansion = words.number("--max-expansion", 1, Integer.MAX_VALUE);
        return expansion.isPresent() ? limits.withMaxExpansion((int) expansion.getAsLong()) : limits;
    }

    private @Nullable Path path(String option) {
        String text = words.text(option);
        try {
            return text == null ? null : Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException(option + ": expected a file name, found '" + text + "'.");
        }
    }

    private Map<String, String> sourceOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        for (String text : words.texts("--option")) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--option: expected KEY=VALUE, found '" + text + "'. See: flowlogs sources");
            }
            options.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return options;
    }

    // ---- time
    // ----------------------------------------------------------------------------------------------------------

    private ZoneId zone() {
        String text = words.text("--tz");
        if (words.has("--local")) {
            if (text != null) {
                throw new UsageException("--tz and --local: expected one of them, found both. Remove one.");
            }
            return surroundings.localZone();
        }
        return text == null ? ZoneOffset.UTC : zone(text);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            Set<String> zones = ZoneId.getAvailableZoneIds();
            throw new UsageException("--tz: expected a zone such as Europe/Zurich or +02:00, found '" + text + "'."
                    + Suggestions.didYouMean(text, zones.stream().sorted().toList()));
        }
    }

    /** Without any of the words, what the settings of the sources say holds. */
    private @Nullable TimeRange window(SourceWords sources) {
        String start = words.text("--start");
        String end = words.text("--end");
        String since = words.text("--since");
        if (start == null && end == null && since == null) {
            since = sources.since();
        }
        if (start == null && end == null && since == null) {
            return null;
        }
        if (start != null && since != null) {
            throw new UsageException("--start and --since: expected one of them, found both. Remove one.");
        }
        TimeText times = new TimeText(surroundings.clock(), zone());
        Instant from = start != null ? times.parse("--start", start) : since(since, times);
        return window(from, end == null ? Instant.MAX : times.parse("--end", end));
    }

    /** To ask for all is not to ask for no window: a source that never ends has a usual one. */
    private static Instant since(@Nullable String text, TimeText times) {
        if (text == null || text.strip().equalsIgnoreCase("all")) {
            return Instant.MIN;
        }
        return times.parse("--since", text);
    }

    private static TimeRange window(Instant from, Instant to) {
        if (to.isBefore(from)) {
            throw new UsageException("--end: expected a time after the start " + from + ", found " + to + ".");
        }
        return new TimeRange(from, to);
    }
}
