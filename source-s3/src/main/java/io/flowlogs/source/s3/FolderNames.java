package io.flowlogs.source.s3;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the names of folders mean, with and without a Hive key in front. */
final class FolderNames {
    static final String ROOT = "AWSLogs";
    static final String REGION = "[a-z]{2}(?:-[a-z]+)+-[0-9]+";
    private static final Pattern ACCOUNT_FORM = Pattern.compile("[0-9]{12}");
    private static final Pattern REGION_FORM = Pattern.compile(REGION);
    private static final Pattern ORGANIZATION = Pattern.compile("o-[a-z0-9]{10,32}");
    private static final Pattern YEAR = Pattern.compile("20[0-9]{2}");
    private static final Pattern TWO_DIGITS = Pattern.compile("[0-9]{2}");
    private static final Pattern ONE_OR_TWO = Pattern.compile("[0-9]{1,2}");

    private FolderNames() {}

    static boolean isOrganization(String name) {
        return ORGANIZATION.matcher(name).matches();
    }

    static @Nullable String account(String name) {
        String bare = without(name, "aws-account-id=", "account-id=");
        return ACCOUNT_FORM.matcher(bare).matches() ? bare : null;
    }

    static @Nullable String region(String name) {
        String bare = without(name, "aws-region=", "region=");
        return REGION_FORM.matcher(bare).matches() ? bare : null;
    }

    /** Services write next to each other. So far all flow logs are under vpcflowlogs; others would hardly be without these words. */
    static boolean isFlowLogService(String name) {
        return without(name, "aws-service=", "service=")
                .toLowerCase(Locale.ROOT)
                .contains("flowlog");
    }

    /** The year, or -1. */
    static int year(String name) {
        String bare = without(name, "year=");
        return YEAR.matcher(bare).matches() ? Integer.parseInt(bare) : -1;
    }

    /** A month, day or hour, or -1. Without a key in front there are always two digits. */
    static int number(String name, String key, int least, int most) {
        String bare = without(name, key);
        Pattern form = bare.length() < name.length() ? ONE_OR_TWO : TWO_DIGITS;
        int number = form.matcher(bare).matches() ? Integer.parseInt(bare) : -1;
        return number >= least && number <= most ? number : -1;
    }

    private static String without(String name, String... keys) {
        for (String key : keys) {
            if (name.startsWith(key)) {
                return name.substring(key.length());
            }
        }
        return name;
    }
}
