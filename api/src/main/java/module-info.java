/**
 * Reads AWS VPC Flow Logs and answers questions about them. Sources and formats are modules of their own, found as services; {@link io.flowlogs.FlowLogs}
 * is the door.
 */
module io.flowlogs {
    requires static transitive org.jspecify;

    exports io.flowlogs;
    exports io.flowlogs.convert;
    exports io.flowlogs.parse;
    exports io.flowlogs.query;
    exports io.flowlogs.record;
    exports io.flowlogs.report;
    exports io.flowlogs.source;
    exports io.flowlogs.value;

    uses io.flowlogs.convert.FlowLogEncoder;
    uses io.flowlogs.source.FlowLogDecoder;
    uses io.flowlogs.source.FlowRecordSourceProvider;
}
