package io.flowlogs.cli;

import io.flowlogs.query.ScanObserver;
import io.flowlogs.record.FlowParseException;
import io.flowlogs.record.FlowSourceException;

/** Tells at once what a scan gathers for its end: what is followed may have none. There is no progress, as there is no goal. */
final class FollowReport implements ScanObserver {
    private final ScanObserver report;
    private final Diagnostics messages;
    private String lastNotice = "";

    FollowReport(ScanObserver report, Diagnostics messages) {
        this.report = report;
        this.messages = messages;
    }

    @Override
    public void notice(String message) {
        if (!message.equals(lastNotice)) {
            messages.note(message);
        }
        lastNotice = message;
    }

    @Override
    public void malformed(FlowParseException problem) {
        report.malformed(problem);
    }

    @Override
    public void failed(FlowSourceException problem) {
        report.failed(problem);
    }
}
