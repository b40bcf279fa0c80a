package io.flowlogs.cli;

import io.flowlogs.FlowLogs;
import io.flowlogs.cli.reader.OriginalAction;
import io.flowlogs.cli.reader.OriginalSource;
import io.flowlogs.cli.reader.ReaderArguments;
import io.flowlogs.cli.reader.ReaderOption;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.source.SourceOptions;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Answers a call of <code>flowlogs_reader</code> as the original does: the same bytes on standard output. */
final class LegacyCommand {
    private final Surroundings surroundings;
    private final LegacyOptions options;
    private final List<String> positionals;

    LegacyCommand(ReaderArguments arguments, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.options = new LegacyOptions(arguments);
        this.positionals = arguments.positionals();
    }

    int run() throws IOException {
        if (positionals.isEmpty()) {
            throw new UsageException("the following arguments are required: location. See: flowlogs_reader --help");
        }
        OriginalAction action = OriginalAction.of(positionals.subList(1, positionals.size()));
        options.requireRole();
        if (options.type().equals(LegacyOptions.FILE)) {
            TimeRange window = window().ofFiles();
            try (FlowLogs logs = FlowLogs.open(positionals.get(0), options.ofSource())) {
                return answer(action, logs, window);
            }
        }
        try (FlowRecordSource source = source();
                FlowLogs logs = FlowLogs.of(source)) {
            return answer(action, logs, TimeRange.ALL);
        }
    }

    private int answer(OriginalAction action, FlowLogs logs, TimeRange window) throws IOException {
        ScanReport report = new ScanReport(surroundings.messages(), "parts");
        AtomicLong rejected = new AtomicLong();
        ScanStatistics statistics = action.answer(query(logs, window, report), surroundings.out(), problem -> {
            rejected.incrementAndGet();
            report.malformed(problem);
        });
        surroundings.out().flush();
        return finish(statistics, report, rejected.get());
    }

    private FlowQuery query(FlowLogs logs, TimeRange window, ScanReport report) {
        FlowQuery query = logs.query()
                .between(window)
                .onMalformed(MalformedRecordPolicy.REPORT)
                .observedBy(report);
        FlowLogFormat format = format();
        if (format != null) {
            query = query.format(format);
        }
        return options.threads().isPresent()
                ? query.parallelism(options.threads().getAsInt())
                : query;
    }

    /** The original says nothing when all is well, and so do we: whoever runs it from cron would get mail. */
    private int finish(ScanStatistics statistics, ScanReport report, long rejected) {
        if (!statistics.isComplete() || statistics.malformed() > 0 || rejected > 0 || statistics.splitsPlanned() == 0) {
            report.finish(statistics);
        } else {
            surroundings.messages().clearProgress();
        }
        if (statistics.isComplete()) {
            return ExitCode.OK;
        }
        surroundings
                .messages()
                .error("the answer is incomplete: " + Amounts.grouped(statistics.splitsFailed()) + " of "
                        + Amounts.counted(statistics.splitsPlanned(), "parts") + " could not be read to the end.");
        return report.exitCode(statistics);
    }

    private LegacyWindow window() {
        return new LegacyWindow(options.arguments(), surroundings.clock());
    }

    /** In the original, only events have a format that somebody can name. */
    private @Nullable FlowLogFormat format() {
        String text = options.type().equals(LegacyOptions.BUCKET)
                ? null
                : options.arguments().value(ReaderOption.FIELDS);
        try {
            return text == null ? null : FlowLogFormat.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--fields: " + e.getMessage());
        }
    }

    // ---- sources
    // -------------------------------------------------------------------------------------------------------

    private FlowRecordSource source() {
        String type = options.type();
        TimeRange window = window().ofAws();
        return type.equals(LegacyOptions.GROUP)
                ? OriginalSource.ofGroup(opened(type, bare("cwl:")), window, format())
                : OriginalSource.ofBucket(opened(type, "//" + folder(bare("s3://"))), window);
    }

    private String bare(String prefix) {
        String location = positionals.get(0);
        return location.startsWith(prefix) ? location.substring(prefix.length()) : location;
    }

    /** The original looks nowhere but in the folder of this name; who names it, or something below, means that. */
    private static String folder(String location) {
        String bare = location.replaceFirst("/+$", "");
        return List.of(bare.split("/", -1)).contains("AWSLogs") ? bare : bare + "/AWSLogs/";
    }

    private FlowRecordSource opened(String scheme, String location) {
        List<FlowRecordSourceProvider> providers = FlowLogs.providers();
        LegacyOptions.requireInstalled(
                scheme, providers.stream().map(FlowRecordSourceProvider::scheme).toList());
        FlowRecordSourceProvider provider = providers.stream()
                .filter(one -> one.scheme().equals(scheme))
                .findFirst()
                .orElseThrow();
        try {
            return provider.open(
                    new URI(scheme, location, null), SourceOptions.parse(provider.options(), sourceOptions()));
        } catch (URISyntaxException e) {
            throw new UsageException("expected a location, found '" + location + "'. " + e.getReason() + ".");
        } catch (IOException e) {
            throw new FlowSourceException(positionals.get(0), null, String.valueOf(e.getMessage()), e);
        }
    }

    /** Boto's variable for the Region is another than that of other SDKs. */
    private Map<String, String> sourceOptions() {
        Map<String, String> given = options.ofSource();
        String region = surroundings.environment().get("AWS_DEFAULT_REGION");
        if (region != null && !region.isEmpty()) {
            given.putIfAbsent("region", region);
        }
        return given;
    }
}
