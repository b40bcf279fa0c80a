package io.flowlogs.gen;

import java.io.IOException;
import java.util.Arrays;

/**
 * Subscription envelopes. An envelope holds a run of records of one log stream. Members of one, two and three documents
 * take turns, because readers meet them both ways: one document a delivery, and several where something decompressed and
 * compressed again.
 */
final class SubscriptionCarrier implements RecordCarrier {
    private static final int MOST_EVENTS = 50;
    private static final int CONTROL_EVERY = 40;
    private static final long CONTROL_ID_TIME = 1_717_200_000_000L;

    private final RecordLayout layout;
    private final ByteSink out;
    private final GzipMembers members;
    private final EventIds ids = new EventIds();
    private byte[] stream = Ascii.DASH;
    private int events;
    private long documents;
    private int memberDocuments;
    private int memberSize = 1;

    SubscriptionCarrier(RecordLayout layout, ByteSink out, GzipMembers members) {
        this.layout = layout;
        this.out = out;
        this.members = members;
    }

    @Override
    public void begin() throws IOException {
        putControlMessage();
    }

    @Override
    public void write(FlowSample sample) throws IOException {
        boolean sameStream = Arrays.equals(sample.at.logStream, stream);
        if (events > 0 && (!sameStream || events == MOST_EVENTS)) endEnvelope();
        out.reserve(layout.longestRecord() + WRAPPING);
        if (events == 0) beginEnvelope(sample);
        else out.put(',');
        events++;
        putEvent(sample);
    }

    private void beginEnvelope(FlowSample sample) {
        stream = sample.at.logStream;
        out.put("{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"");
        out.put(sample.at.subnet.vpc.account);
        out.put("\",\"logGroup\":\"vpc-flow-logs\",\"logStream\":\"");
        out.put(stream);
        out.put("\",\"subscriptionFilters\":[\"all\"],\"logEvents\":[");
    }

    private void putEvent(FlowSample sample) {
        out.put("{\"id\":\"");
        ids.put(sample, out);
        out.put("\",\"timestamp\":");
        out.put(sample.startMillis);
        out.put(",\"message\":\"");
        layout.write(sample, out);
        out.put("\"}");
    }

    private void endEnvelope() throws IOException {
        out.put("]}");
        events = 0;
        endDocument();
        if (documents % CONTROL_EVERY == 0) putControlMessage();
    }

    private void putControlMessage() throws IOException {
        out.reserve(WRAPPING);
        out.put(
                "{\"messageType\":\"CONTROL_MESSAGE\",\"owner\":\"CloudwatchLogs\",\"logGroup\":\"\",\"logStream\":\"\","
                        + "\"subscriptionFilters\":[],\"logEvents\":[{\"id\":\"\",\"timestamp\":");
        out.put(CONTROL_ID_TIME);
        out.put(",\"message\":\"CWL CONTROL MESSAGE: Checking health of destination Firehose.\"}]}");
        endDocument();
    }

    private void endDocument() throws IOException {
        documents++;
        if (++memberDocuments < memberSize) return;
        out.flush();
        members.endMember();
        memberDocuments = 0;
        memberSize = memberSize % 3 + 1;
    }

    @Override
    public void end() throws IOException {
        out.reserve(2);
        if (events > 0) endEnvelope();
    }
}
