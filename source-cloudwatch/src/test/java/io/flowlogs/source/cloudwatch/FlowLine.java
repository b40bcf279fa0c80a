package io.flowlogs.source.cloudwatch;

import java.time.Instant;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** Records of the default format, told apart by their source port. */
final class FlowLine {
    private FlowLine() {}

    /** A record that began at a time, in seconds as AWS writes them; or in milliseconds where the time is not a whole second. */
    static String at(Instant start, int port) {
        boolean whole = start.getNano() == 0;
        long from = whole ? start.getEpochSecond() : start.toEpochMilli();
        long to = whole ? from + 60 : from + 60_000;
        return "2 123456789012 eni-0123456789abcdef0 192.0.2.1 198.51.100.7 " + port + " 443 6 3 180 " + from + " " + to
                + " ACCEPT OK";
    }

    static InputLogEvent event(Instant start, int port) {
        return MotoAccount.event(start, at(start, port));
    }
}
