package io.flowlogs.source.file;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of a path, one component for each name. While walking down, a set of positions in the pattern says how far the
 * names so far have come, so that every path is tested once however many ways there are for it to fit.
 */
final class GlobPattern {
    private static final String SPECIAL = "*?[{";
    private static final Pattern SLASH_IN_BRACES = Pattern.compile("(?<!\\\\)\\{[^{}]*/[^{}]*}");

    private final List<Component> components;

    private GlobPattern(List<Component> components) {
        this.components = List.copyOf(components);
    }

    /** A name in the pattern; null as the expression stands for any number of directories. */
    private record Component(@Nullable Pattern names, boolean namesHidden) {
        boolean isAnyDepth() {
            return names == null;
        }

        boolean matches(String name) {
            return names == null || names.matcher(name).matches();
        }
    }

    static boolean isPattern(String text) {
        return text.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0);
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException when a slash is between braces
     */
    static GlobPattern parse(String text) {
        if (SLASH_IN_BRACES.matcher(text).find()) {
            throw new IllegalArgumentException("expected no / between { and }, found one. Give two patterns instead.");
        }
        List<Component> components = new ArrayList<>();
        for (String name : text.split("/", -1)) {
            if (name.equals("**")) {
                components.add(new Component(null, false));
            } else if (!name.isEmpty() && !name.equals(".")) {
                components.add(new Component(GlobName.compile(name), name.startsWith(".")));
            }
        }
        return new GlobPattern(components);
    }

    /** Returns the length of the beginning that holds no special character and ends with a slash, or 0. */
    static int endOfPlainDirectories(String text) {
        int end = 0;
        for (int i = 0; i < text.length() && SPECIAL.indexOf(text.charAt(i)) < 0; i++) {
            if (text.charAt(i) == '/') {
                end = i + 1;
            } else if (text.charAt(i) == '\\') {
                i++;
            }
        }
        return end;
    }

    static String unescaped(String text) {
        return text.replaceAll("\\\\(.)", "$1");
    }

    /** Returns the positions before the first name. */
    BitSet start() {
        BitSet positions = new BitSet();
        add(positions, 0);
        return positions;
    }

    /** Returns the positions after one more name; none when nothing that begins so can fit. */
    BitSet next(BitSet positions, String name, boolean hiddenToo) {
        boolean hidden = name.startsWith(".") && !hiddenToo;
        BitSet next = new BitSet();
        for (int i = positions.nextSetBit(0); i >= 0 && i < components.size(); i = positions.nextSetBit(i + 1)) {
            Component component = components.get(i);
            if ((!hidden || component.namesHidden()) && component.matches(name)) {
                add(next, component.isAnyDepth() ? i : i + 1);
            }
        }
        return next;
    }

    /** Tells whether the names so far fit the whole pattern. */
    boolean isComplete(BitSet positions) {
        return positions.get(components.size());
    }

    /** Any number of directories may be none. */
    private void add(BitSet positions, int position) {
        positions.set(position);
        if (position < components.size() && components.get(position).isAnyDepth()) {
            add(positions, position + 1);
        }
    }
}
