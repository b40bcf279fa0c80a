/** Flow logs in files, directories, patterns and standard input, as a source that {@link io.flowlogs.FlowLogs} finds. */
module io.flowlogs.source.file {
    requires transitive io.flowlogs;
    requires static org.jspecify;

    exports io.flowlogs.source.file;

    provides io.flowlogs.source.FlowRecordSourceProvider with
            io.flowlogs.source.file.FileSourceProvider;
}
