package io.flowlogs.cli;

import io.flowlogs.cli.output.OutputFormat;
import java.io.File;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The options that commands share, and how options are declared. Values stay text here; whoever reads them says what was expected.
 * A model made by calls costs a fraction of the start-up time of one made of annotations.
 */
final class Flags {
    private Flags() {}

    /** Begins a command with what every command has. */
    static CommandSpec command(String name, String summary, String example) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage()
                .description(firstSentenceAndRest(summary))
                .footer("", "Example: " + example)
                .sortOptions(false)
                .width(100);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("show this help")
                .build());
        return spec;
    }

    /** The list of all commands shows the first sentence only. */
    private static String[] firstSentenceAndRest(String summary) {
        int end = summary.indexOf(". ");
        return end < 0
                ? new String[] {summary}
                : new String[] {summary.substring(0, end + 1), summary.substring(end + 2)};
    }

    static OptionSpec value(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .paramLabel(label)
                .type(String.class)
                .arity("1")
                .description(description)
                .build();
    }

    static OptionSpec file(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .paramLabel(label)
                .type(File.class)
                .arity("1")
                .description(description)
                .build();
    }

    static OptionSpec choice(String label, List<String> words, String description, String... names) {
        return OptionSpec.builder(names)
                .paramLabel(label)
                .type(String.class)
                .arity("1")
                .completionCandidates(words)
                .description(description + ": " + String.join(", ", words))
                .build();
    }

    static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
    }

    static OptionSpec list(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description(description)
                .build();
    }

    static PositionalParamSpec words(String label, String index, String arity, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .index(index)
                .arity(arity)
                .type(List.class)
                .auxiliaryTypes(File.class)
                .description(description)
                .build();
    }

    /** The sources of a command that has no other words. */
    static PositionalParamSpec sources() {
        return sources("0..*");
    }

    /** The sources of a command, from one of its words on. */
    static PositionalParamSpec sources(String index) {
        return words(
                "SOURCE", index, "0..*", "file, directory, pattern, - for standard input, or @NAME of the settings");
    }

    static OptionSpec packetLevel() {
        return flag("addresses of the packets where a record has them", "--packet-level");
    }

    static OptionSpec undirected() {
        return flag("count both directions of a flow together", "--undirected");
    }

    static OptionSpec dropNull() {
        return flag("leave out records without one of the keys", "--drop-null");
    }

    static OptionSpec textHeader() {
        return flag("write headers in text too, so that flowlogs can read it again", "--with-header");
    }

    static void addOutput(CommandSpec spec) {
        spec.addOption(choice("FORMAT", OutputFormat.words(), "what the output looks like", "-o", "--output"));
        spec.addOption(flag("leave the header out of text, table, csv and tsv", "--no-header"));
        spec.addOption(choice("WHEN", List.of("auto", "always", "never"), "colours", "--color"));
        spec.addOption(flag("say what codes mean: protocols, flags, paths, reasons", "--explain-values"));
        spec.addOption(flag("whole numbers in tables on a terminal too", "--raw-numbers"));
        spec.addOption(flag("say nothing but errors on standard error", "-q", "--quiet"));
    }

    static OptionSpec explain() {
        return flag("say what would be read and what it takes, and read nothing", "--explain");
    }

    /** Is taken out of the words before a command sees them; declared for help and completion. */
    static OptionSpec plugIns() {
        return OptionSpec.builder(PlugInPlaces.OPTION)
                .paramLabel("PLACE")
                .type(List.class)
                .auxiliaryTypes(File.class)
                .arity("1")
                .description("a folder with plug-ins, or the jar of one; besides FLOWLOGS_PLUGINS and the user's own")
                .build();
    }

    static OptionSpec sourceOptions() {
        return list(
                "KEY=VALUE",
                "an option of the source; --KEY VALUE is the same, but for options above. See: flowlogs sources",
                "-O",
                "--option");
    }

    /** Adds the options of commands that read flow logs and print. */
    static void addScan(CommandSpec spec) {
        addQuestion(spec);
        addOutput(spec);
        spec.addOption(value("FIELDS", "fields to show, in this order, between commas", "--fields"));
        spec.addOption(value("N", "show at most N rows", "-n", "--limit"));
        addReading(spec);
    }

    /** Adds the options of commands that read flow logs and write files. */
    static void addConversion(CommandSpec spec) {
        addQuestion(spec);
        spec.addOption(value("N", "write at most N records", "-n", "--limit"));
        spec.addOption(choice("WHEN", List.of("auto", "always", "never"), "colours", "--color"));
        spec.addOption(flag("say nothing but errors on standard error", "-q", "--quiet"));
        addReading(spec);
    }

    /** Adds the options that say which records are asked for. */
    static void addQuestion(CommandSpec spec) {
        spec.addOption(value("TIME", "only records that start at or after a time", "-s", "--start"));
        spec.addOption(value("TIME", "only records that start before a time", "-e", "--end"));
        spec.addOption(value("LENGTH", "only records of the last 15m, 2h30m, 1d; or all", "--since", "--last"));
        spec.addOption(value("ZONE", "zone of times without one, such as Europe/Zurich; UTC unless given", "--tz"));
        spec.addOption(flag("take times without a zone as local", "--local"));
        spec.addOption(
                value("FORMAT", "format of lines without a header: default, tgw-default, or field names", "--format"));
        spec.addOption(list(
                "FILTER",
                "only records such as 'dstport = 22', 'src net 10.0.0.0/8 and not proto udp'",
                "-w",
                "--where"));
    }

    private static void addReading(CommandSpec spec) {
        spec.addOption(value("N", "use N threads", "-j", "--threads"));
        spec.addOption(flag("exit with 1 for malformed lines and SKIPDATA too", "--strict"));
        spec.addOption(file("FILE", "write what was read as JSON to FILE", "--stats"));
        spec.addOption(value("BYTES", "longest line to accept; 1 MiB unless given", "--max-line-length"));
        spec.addOption(value("RATIO", "how far compressed data may expand; 250 unless given", "--max-expansion"));
        spec.addOption(sourceOptions());
        spec.addOption(plugIns());
        spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(ExitCode.described());
    }
}
