package io.flowlogs.cli;

/**
 * Something about a file of settings.
 *
 * @param line where, from 1
 * @param isWarning whether the settings can be followed all the same
 * @param text what was expected, what was found, what to do; no secrets
 */
record ConfigProblem(int line, boolean isWarning, String text) {
    static ConfigProblem error(int line, String text) {
        return new ConfigProblem(line, false, text);
    }

    static ConfigProblem warning(int line, String text) {
        return new ConfigProblem(line, true, text);
    }
}
