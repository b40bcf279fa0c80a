package io.flowlogs.source.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.SourceOptions;
import io.flowlogs.source.Split;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** A directory to put files into, and what the source finds in it. */
final class FileTree {
    private final FileSourceProvider provider = new FileSourceProvider();
    private final Path root;

    FileTree(Path root) {
        this.root = root;
    }

    /** What a plan came to: the names of the splits, without the root. */
    record Found(List<String> names, Map<String, Long> skipped, List<Split.OfBytes> splits) {}

    Path file(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    FileTree files(String... names) throws IOException {
        for (String name : names) {
            file(name);
        }
        return this;
    }

    Path directory(String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }

    void link(String name, String target) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }

    FlowRecordSource open(String location, Map<String, String> options) throws IOException {
        return provider.open(provider.locate(location), SourceOptions.parse(provider.options(), options));
    }

    Found find(String below) throws IOException {
        return find(below, Map.of(), TimeRange.ALL);
    }

    Found find(String below, Map<String, String> options, TimeRange window) throws IOException {
        String location = below.isEmpty() ? root.toString() : root + "/" + below;
        try (FlowRecordSource source = open(location, options)) {
            ScanRequest request =
                    new ScanRequest(ScanRequest.everything().filter(), window, Set.of(), OptionalLong.empty(), null);
            return found(source.plan(request));
        }
    }

    private Found found(ScanPlan plan) {
        List<String> names = new ArrayList<>();
        List<Split.OfBytes> splits = new ArrayList<>();
        for (Split split : plan.splits()) {
            names.add(split.name().replace(root + "/", ""));
            splits.add((Split.OfBytes) split);
        }
        return new Found(names, plan.skipped(), splits);
    }

    static String content(Split.OfBytes split) throws IOException {
        try (InputStream in = split.open()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
