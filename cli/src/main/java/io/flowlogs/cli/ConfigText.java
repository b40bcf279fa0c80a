package io.flowlogs.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads the text of a file of settings: what it says, and what is wrong with how it says it. */
final class ConfigText {
    private static final String SOURCES = "sources";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** The parser says which words it found; they may be part of a secret. */
    private static final Pattern UNEXPECTED = Pattern.compile("Unexpected '.*, expected (.*)", Pattern.DOTALL);

    private static final Pattern QUOTED = Pattern.compile("'.*'", Pattern.DOTALL);

    private final List<ConfigProblem> problems = new ArrayList<>();
    private final Map<String, NamedSource> sources = new LinkedHashMap<>();
    private boolean hasSlips;

    private ConfigText() {}

    static ConfigText parse(String text) {
        ConfigText config = new ConfigText();
        TomlParseResult file = config.parsed(text);
        if (file != null) {
            config.read(file);
        }
        return config;
    }

    /** Null, and a problem, where the parser breaks off rather than tell what is wrong, as with times that are cut off. */
    private @Nullable TomlParseResult parsed(String text) {
        try {
            return Toml.parse(text);
        } catch (TomlParseError e) {
            // Most slips are gathered; a few end the parser.
            add(e);
        } catch (StackOverflowError e) {
            problems.add(ConfigProblem.error(1, "expected values that people write, found ones nested too deeply."));
        } catch (RuntimeException e) {
            problems.add(ConfigProblem.error(
                    1, "expected TOML, found a text at which its parser breaks off. Look for values without quotes."));
        }
        return null;
    }

    /** Returns what is wrong, in the order of the parser. */
    List<ConfigProblem> problems() {
        return List.copyOf(problems);
    }

    /** Returns the sources by name, in the order of the file. */
    Map<String, NamedSource> sources() {
        return Collections.unmodifiableMap(sources);
    }

    private void read(TomlParseResult file) {
        hasSlips = file.hasErrors();
        file.errors().forEach(this::add);
        for (String key : file.keySet()) {
            if (!key.equals(SOURCES)) {
                error(
                        file,
                        key,
                        "expected tables [sources.NAME], found '" + key + "'."
                                + Suggestions.didYouMean(key, Set.of(SOURCES)));
            } else if (file.get(List.of(key)) instanceof TomlTable tables) {
                tables.keySet().forEach(name -> readSource(tables, name));
            } else {
                error(file, key, "expected tables [sources.NAME], found something else.");
            }
        }
    }

    private void add(TomlParseError slip) {
        problems.add(ConfigProblem.error(line(slip.position()), said(String.valueOf(slip.getMessage()))));
    }

    private static String said(String message) {
        Matcher unexpected = UNEXPECTED.matcher(message);
        return unexpected.matches()
                ? "expected " + unexpected.group(1) + "."
                : QUOTED.matcher(message).replaceAll("(hidden)") + ".";
    }

    private static int line(@Nullable TomlPosition position) {
        return position == null ? 1 : position.line();
    }

    private void error(TomlTable table, String key, String text) {
        problems.add(ConfigProblem.error(line(table.inputPositionOf(List.of(key))), text));
    }

    // ---- a source
    // ------------------------------------------------------------------------------------------------------

    private void readSource(TomlTable tables, String name) {
        if (!NAME.matcher(name).matches()) {
            error(tables, name, "expected a name of at most 64 letters, digits, - and _, found '" + name + "'.");
        } else if (tables.get(List.of(name)) instanceof TomlTable table) {
            Map<String, NamedSource.Value> settings = new LinkedHashMap<>();
            table.keySet().stream()
                    .filter(key -> !key.equals(NamedSource.LOCATION))
                    .forEach(key -> readSetting(table, key, settings));
            int line = line(tables.inputPositionOf(List.of(name)));
            sources.put(name, new NamedSource(name, line, lacksLocation(table), locations(table), settings));
        } else {
            error(tables, name, "expected a table [sources." + name + "], found something else.");
        }
    }

    private void readSetting(TomlTable table, String key, Map<String, NamedSource.Value> settings) {
        NamedSource.Value value = value(table, key);
        if (value != null) {
            settings.put(key, value);
        } else {
            error(
                    table,
                    key,
                    key + ": expected a text, a number, true, false, or a list of texts or numbers, found"
                            + " something else.");
        }
    }

    /** A list becomes a text with commas, as the command line has it. */
    private static NamedSource.@Nullable Value value(TomlTable table, String key) {
        int line = line(table.inputPositionOf(List.of(key)));
        Object value = table.get(List.of(key));
        if (value instanceof TomlArray array) {
            List<Object> parts = array.toList();
            return parts.stream().allMatch(ConfigText::isPlain)
                    ? new NamedSource.Value(
                            line,
                            String.join(",", parts.stream().map(String::valueOf).toList()),
                            false)
                    : null;
        }
        boolean isBoolean = value instanceof Boolean;
        return isBoolean || isPlain(value) ? new NamedSource.Value(line, String.valueOf(value), isBoolean) : null;
    }

    private static boolean isPlain(@Nullable Object value) {
        return value instanceof String || value instanceof Long || value instanceof Double;
    }

    private static List<?> given(TomlTable table) {
        Object value = table.get(List.of(NamedSource.LOCATION));
        return value instanceof TomlArray array ? array.toList() : value == null ? List.of() : List.of(value);
    }

    /** What follows a slip of syntax may be missing for that reason alone. */
    private boolean lacksLocation(TomlTable table) {
        return given(table).isEmpty() && (!hasSlips || table.contains(List.of(NamedSource.LOCATION)));
    }

    private List<NamedSource.Value> locations(TomlTable table) {
        List<?> all = given(table);
        int at = line(table.inputPositionOf(List.of(NamedSource.LOCATION)));
        List<NamedSource.Value> locations = new ArrayList<>();
        for (Object one : all) {
            if (one instanceof String text && !text.isEmpty()) {
                locations.add(new NamedSource.Value(at, text, false));
            } else {
                problems.add(ConfigProblem.error(
                        at, "location: expected a text, or a list of texts, found something else."));
                return List.of();
            }
        }
        return locations;
    }
}
