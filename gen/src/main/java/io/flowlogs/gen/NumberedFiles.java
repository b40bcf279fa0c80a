package io.flowlogs.gen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code part-0001.log} and so on: a given number of files whose record counts differ by one at most. */
final class NumberedFiles implements RecordFiles {
    private final Path folder;
    private final Carrier kind;
    private final GenerationOptions options;
    private final RecordLayout layout;
    private final int files;
    private @Nullable RecordFile open;
    private Written written = Written.NOTHING;
    private int begun;
    private long left;

    NumberedFiles(Path folder, Carrier kind, int files, GenerationOptions options, RecordLayout layout) {
        this.folder = folder;
        this.kind = kind;
        this.files = files;
        this.options = options;
        this.layout = layout;
    }

    @Override
    public void write(FlowSample sample, long windowStart) throws IOException {
        RecordFile file = open;
        while (file == null || left == 0) file = next();
        left--;
        file.write(sample);
    }

    private RecordFile next() throws IOException {
        finishOpen();
        long lines = options.lines();
        left = lines / files + (begun < lines % files ? 1 : 0);
        begun++;
        String name = String.format(Locale.ROOT, "part-%04d%s", begun, kind.suffix());
        RecordFile file = RecordFile.create(folder.resolve(name), kind, options, layout);
        open = file;
        return file;
    }

    private void finishOpen() throws IOException {
        RecordFile file = open;
        if (file == null) return;
        written = written.plus(file.finish());
        open = null;
        file.close();
    }

    @Override
    public Written finish() throws IOException {
        while (begun < files) next();
        finishOpen();
        return written;
    }

    @Override
    public void close() throws IOException {
        RecordFile file = open;
        if (file != null) file.close();
    }
}
