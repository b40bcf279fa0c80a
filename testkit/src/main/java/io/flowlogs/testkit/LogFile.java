package io.flowlogs.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * A small flow log, as a service would deliver it. Immutable.
 *
 * @param name a file name of letters, digits, dots and hyphens
 * @param format the fields of the lines
 * @param lines the flow log lines, without the header
 */
public record LogFile(String name, FlowLogFormat format, List<String> lines) {
    /**
     * Copies the lines.
     *
     * @param name a file name of letters, digits, dots and hyphens
     * @param format the fields of the lines
     * @param lines the flow log lines, without the header
     */
    public LogFile {
        lines = List.copyOf(lines);
    }

    /**
     * Returns the file as it lies in a bucket, unpacked: the header, then the lines.
     *
     * @return the text, each line with a newline behind it
     */
    public String text() {
        List<String> all = new ArrayList<>();
        all.add(format.toHeader());
        all.addAll(lines);
        return String.join("\n", all) + "\n";
    }

    /**
     * Returns the text in UTF-8.
     *
     * @return the bytes of {@link #text}
     */
    public byte[] bytes() {
        return text().getBytes(UTF_8);
    }

    /**
     * Returns the file as it lies in a bucket.
     *
     * @return the bytes of {@link #text}, compressed by gzip
     */
    public byte[] gzip() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /**
     * Reads the lines, one by one, without any source or decoder.
     *
     * @return the records that a reader has to find
     */
    public List<FlowRecord> records() {
        return lines.stream().map(line -> FlowRecord.fromMessage(line, format)).toList();
    }

    /**
     * Reads the lines of several files.
     *
     * @param files the files
     * @return the records of all of them, in their order
     */
    public static List<FlowRecord> records(Collection<LogFile> files) {
        return files.stream().flatMap(file -> file.records().stream()).toList();
    }
}
