package io.flowlogs.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * The entry of the commands <code>flowlogs</code> and <code>flowlogs_reader</code>. The system property
 * <code>flowlogs.command</code> says by which name it was called.
 */
public final class Main {
    private Main() {}

    /**
     * Carries out a command line and ends the process.
     *
     * @param args the words
     */
    public static void main(String[] args) {
        String program = System.getProperty("flowlogs.command", "flowlogs");
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            // Nothing else is loaded for this answer, which editors and scripts ask for often.
            byte[] line = versionLine(program);
            System.out.write(line, 0, line.length);
            System.exit(System.out.checkError() ? ExitCode.INCOMPLETE : ExitCode.OK);
        }
        System.exit(run(program, List.of(args)));
    }

    static byte[] versionLine(String program) {
        String version = Main.class.getPackage().getImplementationVersion();
        return (program + " " + (version == null ? "(not packaged)" : version) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static int run(String program, List<String> words) {
        Map<String, String> environment = System.getenv();
        boolean outIsTerminal = Terminals.isTerminal(Terminals.STDOUT, environment);
        boolean errIsTerminal = Terminals.isTerminal(Terminals.STDERR, environment);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Diagnostics messages =
                new Diagnostics(err, program, errIsTerminal, Terminals.colors(errIsTerminal, environment));
        StandardOutput out = StandardOutput.ofProcess(outIsTerminal, () -> endSilently(messages));
        Surroundings surroundings = new Surroundings(
                program, out, messages, outIsTerminal, environment, Clock.systemUTC(), ZoneId.systemDefault());
        return new Dispatcher(surroundings).run(words);
    }

    /** Halting, rather than exiting, does not wait for reads in flight. */
    private static void endSilently(Diagnostics messages) {
        messages.clearProgress();
        Runtime.getRuntime().halt(ExitCode.BROKEN_PIPE);
    }
}
