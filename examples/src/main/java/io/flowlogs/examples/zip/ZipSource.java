package io.flowlogs.examples.zip;

import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.Split;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

// region source
/** The entries of an archive, by name. Tests nothing of a filter, so all of it is left over. */
final class ZipSource implements FlowRecordSource {
    private final ZipFile archive;
    private final String suffix;

    ZipSource(ZipFile archive, String suffix) {
        this.archive = archive;
        this.suffix = suffix;
    }

    @Override
    public String name() {
        return archive.getName();
    }

    @Override
    public ScanPlan plan(ScanRequest request) {
        List<Entry> splits = archive.stream()
                .filter(entry -> !entry.isDirectory() && entry.getName().endsWith(suffix))
                .sorted(Comparator.comparing(ZipEntry::getName))
                .map(entry -> new Entry(archive, entry))
                .toList();
        return ScanPlan.of(splits, request.filter());
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }

    private record Entry(ZipFile archive, ZipEntry entry) implements Split.OfBytes {
        @Override
        public String name() {
            return archive.getName() + "!" + entry.getName();
        }

        @Override
        public OptionalLong size() {
            return entry.getSize() < 0 ? OptionalLong.empty() : OptionalLong.of(entry.getSize());
        }

        @Override
        public InputStream open() throws IOException {
            return archive.getInputStream(entry);
        }
    }
}
// endregion
