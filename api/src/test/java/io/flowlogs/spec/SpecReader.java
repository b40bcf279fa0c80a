package io.flowlogs.spec;

import io.flowlogs.spec.SpecCase.SpecLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one specification file; its syntax is told in the README beside the files. */
final class SpecReader {
    private final String file;
    private final List<SpecCase> cases = new ArrayList<>();
    private int number;

    private @Nullable String name;
    private @Nullable String carrier;
    private @Nullable String format;
    private List<SpecLine> lines = new ArrayList<>();
    private @Nullable String input;
    private @Nullable Expectation expectation;
    private @Nullable Map<String, String> openPairs;

    private SpecReader(String file) {
        this.file = file;
    }

    static List<SpecCase> read(String file, List<String> text) {
        SpecReader reader = new SpecReader(file);
        text.forEach(reader::line);
        reader.endCase();
        return reader.cases;
    }

    private void line(String line) {
        number++;
        if (line.startsWith("  ")) {
            pairs(line);
        } else if (!line.isBlank() && !line.startsWith("#")) {
            int blank = line.indexOf(' ');
            statement(blank < 0 ? line : line.substring(0, blank), blank < 0 ? "" : line.substring(blank + 1));
        }
    }

    private void pairs(String line) {
        Map<String, String> pairs = required(openPairs, "values without a record");
        for (String pair : line.strip().split(" +", -1)) {
            int equals = pair.indexOf('=');
            check(equals > 0, "expected name=text, found " + pair);
            String earlier = pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
            check(earlier == null, "a field twice: " + pair);
        }
    }

    private void statement(String word, String rest) {
        switch (word) {
            case "case" -> beginCase(rest);
            case "carrier" -> carrier = rest;
            case "format" -> format = format == null ? rest : format + " " + rest;
            case "input" -> beginLine(rest);
            case "record" -> expect(new Expectation.Parsed(newPairs(), new LinkedHashMap<>(), new ArrayList<>()));
            case "malformed" -> expect(new Expectation.Malformed(rest));
            case "skipped" -> expect(new Expectation.Skipped());
            case "typed" -> openPairs = latestRecord().typed();
            case "absent" -> latestRecord().absent().addAll(List.of(rest.split(" ", -1)));
            default -> throw wrong("unknown word " + word);
        }
    }

    private void beginCase(String caseName) {
        endCase();
        name = caseName;
    }

    private void endCase() {
        endLine();
        if (name != null) {
            check(!lines.isEmpty(), "a case without lines");
            cases.add(new SpecCase(file, name, carrier, format, List.copyOf(lines)));
        }
        name = null;
        carrier = null;
        format = null;
        lines = new ArrayList<>();
    }

    private void beginLine(String text) {
        endLine();
        check(name != null, "input outside a case");
        input = unescaped(text);
    }

    private void endLine() {
        if (input != null) {
            lines.add(new SpecLine(input, required(expectation, "input without expectation")));
        }
        input = null;
        expectation = null;
        openPairs = null;
    }

    private void expect(Expectation outcome) {
        check(input != null && expectation == null, "expected one outcome after each input");
        expectation = outcome;
    }

    private Map<String, String> newPairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        openPairs = pairs;
        return pairs;
    }

    private Expectation.Parsed latestRecord() {
        if (expectation instanceof Expectation.Parsed parsed) {
            return parsed;
        }
        throw wrong("expected a record before");
    }

    private String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(c == '\\' ? escaped(text.charAt(++i)) : c);
        }
        return plain.toString();
    }

    private char escaped(char letter) {
        return switch (letter) {
            case 't' -> '\t';
            case 'r' -> '\r';
            case 's' -> ' ';
            case '\\' -> '\\';
            default -> throw wrong("unknown escape " + letter);
        };
    }

    private <T> T required(@Nullable T value, String problem) {
        if (value == null) {
            throw wrong(problem);
        }
        return value;
    }

    private void check(boolean fine, String problem) {
        if (!fine) {
            throw wrong(problem);
        }
    }

    private IllegalArgumentException wrong(String problem) {
        return new IllegalArgumentException(file + ".flowspec:" + number + ": " + problem);
    }
}
