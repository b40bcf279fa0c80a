package io.flowlogs.source.s3;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where in a tree a folder is, told by the names on the way to it. Immutable.
 *
 * @param level what kind of folder it is
 * @param account the account whose flow logs are below, or null
 * @param region the Region whose flow logs are below, or null
 * @param stamp the time that the folders on the way name, or null
 * @param byAws whether AWS's delivery of flow logs made this, so that the time is the one in the names of its files
 */
record Place(
        Level level,
        @Nullable String account,
        @Nullable String region,
        @Nullable Stamp stamp,
        boolean byAws) {
    static final Place ROOT = new Place(Level.FREE, null, null, null, false);

    /** Kinds of folders, from the top to the bottom. */
    enum Level {
        /** Of no meaning. */
        FREE,
        /** Accounts are in it. */
        AWS_LOGS,
        /** Services are in it. */
        ACCOUNT,
        /** Not about flow logs. */
        OTHER_SERVICE,
        /** Regions are in it. */
        SERVICE,
        /** Years are in it. */
        REGION,
        /** Months are in it. */
        YEAR,
        /** Days are in it. */
        MONTH,
        /** Objects are in it, or hours. */
        DAY,
        /** Objects are in it. */
        HOUR,
        /** In a folder of times, but none itself. */
        BELOW
    }

    /** The place of a folder, which ends with <code>/</code>, or is the top. */
    Place at(String folder) {
        Place place = this;
        for (int from = 0, to = folder.indexOf('/'); to >= 0; from = to + 1, to = folder.indexOf('/', from)) {
            place = place.enter(folder.substring(from, to));
        }
        return place;
    }

    /** The place of a folder in this one. */
    Place enter(String name) {
        if (name.equals(FolderNames.ROOT)) {
            return new Place(Level.AWS_LOGS, null, null, null, false);
        }
        return switch (level) {
            case FREE -> year(name, false);
            case AWS_LOGS -> account(name);
            case ACCOUNT -> service(name);
            case SERVICE -> region(name);
            case REGION -> year(name, true);
            case YEAR -> time(Level.MONTH, ChronoUnit.MONTHS, FolderNames.number(name, "month=", 1, 12));
            case MONTH -> time(Level.DAY, ChronoUnit.DAYS, FolderNames.number(name, "day=", 1, 31));
            case DAY -> time(Level.HOUR, ChronoUnit.HOURS, FolderNames.number(name, "hour=", 0, 23));
            case HOUR, BELOW -> with(Level.BELOW);
            case OTHER_SERVICE -> this;
        };
    }

    private Place account(String name) {
        if (FolderNames.isOrganization(name)) {
            return this;
        }
        String number = FolderNames.account(name);
        return number == null ? ROOT.enter(name) : new Place(Level.ACCOUNT, number, null, null, false);
    }

    private Place service(String name) {
        return with(FolderNames.isFlowLogService(name) ? Level.SERVICE : Level.OTHER_SERVICE);
    }

    private Place region(String name) {
        String found = FolderNames.region(name);
        return found == null ? with(Level.FREE) : new Place(Level.REGION, account, found, null, true);
    }

    private Place year(String name, boolean delivered) {
        int year = FolderNames.year(name);
        return year < 0
                ? new Place(Level.FREE, account, region, null, false)
                : new Place(
                        Level.YEAR,
                        account,
                        region,
                        new Stamp(LocalDateTime.of(year, 1, 1, 0, 0), ChronoUnit.YEARS),
                        delivered);
    }

    private Place time(Level next, ChronoUnit unit, int number) {
        Stamp finer = number < 0 || stamp == null ? null : finer(stamp.begin(), unit, number);
        return finer == null ? with(Level.BELOW) : new Place(next, account, region, finer, byAws);
    }

    private static @Nullable Stamp finer(LocalDateTime begin, ChronoUnit unit, int number) {
        try {
            LocalDateTime time = switch (unit) {
                case MONTHS -> begin.withMonth(number);
                case DAYS -> begin.withDayOfMonth(number);
                default -> begin.withHour(number);
            };
            return new Stamp(time, unit);
        } catch (DateTimeException e) {
            return null; // Such as the 31st of February.
        }
    }

    private Place with(Level other) {
        return new Place(other, account, region, stamp, byAws);
    }

    boolean is(Level other) {
        return level == other;
    }

    /** Whether nothing is known of the order of time below. */
    boolean isTimeless() {
        return stamp == null;
    }
}
