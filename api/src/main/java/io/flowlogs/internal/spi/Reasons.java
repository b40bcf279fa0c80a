package io.flowlogs.internal.spi;

import io.flowlogs.internal.text.Printable;
import java.util.ServiceConfigurationError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Internal: says why something of a plug-in failed, in words for whoever installed it. */
public final class Reasons {
    private static final Pattern CLASS_FILE_VERSION = Pattern.compile("class file version (\\d+)\\.");

    /** Class files of Java 1 had version 45. */
    private static final int BEFORE_JAVA_ONE = 44;

    private Reasons() {}

    /**
     * Describes a failure.
     *
     * @param failure what was thrown
     * @return a part of a sentence, without line breaks
     */
    public static String of(Throwable failure) {
        Throwable told = failure instanceof ServiceConfigurationError && failure.getCause() != null
                ? failure.getCause()
                : failure;
        if (told instanceof UnsupportedClassVersionError) {
            return newerJava(told.getMessage());
        }
        if (told instanceof NoClassDefFoundError || told instanceof ClassNotFoundException) {
            return "the class " + Printable.shortened(dotted(told.getMessage())) + " is missing";
        }
        return told instanceof ServiceConfigurationError ? withoutType(told.getMessage()) : named(told);
    }

    private static String newerJava(@Nullable String message) {
        Matcher version = CLASS_FILE_VERSION.matcher(String.valueOf(message));
        String needed =
                version.find() ? "Java " + (Integer.parseInt(version.group(1)) - BEFORE_JAVA_ONE) : "a newer Java";
        return "it is made for " + needed + ", and this is Java "
                + Runtime.version().feature();
    }

    private static String dotted(@Nullable String name) {
        return String.valueOf(name).replace('/', '.');
    }

    /** The message of a ServiceLoader begins with the name of the interface. */
    private static String withoutType(@Nullable String message) {
        String text = String.valueOf(message);
        int colon = text.indexOf(": ");
        return Printable.shortened(colon < 0 ? text : text.substring(colon + 2));
    }

    private static String named(Throwable failure) {
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        return Printable.shortened(message == null ? name : name + ": " + message);
    }
}
