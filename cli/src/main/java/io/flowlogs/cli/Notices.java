package io.flowlogs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a scan wants to be known, gathered: files come in any order, and hundreds of them say the same. */
final class Notices {
    private static final int SHOWN = 2;
    private static final String HEADERLESS = ": no header; ";

    /** Bounded by the scan, which tells a thousand at most. */
    private final SortedSet<String> told = new TreeSet<>();

    void add(String message) {
        told.add(message);
    }

    /** Returns the first of each kind, by the names of files, and how many more there were. */
    List<String> lines() {
        List<String> headerless =
                told.stream().filter(message -> message.contains(HEADERLESS)).toList();
        List<String> others =
                told.stream().filter(message -> !message.contains(HEADERLESS)).toList();
        List<String> lines = new ArrayList<>(first(others, "notices", ""));
        lines.addAll(first(headerless, "files", " without a header, read as AWS's default formats"));
        return lines;
    }

    private static List<String> first(List<String> messages, String what, String rest) {
        List<String> lines = new ArrayList<>(messages.subList(0, messages.size() > SHOWN ? SHOWN : messages.size()));
        if (messages.size() > SHOWN) {
            lines.add("and " + Amounts.counted(messages.size() - SHOWN, "more " + what) + rest);
        }
        return lines;
    }
}
