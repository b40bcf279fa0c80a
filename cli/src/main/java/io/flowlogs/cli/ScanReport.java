package io.flowlogs.cli;

import io.flowlogs.query.ScanObserver;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowParseException;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.value.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells the user how a scan goes and what came of it. */
final class ScanReport implements ScanObserver {
    private static final int SHOWN = 10;
    private static final int WINDOWS = 3;
    private static final String WINDOWLESS = ": no window was given";
    private static final String MILLIS = "-millis";
    private static final String BYTES = "-bytes";
    private static final long PROGRESS_AFTER = 1_000_000_000L;
    private static final long PROGRESS_EVERY = 200_000_000L;
    private static final long SETTLED = 600_000_000L;

    private final Diagnostics messages;
    private final String parts;
    private final long begin = System.nanoTime();
    private long lastPlanned = -1;
    private long plannedSince = begin;
    private long nextProgress = begin + PROGRESS_AFTER;
    private final Notices notices = new Notices();
    private String scope = "";
    private int malformedShown;
    private final FailedParts failed = new FailedParts();

    /** Parts of sources are called as given: files, or a word that fits all. */
    ScanReport(Diagnostics messages, String parts) {
        this.messages = messages;
        this.parts = parts;
    }

    @Override
    public void notice(String message) {
        notices.add(message.contains(WINDOWLESS) ? message + " --since all reads everything." : message);
    }

    @Override
    public void malformed(FlowParseException problem) {
        if (malformedShown < SHOWN) {
            malformedShown++;
            messages.note("malformed: " + problem.getMessage());
        }
    }

    @Override
    public void failed(FlowSourceException problem) {
        String message = failed.add(problem);
        if (message != null) {
            messages.error(message);
        }
    }

    /** Returns what to end with when not all was read. */
    int exitCode(ScanStatistics statistics) {
        return statistics.records() == 0 ? failed.exitCode() : ExitCode.INCOMPLETE;
    }

    @Override
    public void progress(ScanStatistics soFar, long bytesPlanned) {
        long now = System.nanoTime();
        long total = settled(bytesPlanned, now);
        if (messages.showsProgress() && now - nextProgress >= 0) {
            nextProgress = now + PROGRESS_EVERY;
            messages.progress(progressLine(soFar, total, now - begin));
        }
    }

    /** Files are listed while others are read: while the sum grows, a share of it and the time left mean nothing. */
    long settled(long bytesPlanned, long now) {
        if (bytesPlanned != lastPlanned) {
            lastPlanned = bytesPlanned;
            plannedSince = now;
        }
        return now - plannedSince >= SETTLED ? bytesPlanned : -1;
    }

    static String progressLine(ScanStatistics soFar, long bytesPlanned, long nanos) {
        long rate = (long) (soFar.records() * 1e9 / Math.max(1, nanos));
        String read = Amounts.bytes(soFar.bytesRead());
        String line = bytesPlanned > 0
                ? share(soFar.bytesRead(), bytesPlanned) + "% of " + Amounts.bytes(bytesPlanned)
                : read;
        return line + ", " + Amounts.counted(soFar.records(), "records") + ", " + Amounts.grouped(rate) + "/s"
                + remaining(soFar.bytesRead(), bytesPlanned, nanos);
    }

    private static long share(long read, long planned) {
        return Math.min(100, (long) (100.0 * read / planned));
    }

    private static String remaining(long read, long planned, long nanos) {
        if (planned <= 0 || read <= 0 || read >= planned) {
            return "";
        }
        return ", " + (long) Math.ceil((double) nanos / read * (planned - read) / 1e9) + " s left";
    }

    /** Says what was read: the last words on standard error. */
    void finish(ScanStatistics statistics) {
        messages.clearProgress();
        noteMore(malformedShown == 0 ? 0 : statistics.malformed() - malformedShown, "malformed lines");
        noteMore(failed.repeated(), parts + " for the same reason");
        noteMore(failed.untold(), parts + " that could not be read");
        notices.lines().forEach(messages::note);
        if (!scope.isEmpty()) {
            messages.note(scope);
        }
        footer(statistics, parts, System.nanoTime() - begin).forEach(messages::note);
    }

    private void noteMore(long count, String what) {
        if (count > 0) {
            messages.note("and " + Amounts.counted(count, "more " + what));
        }
    }

    static List<String> footer(ScanStatistics statistics, String parts, long nanos) {
        StringBuilder records = new StringBuilder();
        records.append(Amounts.grouped(statistics.matched()))
                .append(" of ")
                .append(Amounts.counted(statistics.records(), "records"))
                .append(" matched");
        appendCount(records, statistics.noData(), "NODATA");
        appendCount(records, statistics.skipData(), "SKIPDATA");
        appendCount(records, statistics.malformed(), "malformed lines");
        appendCount(records, statistics.undated(), "without a time");
        if (statistics.firstRecordTime() != null) {
            records.append("; ")
                    .append(statistics.firstRecordTime())
                    .append(" to ")
                    .append(statistics.lastRecordTime());
        }
        List<String> lines = new ArrayList<>(List.of(records.toString()));
        windows(statistics.noDataWindows()).ifPresent(times -> lines.add("NODATA: " + times));
        windows(statistics.skipDataWindows()).ifPresent(times -> lines.add("SKIPDATA: " + times));
        lines.add(readLine(statistics, parts, nanos));
        String effort = effort(statistics.measures());
        if (!effort.isEmpty()) {
            lines.add(effort);
        }
        return lines;
    }

    private static Optional<String> windows(List<TimeRange> windows) {
        if (windows.isEmpty()) {
            return Optional.empty();
        }
        String shown = windows.stream()
                .limit(WINDOWS)
                .map(window -> window.from() + " to " + window.to())
                .collect(Collectors.joining(", "));
        int more = windows.size() - WINDOWS;
        return Optional.of(more > 0 ? shown + " and " + Amounts.grouped(more) + " more, see --stats" : shown);
    }

    /** Says what the answer is about: the window that was asked for, and that every record counts wherever it was seen. */
    void scope(@Nullable TimeRange window) {
        scope = "window: " + (window == null ? "not limited" : window)
                + "; counted: all records, also of traffic seen at several interfaces";
    }

    /** What it took the sources, under the names of their own. */
    static String effort(Map<String, Long> measures) {
        return measures.entrySet().stream()
                .filter(measure -> measure.getValue() != 0)
                .map(measure -> measured(measure.getKey(), measure.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String measured(String name, long value) {
        boolean time = name.endsWith(MILLIS);
        String shown = time
                ? Amounts.seconds(value * 1_000_000)
                : name.endsWith(BYTES) ? Amounts.bytes(value) : Amounts.grouped(value);
        return (time ? name.substring(0, name.length() - MILLIS.length()) : name).replace('-', ' ') + " " + shown;
    }

    private static void appendCount(StringBuilder out, long count, String what) {
        if (count > 0) {
            out.append(", ").append(Amounts.counted(count, what));
        }
    }

    private static String readLine(ScanStatistics statistics, String parts, long nanos) {
        StringBuilder out = new StringBuilder();
        if (statistics.splitsRead() + statistics.splitsFailed() < statistics.splitsPlanned()) {
            out.append("read as far as needed, ");
        } else {
            out.append(Amounts.grouped(statistics.splitsRead())).append(" of ");
            out.append(Amounts.counted(statistics.splitsPlanned(), parts)).append(" read, ");
        }
        out.append(Amounts.bytes(statistics.bytesRead()));
        if (statistics.bytesDecoded() > statistics.bytesRead()) {
            out.append(" (").append(Amounts.bytes(statistics.bytesDecoded())).append(" decoded)");
        }
        out.append(", ").append(Amounts.seconds(nanos));
        List<String> skipped = new ArrayList<>();
        for (Map.Entry<String, Long> reason : statistics.skipped().entrySet()) {
            skipped.add(Amounts.counted(reason.getValue(), reason.getKey()));
        }
        return skipped.isEmpty() ? out.toString() : out + "; skipped: " + String.join(", ", skipped);
    }
}
