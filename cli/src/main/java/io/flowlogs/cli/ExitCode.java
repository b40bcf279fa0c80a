package io.flowlogs.cli;

import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.SourceAccessException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    /** A source could not be asked, for want of credentials, a region, a profile. */
    static final int CONFIGURATION = 253;
    /** A source refused to answer. */
    static final int SERVICE = 254;
    /** A fault of this program. */
    static final int BUG = 255;

    private ExitCode() {}

    /** Returns what to end with when a failure left the question without an answer. */
    static int of(Exception failure) {
        SourceAccessException access = failure instanceof FlowSourceException ? access(failure) : null;
        return access == null ? INCOMPLETE : of(access.reason());
    }

    static int of(SourceAccessException.Reason reason) {
        return switch (reason) {
            case CONFIGURATION -> CONFIGURATION;
            case SERVICE -> SERVICE;
        };
    }

    /** Returns why a source could not be reached, or null when a failure is of another kind. */
    static @Nullable SourceAccessException access(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SourceAccessException access) {
                return access;
            }
        }
        return null;
    }

    static Map<String, String> described() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "all of the answer was given");
        codes.put("1", "incomplete: something could not be read; with --strict also malformed lines or SKIPDATA");
        codes.put("2", "the command line is not understood, or asks for what cannot be");
        codes.put("130", "interrupted (Ctrl-C)");
        codes.put("141", "the reader of the output, such as head, was satisfied and went away");
        codes.put("253", "no answer: a source needs other settings, such as credentials or a region");
        codes.put("254", "no answer: a service refused, such as for want of a permission, or has no such source");
        codes.put("255", "a fault of this program");
        return codes;
    }
}
