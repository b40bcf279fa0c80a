package io.flowlogs.cli;

import io.flowlogs.cli.reader.ReaderArguments;
import io.flowlogs.cli.reader.ReaderOption;
import io.flowlogs.source.FlowRecordSourceProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The grammar of the original: <code>flowlogs_reader [OPTIONS] LOCATION [print [N]|ipset|findip IP...|aggregate]</code>, put into
 * the words of ours, for those who want our answers.
 */
final class LegacyGrammar {
    static final String PROGRAM = "flowlogs_reader";
    private static final List<String> ACTIONS = List.of("print", "ipset", "findip", "aggregate");

    private final LegacyOptions options;
    private final Supplier<List<String>> installed;
    private final List<String> positionals;
    private final List<String> translated = new ArrayList<>();

    private LegacyGrammar(ReaderArguments arguments, Supplier<List<String>> installed) {
        this.options = new LegacyOptions(arguments);
        this.installed = installed;
        this.positionals = arguments.positionals();
    }

    static boolean appliesTo(String program) {
        return program.equals(PROGRAM);
    }

    static List<String> translated(ReaderArguments arguments, Installed installed) {
        return translated(arguments, () -> schemes(installed));
    }

    private static List<String> schemes(Installed installed) {
        return installed.plugIns().sources().stream()
                .map(FlowRecordSourceProvider::scheme)
                .toList();
    }

    /** Translates where sources of these schemes are installed; asks for them only when it matters. */
    static List<String> translated(ReaderArguments arguments, Supplier<List<String>> installed) {
        return new LegacyGrammar(arguments, installed).translate();
    }

    static CommandSpec spec() {
        CommandSpec spec = Flags.command(
                PROGRAM,
                "What the Python tool of this name does, for saved files too. See flowlogs help for more.",
                "flowlogs_reader --location-type file samples/vpc-default-v2.log findip 203.0.113.77");
        spec.usageMessage()
                .customSynopsis("flowlogs_reader [OPTIONS] LOCATION [print [N]|ipset|findip IP...|aggregate]");
        spec.addPositional(Flags.words("LOCATION", "0..*", "0..*", "where the flow logs are, and what to do"));
        add(spec, ReaderOption.LOCATION_TYPE, "TYPE", "kind of location: cwl unless given, s3, file");
        add(spec, ReaderOption.START_TIME, "TIME", "start; an hour ago unless given, but for files");
        add(spec, ReaderOption.END_TIME, "TIME", "end");
        add(spec, ReaderOption.TIME_FORMAT, "FORMAT", "format of these times, such as %Y-%m-%d %H:%M:%S");
        add(spec, ReaderOption.FIELDS, "FIELDS", "format of the lines of a log group, such as '${srcaddr} ${bytes}'");
        add(spec, ReaderOption.THREAD_COUNT, "N", "threads");
        for (ReaderOption option : LegacyOptions.OF_SOURCES) {
            add(spec, option, "VALUE", "option of the source, see: flowlogs sources");
        }
        spec.addOption(Flags.flag(
                "give the answers of flowlogs: zeros as 0, records by their own times, all fields",
                ReaderOption.NO_COMPAT.longName()));
        return spec;
    }

    private static void add(CommandSpec spec, ReaderOption option, String parameter, String description) {
        spec.addOption(Flags.value(parameter, description, option.names().toArray(new String[0])));
    }

    private List<String> translate() {
        if (positionals.isEmpty()) {
            throw new UsageException("expected a LOCATION, found none.");
        }
        options.requireRole();
        translateAction(positionals.size() < 2 ? "print" : positionals.get(1));
        translateWindow();
        copy(ReaderOption.FIELDS, "--format");
        options.threads().ifPresent(threads -> translated.add("--threads=" + threads));
        options.ofSource().forEach((name, value) -> translated.add("--option=" + name + "=" + value));
        return translated;
    }

    private void copy(ReaderOption from, String to) {
        String value = options.arguments().value(from);
        if (value != null) {
            translated.add(to + "=" + value);
        }
    }

    /** Saved files have an end; of what never ends, the original reads the last hour. */
    private void translateWindow() {
        copyTime(ReaderOption.START_TIME, "--start");
        if (options.arguments().value(ReaderOption.START_TIME) == null
                && !options.type().equals(LegacyOptions.FILE)) {
            translated.add("--since=1h");
        }
        copyTime(ReaderOption.END_TIME, "--end");
    }

    /** Without a format, every time that we understand is, the original's usual format among them. */
    private void copyTime(ReaderOption from, String to) {
        String format = options.arguments().value(ReaderOption.TIME_FORMAT);
        String time = options.arguments().value(from);
        if (time == null || format == null) {
            copy(from, to);
        } else {
            translated.add(to + "="
                    + StrptimeFormat.of(ReaderOption.TIME_FORMAT.longName(), format)
                            .parse(from.longName(), time));
        }
    }

    private void translateAction(String action) {
        switch (action) {
            case "print" -> print();
            case "ipset" -> command("ipset", 2);
            case "aggregate" -> command("aggregate", 2);
            case "findip" -> findIp();
            default ->
                throw new UsageException("unknown action '" + action + "'." + Suggestions.didYouMean(action, ACTIONS)
                        + " The actions are " + String.join(", ", ACTIONS) + ".");
        }
    }

    private void print() {
        command("print", 3);
        if (positionals.size() > 2) {
            long limit = Words.number("print", positionals.get(2), 0, Long.MAX_VALUE);
            // In the original, none means all.
            if (limit > 0) {
                translated.add("--limit=" + limit);
            }
        }
    }

    private void findIp() {
        List<String> addresses = positionals.subList(2, positionals.size());
        if (addresses.isEmpty()) {
            throw new UsageException("findip: expected an address, found none.");
        }
        translated.add("find");
        translated.add(String.join(",", addresses));
        translated.add(location());
    }

    private void command(String name, int mostWords) {
        if (positionals.size() > mostWords) {
            throw new UsageException(name + ": unexpected word '" + positionals.get(mostWords) + "'.");
        }
        translated.add(name);
        translated.add(location());
    }

    private String location() {
        String type = options.type();
        String location = positionals.get(0);
        if (type.equals(LegacyOptions.FILE)) {
            return location;
        }
        LegacyOptions.requireInstalled(type, installed.get());
        return location.startsWith(type + ":") ? location : type + ":" + location;
    }
}
