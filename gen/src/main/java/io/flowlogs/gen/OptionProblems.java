package io.flowlogs.gen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects what is wrong with options, so that a user learns all of it at once. */
final class OptionProblems {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

    private final List<String> problems = new ArrayList<>();

    void range(String name, long value, long least, long most) {
        if (value >= least && value <= most) return;
        problems.add(name + ": expected " + least + " to " + most + ", found " + value);
    }

    void share(String name, double permille) {
        if (permille >= 0 && permille <= 1000) return;
        problems.add(name + ": expected 0 to 1000 permille, found " + permille);
    }

    void names(List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                problems.add("field: expected letters, digits, '-' and '_', found '" + name + "'");
            }
            if (!seen.add(name)) problems.add("field: expected each once, found '" + name + "' twice");
        }
    }

    void ipv4(String name, String text) {
        if (!IPV4.matcher(text).matches()) problems.add(name + ": expected IPv4 text, found '" + text + "'");
    }

    void different(String name, String one, String other) {
        if (one.equals(other)) problems.add(name + ": expected something else than '" + other + "'");
    }

    void throwIfAny() {
        if (!problems.isEmpty()) throw new IllegalArgumentException(String.join("; ", problems));
    }
}
