package org.example.flowlogs.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a web server lists of one folder. Immutable.
 *
 * @param entries files and folders directly in the folder, in the order in which they are read
 * @param elsewhere how many links lead to other places than this folder and those above
 * @param isTold whether the page says of itself that it is a listing
 */
record IndexPage(List<Entry> entries, long elsewhere, boolean isTold) {
    private static final int LONGEST_LINK = 4_000;
    private static final int TITLE_WITHIN = 4_000;

    /**
     * A file or folder.
     *
     * @param address its address; of a folder, it ends with <code>/</code>
     * @param name its name, decoded
     * @param isFolder whether it is a folder
     */
    record Entry(URI address, String name, boolean isFolder) {}

    static IndexPage of(URI folder, String html) {
        Map<URI, Entry> entries = new LinkedHashMap<>();
        long elsewhere = 0;
        for (String link : HtmlLinks.in(html)) {
            URI target = target(folder, link);
            Entry entry = target == null ? null : entry(folder, target);
            if (entry != null) {
                entries.put(entry.address(), entry);
            } else if (target == null || leadsElsewhere(folder, target)) {
                elsewhere++;
            }
        }
        return new IndexPage(ordered(entries), elsewhere, isTold(html));
    }

    private static @Nullable URI target(URI folder, String link) {
        String text = link.strip();
        if (text.length() > LONGEST_LINK) {
            return null;
        } else if (text.isEmpty() || text.startsWith("?") || text.startsWith("#")) {
            return folder;
        }
        try {
            URI target = folder.resolve(new URI(UrlText.canonical(text)));
            return target.isOpaque() || target.getHost() == null ? null : target;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static @Nullable Entry entry(URI folder, URI target) {
        String path = target.getRawPath();
        boolean isBelow = WebClient.isSameServer(folder, target)
                && target.getRawQuery() == null
                && target.getRawFragment() == null
                && path.startsWith(folder.getRawPath());
        if (!isBelow) {
            return null;
        }
        String rest = path.substring(folder.getRawPath().length());
        boolean isFolder = rest.endsWith("/");
        String part = isFolder ? rest.substring(0, rest.length() - 1) : rest;
        String name = UrlText.decoded(part);
        return isName(name) ? new Entry(folder.resolve(folder.getRawPath() + rest), name, isFolder) : null;
    }

    /** What a server, or a proxy before it, could take for the way to another folder is none. */
    private static boolean isName(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().allMatch(character -> character != '/' && character != '\\' && character >= ' ');
    }

    /** Every listing links to itself in other orders, and to the folder above. */
    private static boolean leadsElsewhere(URI folder, URI target) {
        return !WebClient.isSameServer(folder, target) || !folder.getRawPath().startsWith(target.getRawPath());
    }

    /** Where AWS names all files, by the time in their names, otherwise by name. */
    private static List<Entry> ordered(Map<URI, Entry> entries) {
        List<Entry> ordered = new ArrayList<>(entries.values());
        Comparator<Entry> byName = Comparator.comparing(Entry::name);
        boolean timed = ordered.stream().allMatch(entry -> time(entry).isPresent());
        ordered.sort(
                timed
                        ? Comparator.<Entry>comparingLong(entry -> time(entry).orElseThrow())
                                .thenComparing(byName)
                        : byName);
        return List.copyOf(ordered);
    }

    private static OptionalLong time(Entry entry) {
        return entry.isFolder() ? OptionalLong.empty() : Horizon.second(entry.name());
    }

    /** As the servers do that are used most. */
    private static boolean isTold(String html) {
        String top = html.substring(0, Math.min(html.length(), TITLE_WITHIN)).toLowerCase(Locale.ROOT);
        return top.contains("index of") || top.contains("directory listing") || top.contains("listing of");
    }
}
