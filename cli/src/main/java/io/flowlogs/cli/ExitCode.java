package io.flowlogs.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the process tells the shell. */
final class ExitCode {
    /** Everything asked for was read. */
    static final int OK = 0;
    /** The answer is incomplete, or strictness was asked for and something was malformed. */
    static final int INCOMPLETE = 1;
    /** The command line cannot be carried out. */
    static final int USAGE = 2;
    /** Whoever read the output went away; what a shell reports of a process ended by SIGPIPE. */
    static final int BROKEN_PIPE = 141;
    /** A fault of this program. */
    static final int BUG = 255;

    private ExitCode() {}

    static Map<String, String> described() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "all of the answer was given");
        codes.put("1", "incomplete: something could not be read; with --strict also malformed lines or SKIPDATA");
        codes.put("2", "the command line is not understood, or asks for what cannot be");
        codes.put("130", "interrupted (Ctrl-C)");
        codes.put("141", "the reader of the output, such as head, was satisfied and went away");
        codes.put("255", "a fault of this program");
        return codes;
    }
}
