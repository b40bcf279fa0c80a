package io.flowlogs.cli;

import io.flowlogs.record.FilterSyntaxException;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowLogException;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Carries out a command line and turns what goes wrong into messages and exit codes. */
final class Dispatcher {
    private final Surroundings surroundings;

    Dispatcher(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Returns the exit code. */
    int run(List<String> words) {
        try {
            int code = runUnguarded(words);
            surroundings.out().flush();
            return code;
        } catch (UsageException e) {
            return refuse(List.of(String.valueOf(e.getMessage())));
        } catch (FilterSyntaxException e) {
            return refuse(String.valueOf(e.getMessage()).lines().toList());
        } catch (SettingsException e) {
            e.problems().forEach(surroundings.messages()::error);
            return afterOutput(ExitCode.CONFIGURATION);
        } catch (FlowConfigurationException e) {
            return afterOutput(refuse(e.problems()));
        } catch (FlowLogException | IOException e) {
            surroundings.messages().error(described(e));
            return afterOutput(ExitCode.of(e));
        } catch (OutOfMemoryError e) {
            surroundings
                    .messages()
                    .error("out of memory: the answer needs more than the JVM may use. Ask a narrower"
                            + " question, or set FLOWLOGS_JAVA_OPTS=-Xmx8g or more.");
            return ExitCode.INCOMPLETE;
        } catch (RuntimeException | Error e) {
            return bug(e);
        }
    }

    /** The message of a missing file is its name alone. */
    private static @Nullable String described(Exception problem) {
        boolean bare = problem instanceof FileSystemException file && file.getReason() == null;
        return bare ? problem.getMessage() + ": " + reason(problem) : problem.getMessage();
    }

    private static String reason(Exception problem) {
        if (problem instanceof NoSuchFileException) {
            return "there is no such file or directory";
        }
        return problem instanceof AccessDeniedException
                ? "permission denied"
                : problem.getClass().getSimpleName();
    }

    private int refuse(List<String> problems) {
        problems.forEach(surroundings.messages()::error);
        return ExitCode.USAGE;
    }

    /** What was found before the failure is part of the answer. */
    private int afterOutput(int code) {
        try {
            surroundings.out().flush();
        } catch (IOException alreadyReported) {
            return code;
        }
        return code;
    }

    private int bug(Throwable problem) {
        boolean debug = surroundings.environment().containsKey("FLOWLOGS_DEBUG");
        surroundings
                .messages()
                .error("this is a fault of " + culprit(problem) + ", not yours: " + problem
                        + (debug ? "" : ". Set FLOWLOGS_DEBUG=1 for details to report."));
        if (debug) {
            surroundings.messages().printTrace(problem);
        }
        return ExitCode.BUG;
    }

    /** Classes of plug-ins say which one they are of; what they called of Java's own is theirs. */
    private static String culprit(Throwable problem) {
        for (StackTraceElement frame : problem.getStackTrace()) {
            String loader = frame.getClassLoaderName();
            if (loader != null && !loader.equals("platform")) {
                return loader.equals("app") ? "flowlogs" : "the plug-in " + loader;
            }
        }
        return "flowlogs";
    }

    private int runUnguarded(List<String> words) throws IOException {
        boolean legacy = LegacyGrammar.appliesTo(surroundings.program());
        GlobalWords global = legacy ? new GlobalWords(List.of(), words) : GlobalWords.of(words);
        List<String> given = global.rest();
        if (given.isEmpty()) {
            surroundings
                    .messages()
                    .print(HelpCommand.usage(
                            rootSpec(legacy), surroundings.messages().usesColor()));
            return ExitCode.USAGE;
        }
        if (isAboutAll(given, "--help", "-h")) {
            HelpCommand.show(rootSpec(legacy), surroundings);
            return ExitCode.OK;
        }
        if (isAboutAll(given, "--version", "-V")) {
            surroundings.out().write(Main.versionLine(surroundings.program()));
            return ExitCode.OK;
        }
        Surroundings all = global.plugIns().isEmpty()
                ? surroundings
                : surroundings.withPlugIns(PlugInPlaces.named(global.plugIns()));
        CommandFinder found =
                CommandFinder.find(legacy ? LegacyGrammar.translated(given, all.installed()) : given, all.installed());
        return run(Commands.required(found.name()), found.rest(), all);
    }

    private static CommandSpec rootSpec(boolean legacy) {
        return legacy ? LegacyGrammar.spec() : Commands.root();
    }

    /** Only options, and among them the one that asks about the whole program. */
    private static boolean isAboutAll(List<String> words, String longName, String shortName) {
        return (words.contains(longName) || words.contains(shortName))
                && words.stream().allMatch(word -> word.startsWith("-"));
    }

    private static int run(Command command, List<String> words, Surroundings surroundings) throws IOException {
        CommandSpec spec = command.spec();
        ParseResult parsed = parse(spec, words, surroundings.installed());
        if (parsed.isUsageHelpRequested()) {
            HelpCommand.show(spec, surroundings);
            return ExitCode.OK;
        }
        return command.run(parsed, surroundings);
    }

    private static ParseResult parse(CommandSpec spec, List<String> words, Installed installed) {
        CommandLine parser = new CommandLine(spec);
        // A word like @addresses is ours to read.
        parser.setExpandAtFiles(false);
        try {
            return parsed(parser, words);
        } catch (UnmatchedArgumentException e) {
            boolean flags = e.getUnmatched().stream().anyMatch(word -> word.startsWith("--"));
            if (flags && SourceFlags.applyTo(spec)) {
                return parse(parser, words, SourceFlags.of(installed, words));
            }
            throw new UsageException(unmatched(spec, e.getUnmatched().get(0), Set.of()));
        }
    }

    /** Reads words among which are options that the command does not have, but maybe a source. */
    private static ParseResult parse(CommandLine parser, List<String> words, SourceFlags flags) {
        CommandSpec spec = parser.getCommandSpec();
        try {
            return parsed(parser, flags.translated(words, spec));
        } catch (UnmatchedArgumentException e) {
            throw new UsageException(unmatched(spec, e.getUnmatched().get(0), flags.names()));
        }
    }

    private static ParseResult parsed(CommandLine parser, List<String> words) throws UnmatchedArgumentException {
        try {
            return parser.parseArgs(words.toArray(new String[0]));
        } catch (UnmatchedArgumentException e) {
            throw e;
        } catch (ParameterException e) {
            String name = parser.getCommandName();
            throw new UsageException(name + ": " + e.getMessage() + ". See: flowlogs help " + name);
        }
    }

    private static String unmatched(CommandSpec spec, String word, Set<String> sourceFlags) {
        if (!word.startsWith("-")) {
            return spec.name() + ": unexpected word '" + word + "'. See: flowlogs help " + spec.name();
        }
        List<String> names = new ArrayList<>();
        for (OptionSpec option : spec.options()) {
            names.addAll(List.of(option.names()));
        }
        names.removeIf(name -> !name.startsWith("--"));
        names.addAll(sourceFlags);
        String bare = OptionWords.bare(word);
        return spec.name() + ": unknown option '" + bare + "'." + Suggestions.didYouMean(bare, names)
                + (new File(word).exists() ? " The file of that name is written ./" + word + "." : "")
                + " See: flowlogs help " + spec.name();
    }
}
