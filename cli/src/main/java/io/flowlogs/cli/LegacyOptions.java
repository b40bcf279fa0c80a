package io.flowlogs.cli;

import io.flowlogs.cli.reader.PythonNumber;
import io.flowlogs.cli.reader.ReaderArguments;
import io.flowlogs.cli.reader.ReaderOption;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the options of <code>flowlogs_reader</code> amount to. Immutable.
 *
 * @param arguments the words of the call
 */
record LegacyOptions(ReaderArguments arguments) {
    static final String GROUP = "cwl";
    static final String BUCKET = "s3";
    static final String FILE = "file";
    static final List<ReaderOption> OF_SOURCES = List.of(
            ReaderOption.REGION,
            ReaderOption.PROFILE,
            ReaderOption.ROLE_ARN,
            ReaderOption.EXTERNAL_ID,
            ReaderOption.FILTER_PATTERN,
            ReaderOption.INCLUDE_ACCOUNTS,
            ReaderOption.INCLUDE_REGIONS);

    private static final List<String> TYPES = List.of(GROUP, BUCKET, FILE);
    private static final int MOST_THREADS = 1024;

    String type() {
        return Words.choice("--location-type", arguments.value(ReaderOption.LOCATION_TYPE, GROUP), TYPES);
    }

    static void requireInstalled(String type, List<String> schemes) {
        if (!schemes.contains(type)) {
            throw new UsageException("--location-type: expected a source that is installed, found '" + type
                    + "', which is not. Installed are " + String.join(", ", schemes)
                    + ". For saved files use --location-type file.");
        }
    }

    void requireRole() {
        if (arguments.value(ReaderOption.EXTERNAL_ID) != null && arguments.value(ReaderOption.ROLE_ARN) == null) {
            throw new UsageException("--external-id: expected together with --role-arn, found alone. Name the role.");
        }
    }

    /** In the original, none means not to use threads. */
    OptionalInt threads() {
        String text = arguments.value(ReaderOption.THREAD_COUNT);
        if (text == null) {
            return OptionalInt.empty();
        }
        BigInteger number = PythonNumber.parse(text);
        if (number == null || number.signum() < 0) {
            throw new UsageException(
                    "--thread-count: expected a whole number from 0 to " + MOST_THREADS + ", found '" + text + "'.");
        }
        int threads = number.min(BigInteger.valueOf(MOST_THREADS)).intValue();
        return threads == 0 ? OptionalInt.empty() : OptionalInt.of(threads);
    }

    /** Those options that are the source's, by their names there; the original passes over what is for the other kind of location. */
    Map<String, String> ofSource() {
        Set<ReaderOption> others = switch (type()) {
            case GROUP -> Set.of(ReaderOption.INCLUDE_ACCOUNTS, ReaderOption.INCLUDE_REGIONS);
            case BUCKET -> Set.of(ReaderOption.FILTER_PATTERN);
            default -> Set.of();
        };
        Map<String, String> given = new LinkedHashMap<>();
        for (ReaderOption option : OF_SOURCES) {
            String value = arguments.value(option);
            if (value != null && !others.contains(option)) {
                given.put(option.longName().substring(2), value);
            }
        }
        return given;
    }
}
