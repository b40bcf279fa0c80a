package io.flowlogs.cli;

import java.io.Console;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Which streams are terminals, and which may be coloured. */
final class Terminals {
    private static final int USUAL_WIDTH = 80;

    static final String STDOUT = "FLOWLOGS_STDOUT_TTY";
    static final String STDERR = "FLOWLOGS_STDERR_TTY";

    private Terminals() {}

    /**
     * Asks the launcher, which can tell each stream by itself (1 or 0); Java can only tell all at once, and differently since 22.
     */
    static boolean isTerminal(String variable, Map<String, String> environment) {
        String told = environment.get(variable);
        return (told == null || told.isEmpty()) ? hasConsole() : told.equals("1");
    }

    @SuppressWarnings("SystemConsoleNull") // Null up to Java 21; since then the console itself is asked.
    private static boolean hasConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException beforeJava22) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }

    /** Follows NO_COLOR, CLICOLOR_FORCE and TERM. */
    static boolean colors(boolean terminal, Map<String, String> environment) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        String forced = environment.getOrDefault("CLICOLOR_FORCE", "");
        if (!forced.isEmpty() && !forced.equals("0")) {
            return true;
        }
        return terminal && !"dumb".equals(environment.get("TERM"));
    }

    /** The columns of the terminal: what the shell says, else what the terminal says, else 80. */
    static int width(Map<String, String> environment) {
        int told = number(environment.getOrDefault("COLUMNS", ""));
        return told > 0 ? told : asked();
    }

    private static int number(String text) {
        boolean digits = text.length() < 5 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(text) : 0;
    }

    private static int asked() {
        try {
            Process stty = new ProcessBuilder("sh", "-c", "stty size < /dev/tty")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            stty.getOutputStream().close();
            String[] size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ", -1);
            int width = size.length == 2 ? number(size[1]) : 0;
            return width > 0 ? width : USUAL_WIDTH;
        } catch (IOException noSuchProgram) {
            return USUAL_WIDTH;
        }
    }
}
