package io.flowlogs.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Reads a file of values, one a line, of which there may be a million; <code>#</code> begins a comment. What is wrong with a value is said with
 * its line. Reads one file.
 */
final class ValueFile {
    private static final int LONGEST_VALUE = 4096;
    private static final int LONGEST_LINE = 1 << 16;

    private final Consumer<String> values;
    private final byte[] buffer = new byte[LONGEST_LINE];
    private int filled;
    private int number;

    /** The bytes of the line so far, one over another; below 0 when one of them is not ASCII. */
    private int allBits;

    ValueFile(Consumer<String> values) {
        this.values = values;
    }

    void read(String name) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            lines(in);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file '" + name + "'", e);
        } catch (CharacterCodingException | InvalidPathException e) {
            throw new IOException("'" + name + "' is not a text file", e);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(name + ":" + number + ": " + wrong.getMessage(), wrong);
        }
    }

    private void lines(InputStream in) throws IOException {
        while (true) {
            int read = in.read(buffer, filled, LONGEST_LINE - filled);
            if (read < 0) {
                line(0, filled);
                return;
            }
            wholeLines(filled + read);
            if (filled == LONGEST_LINE) {
                number++;
                throw new IllegalArgumentException(
                        "expected a line of at most " + (LONGEST_LINE - 1) + " bytes, found a longer one.");
            }
        }
    }

    /** Reads the lines that end in the buffer, and moves to its front what is left. */
    private void wholeLines(int to) throws IOException {
        int from = 0;
        for (int i = filled; i < to; i++) {
            allBits |= buffer[i];
            if (buffer[i] == '\n') {
                line(from, i);
                from = i + 1;
            }
        }
        filled = to - from;
        System.arraycopy(buffer, from, buffer, 0, filled);
    }

    private void line(int from, int to) throws IOException {
        number++;
        String line = text(from, to);
        int comment = line.indexOf('#');
        String value = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (value.length() > LONGEST_VALUE) {
            throw new IllegalArgumentException(
                    "expected a value of at most " + LONGEST_VALUE + " characters, found a longer one.");
        }
        if (!value.isEmpty()) {
            values.accept(value);
        }
    }

    /** Decodes only what is not ASCII, which next to nothing is. */
    private String text(int from, int to) throws CharacterCodingException {
        boolean ascii = allBits >= 0;
        allBits = 0;
        if (ascii) {
            return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
        }
        CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, from, to - from));
        return number == 1 ? withoutMark(text.toString()) : text.toString();
    }

    /** Editors of Windows begin a file with a byte order mark. */
    private static String withoutMark(String line) {
        return line.startsWith("\ufeff") ? line.substring(1) : line;
    }
}
