package io.flowlogs.source.file;

import io.flowlogs.record.FlowConfigurationException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the reading of all files stands, as text.
 *
 * @param fromSecond from when on names of files may say that they are to be read
 * @param marks by the keys of the files, in the order in which they are read
 */
record FilePosition(long fromSecond, Map<String, FileMark> marks) {
    private static final String VERSION = "1";

    String toText() {
        StringBuilder text = new StringBuilder(VERSION).append(';').append(fromSecond);
        marks.forEach((key, mark) -> text.append(';').append(key).append(':').append(mark.toText()));
        return text.toString();
    }

    static FilePosition parse(String text) {
        String[] parts = text.split(";", -1);
        try {
            if (parts.length < 2 || !parts[0].equals(VERSION)) {
                throw new IllegalArgumentException("expected version " + VERSION);
            }
            Map<String, FileMark> marks = new LinkedHashMap<>();
            for (int i = 2; i < parts.length; i++) {
                int colon = parts[i].indexOf(':');
                marks.put(parts[i].substring(0, Math.max(0, colon)), FileMark.parse(parts[i].substring(colon + 1)));
            }
            return new FilePosition(Long.parseLong(parts[1]), marks);
        } catch (IllegalArgumentException e) {
            throw new FlowConfigurationException(
                    "checkpoint: expected the position of files, found something else. Begin anew without it.");
        }
    }
}
