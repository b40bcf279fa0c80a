package io.flowlogs.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads a file of values, one a line; <code>#</code> begins a comment. What is wrong with a value is said with its line. */
final class ValueFile {
    private static final int LONGEST = 4096;

    private final Consumer<String> values;

    ValueFile(Consumer<String> values) {
        this.values = values;
    }

    void read(String name) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(Path.of(name))) {
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(name, number, number == 1 ? withoutMark(line) : line);
                number++;
            }
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file '" + name + "'", e);
        } catch (MalformedInputException | InvalidPathException e) {
            throw new IOException("'" + name + "' is not a text file", e);
        }
    }

    /** Editors of Windows begin a file with a byte order mark. */
    private static String withoutMark(String line) {
        return line.startsWith("\ufeff") ? line.substring(1) : line;
    }

    private void add(String name, int number, String line) {
        int comment = line.indexOf('#');
        String value = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (value.isEmpty()) {
            return;
        }
        try {
            checkLength(value);
            values.accept(value);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(name + ":" + number + ": " + wrong.getMessage(), wrong);
        }
    }

    private static void checkLength(String value) {
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "expected a value of at most " + LONGEST + " characters, found a longer one.");
        }
    }
}
