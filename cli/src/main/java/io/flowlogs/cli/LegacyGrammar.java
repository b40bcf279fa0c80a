package io.flowlogs.cli;

import io.flowlogs.source.FlowRecordSourceProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The grammar of the original: <code>flowlogs_reader [OPTIONS] LOCATION [print [N]|ipset|findip IP...|aggregate]</code>, put into
 * the words of ours.
 */
final class LegacyGrammar {
    static final String PROGRAM = "flowlogs_reader";
    private static final List<String> TYPES = List.of("cwl", "s3", "file");
    private static final List<String> SOURCE_OPTIONS = List.of(
            "region", "profile", "role-arn", "external-id", "filter-pattern", "include-accounts", "include-regions");
    private static final List<String> ACTIONS = List.of("print", "ipset", "findip", "aggregate");

    private final Words words;
    private final Supplier<List<String>> installed;
    private final List<String> positionals;
    private final List<String> translated = new ArrayList<>();

    private LegacyGrammar(Words words, Supplier<List<String>> installed) {
        this.words = words;
        this.installed = installed;
        this.positionals = words.positionals();
    }

    static boolean appliesTo(String program) {
        return program.equals(PROGRAM);
    }

    static List<String> translated(List<String> given, Installed installed) {
        return translated(given, () -> schemes(installed));
    }

    private static List<String> schemes(Installed installed) {
        return installed.plugIns().sources().stream()
                .map(FlowRecordSourceProvider::scheme)
                .toList();
    }

    /** Translates where sources of these schemes are installed; asks for them only when it matters. */
    static List<String> translated(List<String> given, Supplier<List<String>> installed) {
        return new LegacyGrammar(new Words(parse(spec(), given)), installed).translate();
    }

    static CommandSpec spec() {
        CommandSpec spec = Flags.command(
                PROGRAM,
                "The grammar of the Python tool of this name, for saved files too. See flowlogs help for more.",
                "flowlogs_reader --location-type file samples/vpc-default-v2.log findip 203.0.113.77");
        spec.usageMessage()
                .customSynopsis("flowlogs_reader [OPTIONS] LOCATION [print [N]|ipset|findip IP...|aggregate]");
        spec.addPositional(Flags.words("LOCATION", "0..*", "0..*", "where the flow logs are, and what to do"));
        spec.addOption(Flags.choice("TYPE", TYPES, "kind of location", "--location-type"));
        spec.addOption(Flags.value("TIME", "start; an hour ago unless given, but for files", "-s", "--start-time"));
        spec.addOption(Flags.value("TIME", "end", "-e", "--end-time"));
        spec.addOption(Flags.value("FORMAT", "format of these times, such as %Y-%m-%d %H:%M:%S", "--time-format"));
        spec.addOption(Flags.value("FIELDS", "format of the lines, such as '${srcaddr} ${bytes}'", "--fields"));
        spec.addOption(Flags.value("N", "threads", "--thread-count", "--thread_count"));
        for (String option : SOURCE_OPTIONS) {
            spec.addOption(Flags.value("VALUE", "option of the source, see: flowlogs sources", "--" + option));
        }
        return spec;
    }

    private static ParseResult parse(CommandSpec spec, List<String> given) {
        CommandLine parser = new CommandLine(spec);
        parser.setExpandAtFiles(false);
        try {
            return parser.parseArgs(
                    given.stream().map(word -> expanded(word, spec)).toArray(String[]::new));
        } catch (ParameterException e) {
            throw new UsageException(e.getMessage() + ".");
        }
    }

    /** In the original's grammar, an option may be cut short as long as one remains. */
    private static String expanded(String word, CommandSpec spec) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        if (!name.startsWith("--") || name.length() == 2 || spec.optionsMap().containsKey(name)) {
            return word;
        }
        List<OptionSpec> meant = spec.options().stream()
                .filter(option -> option.longestName().startsWith(name))
                .toList();
        return meant.size() == 1 ? meant.get(0).longestName() + word.substring(name.length()) : word;
    }

    private List<String> translate() {
        if (positionals.isEmpty()) {
            throw new UsageException("expected a LOCATION, found none.");
        }
        translateAction(positionals.size() < 2 ? "print" : positionals.get(1));
        translateWindow();
        copy("--fields", "--format");
        translateThreads();
        translateSourceOptions();
        return translated;
    }

    private void copy(String from, String to) {
        String value = words.text(from);
        if (value != null) {
            translated.add(to + "=" + value);
        }
    }

    /** Saved files have an end; of what never ends, the original reads the last hour. */
    private void translateWindow() {
        copyTime("--start-time", "--start");
        if (!words.has("--start-time") && !type().equals("file")) {
            translated.add("--since=1h");
        }
        copyTime("--end-time", "--end");
    }

    /** Without a format, every time that we understand is, the original's usual format among them. */
    private void copyTime(String from, String to) {
        String format = words.text("--time-format");
        String time = words.text(from);
        if (time == null || format == null) {
            copy(from, to);
        } else {
            translated.add(to + "=" + StrptimeFormat.of("--time-format", format).parse(from, time));
        }
    }

    /** In the original, none means not to use threads. */
    private void translateThreads() {
        if (words.number("--thread-count", 0, 1024).orElse(0) > 0) {
            copy("--thread-count", "--threads");
        }
    }

    private void translateSourceOptions() {
        if (words.has("--external-id") && !words.has("--role-arn")) {
            throw new UsageException("--external-id: expected together with --role-arn, found alone. Name the role.");
        }
        for (String option : SOURCE_OPTIONS) {
            // In the original, an empty text is as good as none.
            if (!words.text("--" + option, "").isEmpty()) {
                copy("--" + option, "--option=" + option);
            }
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
        String type = type();
        String location = positionals.get(0);
        if (type.equals("file")) {
            return location;
        }
        List<String> schemes = installed.get();
        if (!schemes.contains(type)) {
            throw new UsageException("--location-type: expected a source that is installed, found '" + type
                    + "', which is not. Installed are " + String.join(", ", schemes)
                    + ". For saved files use --location-type file.");
        }
        return location.startsWith(type + ":") ? location : type + ":" + location;
    }

    private String type() {
        return Words.choice("--location-type", words.text("--location-type", "cwl"), TYPES);
    }
}
