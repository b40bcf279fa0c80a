/** CSV that carries flow logs, read and written, as formats that {@link io.flowlogs.FlowLogs} finds. */
module io.flowlogs.format.csv {
    requires transitive io.flowlogs;
    requires org.apache.commons.csv;
    requires static org.jspecify;

    exports io.flowlogs.format.csv;

    provides io.flowlogs.source.FlowLogDecoder with
            io.flowlogs.format.csv.CsvDecoder;
    provides io.flowlogs.convert.FlowLogEncoder with
            io.flowlogs.format.csv.CsvEncoder;
}
