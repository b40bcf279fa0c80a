package io.flowlogs.source.cloudwatch;

import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.testkit.FlowRecordSourceContract;
import io.flowlogs.testkit.LogFile;
import io.flowlogs.testservers.MotoServer;
import io.flowlogs.testservers.NeedsMoto;
import io.flowlogs.testservers.SilentServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** Log groups, on moto. */
@NeedsMoto
class CloudWatchSourceContractTest extends FlowRecordSourceContract {
    private final Instant begin = MotoAccount.recent(ChronoUnit.SECONDS, Duration.ofDays(3));
    private final MotoAccount account;
    private int groups;
    private @Nullable SilentServer silent;

    CloudWatchSourceContractTest(MotoServer moto) {
        account = MotoAccount.at(moto);
    }

    @AfterEach
    void disconnect() throws IOException {
        account.close();
        if (silent != null) {
            silent.close();
        }
    }

    @Override
    protected FlowRecordSourceProvider provider() {
        return new CloudWatchSourceProvider();
    }

    @Override
    protected Map<String, String> options() {
        Map<String, String> options = new HashMap<>(account.options());
        if (silent != null) {
            options.put("endpoint-url", silent.endpoint().toString());
        }
        return options;
    }

    /** The server takes recent events only. */
    @Override
    protected Instant begin() {
        return begin;
    }

    @Override
    protected String publish(List<LogFile> published) {
        String group = "flow-logs-" + ++groups;
        account.makeGroup(group);
        for (LogFile file : published) {
            account.put(group, file.name(), events(file));
        }
        return "cwl:" + group;
    }

    /** Lines that are no records have a time all the same. */
    private List<InputLogEvent> events(LogFile file) {
        return file.lines().stream()
                .map(line -> MotoAccount.event(time(line, file), line))
                .toList();
    }

    private Instant time(String line, LogFile file) {
        String[] words = line.split(" ", -1);
        return words.length == file.format().size() ? Instant.ofEpochSecond(Long.parseLong(words[10])) : begin;
    }

    @Override
    protected boolean withdraw(String published) {
        String group = published.substring(published.indexOf(':') + 1);
        account.logs().deleteLogGroup(request -> request.logGroupName(group));
        return true;
    }

    @Override
    protected int conditions() {
        return 60;
    }

    /** From here on, this server is asked instead of the other one. */
    @Override
    protected String silent(Runnable waiting) throws IOException {
        silent = new SilentServer(waiting);
        return "cwl:flow-logs";
    }
}
