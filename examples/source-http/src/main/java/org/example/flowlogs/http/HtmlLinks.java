package org.example.flowlogs.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the links in a page of HTML, in one pass over it whatever it holds. Used by one thread.
 */
final class HtmlLinks {
    private static final int LONGEST_ENTITY = 10;

    private final String page;
    private final List<String> links = new ArrayList<>();
    private int at;

    private HtmlLinks(String page) {
        this.page = page;
    }

    /** The targets of all links, as they stand in the page but for entities. */
    static List<String> in(String page) {
        HtmlLinks finder = new HtmlLinks(page);
        finder.find();
        return finder.links;
    }

    private void find() {
        for (at = page.indexOf('<'); at >= 0; at = page.indexOf('<', at)) {
            if (page.startsWith("<!--", at)) {
                goBehind("-->", at + 4);
            } else if (isAnchor()) {
                at += 2;
                attributes();
            } else {
                at++;
            }
        }
    }

    private boolean isAnchor() {
        return at + 2 < page.length()
                && (page.charAt(at + 1) | 0x20) == 'a'
                && Character.isWhitespace(page.charAt(at + 2));
    }

    private void attributes() {
        while (skipSpaceAndSlashes() && page.charAt(at) != '>') {
            String name = attributeName();
            boolean hasValue = skipSpace() && page.charAt(at) == '=';
            String value = hasValue ? value() : "";
            if (hasValue && name.equals("href")) {
                links.add(withoutEntities(value));
            }
        }
    }

    private boolean skipSpace() {
        while (at < page.length() && Character.isWhitespace(page.charAt(at))) {
            at++;
        }
        return at < page.length();
    }

    private boolean skipSpaceAndSlashes() {
        while (skipSpace() && page.charAt(at) == '/') {
            at++;
        }
        return at < page.length();
    }

    private String attributeName() {
        int from = at++;
        while (at < page.length() && "=>/".indexOf(page.charAt(at)) < 0 && !Character.isWhitespace(page.charAt(at))) {
            at++;
        }
        return at - from > LONGEST_ENTITY ? "" : page.substring(from, at).toLowerCase(Locale.ROOT);
    }

    private String value() {
        at++;
        if (!skipSpace()) {
            return "";
        }
        char quote = page.charAt(at);
        if (quote == '"' || quote == '\'') {
            int from = at + 1;
            goBehind(String.valueOf(quote), from);
            return page.substring(from, Math.max(from, at - 1));
        }
        int from = at;
        while (at < page.length() && page.charAt(at) != '>' && !Character.isWhitespace(page.charAt(at))) {
            at++;
        }
        return page.substring(from, at);
    }

    private void goBehind(String end, int from) {
        int found = page.indexOf(end, from);
        at = found < 0 ? page.length() : found + end.length();
    }

    private static String withoutEntities(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int from = 0; from < text.length(); from++) {
            char character = text.charAt(from);
            int end = character == '&' ? semicolon(text, from) : -1;
            int meaning = end < 0 ? -1 : entity(text.substring(from + 1, end));
            if (meaning < 0) {
                out.append(character);
            } else {
                out.appendCodePoint(meaning);
                from = end;
            }
        }
        return out.toString();
    }

    private static int semicolon(String text, int from) {
        int found = text.substring(from, Math.min(text.length(), from + LONGEST_ENTITY))
                .indexOf(';');
        return found < 0 ? -1 : from + found;
    }

    private static int entity(String name) {
        return switch (name) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> name.startsWith("#") ? number(name.substring(1)) : -1;
        };
    }

    private static int number(String digits) {
        boolean hex = digits.startsWith("x") || digits.startsWith("X");
        try {
            int point = Integer.parseInt(hex ? digits.substring(1) : digits, hex ? 16 : 10);
            return Character.isValidCodePoint(point) ? point : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
