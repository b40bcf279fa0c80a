package io.flowlogs.cli;

import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.SourceAccessException;
import io.flowlogs.source.SourceAccessException.Reason;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of sources that could not be read. The parts of one source often fail for one reason, which is told once. */
final class FailedParts {
    private static final int SHOWN = 10;

    private final Set<String> told = new HashSet<>();
    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    private long unexplained;
    private long repeated;
    private long untold;

    /** Returns what to say of a failure, or null when it was said or enough was. */
    @Nullable
    String add(FlowSourceException problem) {
        SourceAccessException access = ExitCode.access(problem);
        if (access == null) {
            unexplained++;
        } else {
            reasons.add(access.reason());
        }
        String message = access == null ? problem.getMessage() : withoutPart(problem);
        if (told.contains(message)) {
            repeated++;
            return null;
        } else if (told.size() == SHOWN) {
            untold++;
            return null;
        }
        told.add(message);
        return message;
    }

    /** What keeps a source from being reached is said of the source, not of its part. */
    private static String withoutPart(FlowSourceException problem) {
        String message = String.valueOf(problem.getMessage());
        String part = problem.split();
        if (part == null || !message.startsWith(part + ": ")) {
            return message;
        }
        String sentence = message.substring(part.length() + 2);
        return sentence.startsWith(problem.source() + ": ") ? sentence : problem.source() + ": " + sentence;
    }

    /** How many failures had a reason that was said before. */
    long repeated() {
        return repeated;
    }

    /** How many failures with other reasons were not said. */
    long untold() {
        return untold;
    }

    /** Returns what to end with when nothing at all was read. What users can change themselves comes first. */
    int exitCode() {
        if (unexplained > 0 || reasons.isEmpty()) {
            return ExitCode.INCOMPLETE;
        }
        return ExitCode.of(reasons.contains(Reason.CONFIGURATION) ? Reason.CONFIGURATION : Reason.SERVICE);
    }
}
