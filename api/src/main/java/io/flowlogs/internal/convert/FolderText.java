package io.flowlogs.internal.convert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes part of a folder's name of a value, which is anybody's. Values that differ give names that differ. */
final class FolderText {
    /** File systems take 255 bytes, of which the name of the partition needs some. */
    private static final int LONGEST = 160;

    private static final int KEPT = 80;

    private FolderText() {}

    /** Encodes as Hive does, with percent signs, everything but ASCII letters, digits, hyphens, underscores and inner dots. */
    static String of(String value) {
        if (isPlain(value)) {
            return value;
        }
        String encoded = encoded(value);
        return encoded.length() <= LONGEST ? encoded : encoded.substring(0, KEPT) + "~" + digest(value);
    }

    private static boolean isPlain(String value) {
        return !value.isEmpty()
                && value.length() <= LONGEST
                && value.charAt(0) != '.'
                && value.chars().allMatch(FolderText::isPlain);
    }

    private static boolean isPlain(int c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    }

    private static String encoded(String value) {
        StringBuilder out = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = isPlain(b) && !(b == '.' && out.isEmpty());
            if (plain) {
                out.append((char) b);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return out.toString();
    }

    private static String digest(String value) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
