package io.flowlogs.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands by name. Only the one that is asked for is loaded. */
final class Commands {
    static final List<String> NAMES = List.of(
            PrintCommand.NAME,
            FindCommand.NAME,
            IpSetCommand.NAME,
            AggregateCommand.NAME,
            TopCommand.NAME,
            StatsCommand.NAME,
            SeriesCommand.NAME,
            FlowsCommand.NAME,
            ScanCommand.NAME,
            ExposureCommand.NAME,
            HealthCommand.NAME,
            DiffCommand.NAME,
            TailCommand.NAME,
            ExplainCommand.NAME,
            ConvertCommand.NAME,
            ConvertCommand.COMPACT,
            FormatsCommand.NAME,
            FieldsCommand.NAME,
            SourcesCommand.NAME,
            ConfigCommand.NAME,
            GenCommand.NAME,
            CompletionCommand.NAME,
            HelpCommand.NAME);

    private Commands() {}

    static @Nullable Command named(String name) {
        return switch (name) {
            case PrintCommand.NAME -> new PrintCommand();
            case FindCommand.NAME -> new FindCommand();
            case IpSetCommand.NAME -> new IpSetCommand();
            case AggregateCommand.NAME -> new AggregateCommand();
            case TopCommand.NAME -> new TopCommand();
            case StatsCommand.NAME -> new StatsCommand();
            case SeriesCommand.NAME -> new SeriesCommand();
            case FlowsCommand.NAME -> new FlowsCommand();
            case ScanCommand.NAME -> new ScanCommand();
            case ExposureCommand.NAME -> new ExposureCommand();
            case HealthCommand.NAME -> new HealthCommand();
            case DiffCommand.NAME -> new DiffCommand();
            case TailCommand.NAME -> new TailCommand();
            case ExplainCommand.NAME -> new ExplainCommand();
            case ConvertCommand.NAME -> ConvertCommand.convert();
            case ConvertCommand.COMPACT -> ConvertCommand.compact();
            case FormatsCommand.NAME -> new FormatsCommand();
            case FieldsCommand.NAME -> new FieldsCommand();
            case SourcesCommand.NAME -> new SourcesCommand();
            case ConfigCommand.NAME -> new ConfigCommand();
            case GenCommand.NAME -> new GenCommand();
            case CompletionCommand.NAME -> new CompletionCommand();
            case HelpCommand.NAME -> new HelpCommand();
            default -> null;
        };
    }

    static Command required(String name) {
        Command command = named(name);
        if (command == null) {
            throw new UsageException("unknown command '" + name + "'." + Suggestions.didYouMean(name, NAMES)
                    + " The commands are " + String.join(", ", NAMES) + ".");
        }
        return command;
    }

    /** The model of all commands, for help and completion. */
    static CommandSpec root() {
        CommandSpec root = CommandSpec.create().name("flowlogs");
        root.usageMessage()
                .customSynopsis("flowlogs [COMMAND] [OPTIONS] SOURCE...")
                .description("Reads AWS VPC Flow Logs wherever they lie and answers questions about them.")
                .width(100)
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.described())
                .footer(
                        "",
                        "Examples:",
                        "  flowlogs samples/vpc-default-v2.log                        print records",
                        "  flowlogs find 203.0.113.77 samples/*.log                   everything about an address",
                        "  flowlogs aggregate --by srcaddr samples/tgw-default.log    who sends most",
                        "  cat samples/vpc-custom-v5.log.gz | flowlogs ipset -        every address",
                        "",
                        "More about a command: flowlogs help COMMAND");
        root.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("show this help")
                .build());
        root.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("show the version")
                .build());
        root.addOption(Flags.plugIns());
        for (String name : NAMES) {
            root.addSubcommand(name, new CommandLine(required(name).spec()));
        }
        return root;
    }
}
