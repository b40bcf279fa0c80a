package io.flowlogs.cli;

import io.flowlogs.convert.ConvertedFile;
import io.flowlogs.query.ConvertReport;
import io.flowlogs.query.ScanStatistics;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a conversion did, under the names of the documented JSON. */
final class ConversionJson {
    private ConversionJson() {}

    static Map<String, Object> of(ConvertReport report) {
        ScanStatistics read = report.statistics();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("records", report.records());
        map.put("splits-before", read.splitsRead());
        map.put("bytes-before", read.bytesRead());
        map.put("files", report.files().size());
        map.put("bytes", report.bytes());
        map.put("list", report.files().stream().map(ConversionJson::of).toList());
        return map;
    }

    private static Map<String, Object> of(ConvertedFile file) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("path", file.path());
        map.put("records", file.records());
        map.put("bytes", file.bytes());
        return map;
    }
}
