package io.flowlogs.cli;

import io.flowlogs.cli.output.ControlText;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is said on standard error: messages, and a line of progress that messages push aside. Safe for use by several
 * threads.
 */
final class Diagnostics {
    private static final String RED = "\u001b[1;31m";
    private static final String PLAIN = "\u001b[0m";
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final String program;
    private final boolean terminal;
    private boolean color;
    private boolean quiet;
    private boolean progressShown;
    private boolean hooked;

    Diagnostics(PrintStream err, String program, boolean terminal, boolean color) {
        this.err = err;
        this.program = program;
        this.terminal = terminal;
        this.color = color;
    }

    /** Leaves out everything but errors from now on. */
    synchronized void beQuiet() {
        quiet = true;
    }

    synchronized void useColor(boolean wanted) {
        color = wanted;
    }

    synchronized boolean usesColor() {
        return color;
    }

    boolean showsProgress() {
        return terminal && !isQuiet();
    }

    private synchronized boolean isQuiet() {
        return quiet;
    }

    synchronized void error(@Nullable String message) {
        clearProgress();
        err.println(
                (color ? RED + program + ": " + PLAIN : program + ": ") + ControlText.escaped(String.valueOf(message)));
    }

    synchronized void note(String message) {
        if (!quiet) {
            clearProgress();
            err.println(program + ": " + ControlText.escaped(message));
        }
    }

    /** Prints a text of several lines, such as help. */
    synchronized void print(String text) {
        clearProgress();
        err.print(text);
        err.flush();
    }

    synchronized void printTrace(Throwable problem) {
        clearProgress();
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            err.println(ControlText.escaped(cause.toString()));
            for (StackTraceElement element : cause.getStackTrace()) {
                err.println("    at " + element);
            }
        }
    }

    synchronized void progress(String line) {
        hookOnce();
        progressShown = true;
        err.print(CLEAR_LINE + line);
        err.flush();
    }

    /** An interrupted scan must not leave half a line in front of the shell's prompt. */
    private void hookOnce() {
        if (!hooked) {
            hooked = true;
            Runtime.getRuntime().addShutdownHook(new Thread(this::clearProgress));
        }
    }

    synchronized void clearProgress() {
        if (progressShown) {
            progressShown = false;
            err.print(CLEAR_LINE);
            err.flush();
        }
    }
}
