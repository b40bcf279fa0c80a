package io.flowlogs.cli;

import io.flowlogs.value.CidrBlock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads what to find: addresses and blocks separated by commas, and files of them. */
final class AddressList {
    private static final int MOST = 1_000_000;

    private final Set<CidrBlock> blocks = new LinkedHashSet<>();

    private AddressList() {}

    static Set<CidrBlock> parse(String text) {
        AddressList list = new AddressList();
        for (String part : text.split(",", -1)) {
            String item = part.strip();
            if (item.startsWith("@")) {
                list.addFile(item.substring(1));
            } else {
                list.add("find", item);
            }
        }
        if (list.blocks.isEmpty()) {
            throw new UsageException("find: expected an address, found none in " + text + ".");
        }
        return list.blocks;
    }

    private void add(String where, String item) {
        try {
            blocks.add(CidrBlock.parse(item));
        } catch (IllegalArgumentException e) {
            throw new UsageException(where + ": " + e.getMessage() + ".");
        }
        if (blocks.size() > MOST) {
            throw new UsageException(
                    where + ": expected at most " + MOST + " addresses, found more. Use larger blocks.");
        }
    }

    private void addFile(String name) {
        try (BufferedReader lines = Files.newBufferedReader(Path.of(name))) {
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                addLine(name + ":" + number, number == 1 ? withoutMark(line) : line);
                number++;
            }
        } catch (NoSuchFileException e) {
            throw new UsageException("find: expected a file of addresses, found no file '" + name + "'.");
        } catch (MalformedInputException | InvalidPathException e) {
            throw new UsageException(
                    "find: expected a text file of addresses, found something else in '" + name + "'.");
        } catch (IOException e) {
            throw new UsageException("find: cannot read '" + name + "': " + e.getMessage() + ".");
        }
    }

    /** Editors of Windows begin a file with a byte order mark. */
    private static String withoutMark(String line) {
        return line.startsWith("\ufeff") ? line.substring(1) : line;
    }

    private void addLine(String where, String line) {
        int comment = line.indexOf('#');
        String item = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (!item.isEmpty()) {
            add(where, item);
        }
    }
}
