package io.flowlogs.cli;

import io.flowlogs.cli.reader.ReaderArguments;
import io.flowlogs.cli.reader.ReaderOption;
import io.flowlogs.value.TimeRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The window of a call of <code>flowlogs_reader</code>. Immutable.
 *
 * @param arguments the words of the call
 * @param clock tells what now is
 */
record LegacyWindow(ReaderArguments arguments, Clock clock) {
    private static final String USUAL_FORMAT = "%Y-%m-%d %H:%M:%S";
    private static final Duration USUAL = Duration.ofHours(1);

    /** The last hour, where nothing else is said. */
    TimeRange ofAws() {
        Instant now = clock.instant();
        return window(time(ReaderOption.START_TIME, now.minus(USUAL)), time(ReaderOption.END_TIME, now));
    }

    /** Saved files have an end: all of them, where nothing else is said. */
    TimeRange ofFiles() {
        return window(time(ReaderOption.START_TIME, Instant.MIN), time(ReaderOption.END_TIME, Instant.MAX));
    }

    private static TimeRange window(Instant from, Instant to) {
        if (to.isBefore(from)) {
            throw new UsageException("--end-time: expected a time after the start " + from + ", found " + to + ".");
        }
        return new TimeRange(from, to);
    }

    private Instant time(ReaderOption option, Instant fallback) {
        String text = arguments.value(option);
        return text == null ? fallback : parsed(option, text);
    }

    /** Without a format, every time that we understand is, besides the original's usual format. */
    private Instant parsed(ReaderOption option, String text) {
        String format = arguments.value(ReaderOption.TIME_FORMAT);
        if (format != null) {
            return StrptimeFormat.of(ReaderOption.TIME_FORMAT.longName(), format)
                    .parse(option.longName(), text);
        }
        Instant usual = StrptimeFormat.of(ReaderOption.TIME_FORMAT.longName(), USUAL_FORMAT)
                .parseOrNull(text);
        return usual == null ? new TimeText(clock, ZoneOffset.UTC).parse(option.longName(), text) : usual;
    }
}
