/** JSON that carries flow logs, and NDJSON, as formats that {@link io.flowlogs.FlowLogs} finds. */
module io.flowlogs.format.json {
    requires transitive io.flowlogs;
    requires com.fasterxml.jackson.core;
    requires static org.jspecify;

    exports io.flowlogs.format.json;

    provides io.flowlogs.source.FlowLogDecoder with
            io.flowlogs.format.json.JsonDecoder;
    provides io.flowlogs.convert.FlowLogEncoder with
            io.flowlogs.format.json.NdjsonEncoder;
}
