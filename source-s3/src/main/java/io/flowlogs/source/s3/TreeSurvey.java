package io.flowlogs.source.s3;

import io.flowlogs.source.s3.Place.Level;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds out how the objects below a location are laid out, from the names of folders, one level of the tree after another; and what has to be
 * listed for a question. Folders that a narrow window leaves are not looked for, as their names are known. Used by one thread.
 */
final class TreeSurvey {
    /** A window of so many days is one of days, a longer one of months. */
    private static final int MOST_DAYS = 3;

    private static final int LONGEST_MONTHS = 24 * 31;

    /** So many folders of no meaning are looked into one by one; of more, a few. */
    private static final int FEW = 30;

    private static final int SAMPLES = 3;
    private static final int DEEPEST = 6;

    private final Listings listings;
    private final DaemonPool pool;
    private final Sieve sieve;
    private final SkipCounts counts = new SkipCounts();
    private final List<Stretch> stretches = new ArrayList<>();
    private final SortedSet<String> accounts = new TreeSet<>();
    private final SortedSet<String> regions = new TreeSet<>();

    TreeSurvey(Listings listings, DaemonPool pool, Sieve sieve) {
        this.listings = listings;
        this.pool = pool;
        this.sieve = sieve;
    }

    /** Looks below a folder. */
    void look(Folder top) throws IOException {
        see(top);
        List<Folder> level = isWanted(top) ? List.of(top) : List.of();
        while (!level.isEmpty()) {
            level = next(level);
        }
    }

    List<Stretch> stretches() {
        return stretches;
    }

    SkipCounts counts() {
        return counts;
    }

    SortedSet<String> accounts() {
        return accounts;
    }

    SortedSet<String> regions() {
        return regions;
    }

    /** Counts whose flow logs the folders are of, those that are passed over too. */
    String owners() {
        return accounts.isEmpty() && regions.isEmpty()
                ? ""
                : "; folders of accounts: " + accounts.size() + ", of Regions: " + regions.size();
    }

    private List<Folder> next(List<Folder> level) throws IOException {
        List<Folder> next = new ArrayList<>();
        List<Folder> unknown = new ArrayList<>();
        for (Folder folder : level) {
            if (!isPlanned(folder, next)) {
                unknown.add(folder);
            }
        }
        for (FolderPages pages : pool.all(unknown, folder -> FolderPages.list(folder, listings))) {
            enter(pages, next);
        }
        return next;
    }

    /** Plans a folder of which enough is known without looking into it. */
    private boolean isPlanned(Folder folder, List<Folder> next) {
        Place place = folder.place();
        return switch (place.level()) {
            case FREE -> folder.depth() > DEEPEST && isWhole(folder);
            case AWS_LOGS, ACCOUNT, SERVICE, OTHER_SERVICE -> false;
            case REGION, YEAR -> place.byAws() && isPlannedByTime(folder, next);
            case MONTH -> place.byAws() && (isPlannedByTime(folder, next) || isWhole(folder));
            case DAY -> !hasHoursToSpare(place) && isWhole(folder);
            case HOUR, BELOW -> isWhole(folder);
        };
    }

    private boolean isWhole(Folder folder) {
        stretches.add(Stretch.below(folder));
        return true;
    }

    /** Whether it pays to know if the objects of a day are in folders of hours. */
    private boolean hasHoursToSpare(Place day) {
        return day.byAws() && day.stamp() != null && !sieve.horizon().hasAll(day.stamp());
    }

    private boolean isPlannedByTime(Folder folder, List<Folder> next) {
        if (!sieve.horizon().isBounded()) {
            return false;
        }
        List<LocalDate> days = sieve.horizon().days(folder.place(), LONGEST_MONTHS);
        if (days.size() <= MOST_DAYS) {
            days.forEach(day -> next.add(month(folder, YearMonth.from(day)).time("day", day.getDayOfMonth())));
            return true;
        } else if (days.size() > LONGEST_MONTHS) {
            return false;
        }
        addMonths(folder, days);
        return true;
    }

    private void addMonths(Folder folder, List<LocalDate> days) {
        int from = 0;
        while (from < days.size()) {
            YearMonth month = YearMonth.from(days.get(from));
            int last = Math.min(
                    days.size() - 1,
                    from + month.lengthOfMonth() - days.get(from).getDayOfMonth());
            addMonth(month(folder, month), days.get(from), days.get(last));
            from = last + 1;
        }
    }

    /** All days of a month that are wanted, in one listing. */
    private void addMonth(Folder month, LocalDate first, LocalDate last) {
        String firstDay = month.time("day", first.getDayOfMonth()).prefix();
        String lastDay = month.time("day", last.getDayOfMonth()).prefix();
        boolean fromBegin = first.getDayOfMonth() == 1;
        boolean toEnd = last.getDayOfMonth() == last.lengthOfMonth();
        stretches.add(Stretch.between(month, fromBegin ? "" : firstDay, toEnd ? "" : lastDay + "\uffff"));
    }

    private static Folder month(Folder folder, YearMonth month) {
        return switch (folder.place().level()) {
            case MONTH -> folder;
            case YEAR -> folder.time("month", month.getMonthValue());
            default -> folder.time("year", month.getYear()).time("month", month.getMonthValue());
        };
    }

    private void enter(FolderPages pages, List<Folder> next) throws IOException {
        if (pages.isCrowded()) {
            stretches.add(Stretch.below(pages.folder()));
            return;
        }
        List<Folder> known = new ArrayList<>();
        List<Folder> free = new ArrayList<>();
        for (Folder child : pages.folders()) {
            see(child);
            if (isWanted(child)) {
                (child.place().is(Level.FREE) ? free : known).add(child);
            }
        }
        next.addAll(known);
        if (free.size() > FEW && !hasMeaning(free.subList(0, SAMPLES))) {
            addWithout(pages, known, free);
            return;
        }
        addObjects(pages);
        next.addAll(free);
    }

    private boolean isWanted(Folder folder) {
        String reason = sieve.against(folder.place());
        if (reason != null) {
            counts.add(reason);
        }
        return reason == null;
    }

    private void addObjects(FolderPages pages) {
        if (!pages.objects().isEmpty()) {
            stretches.add(Stretch.of(pages.folder(), pages.objects()));
        }
    }

    /** Of many folders of no meaning none need be looked into: the folder they are in is read as a whole, if there is nothing else. */
    private void addWithout(FolderPages pages, List<Folder> known, List<Folder> free) {
        if (known.isEmpty()) {
            stretches.add(Stretch.below(pages.folder()));
            return;
        }
        addObjects(pages);
        free.forEach(this::isWhole);
    }

    private boolean hasMeaning(List<Folder> samples) throws IOException {
        return pool.all(samples, folder -> FolderPages.list(folder, listings)).stream()
                .flatMap(pages -> pages.folders().stream())
                .anyMatch(child -> !child.place().is(Level.FREE));
    }

    private void see(Folder folder) {
        String account = folder.place().account();
        if (account != null) {
            accounts.add(account);
        }
        String region = folder.place().region();
        if (region != null) {
            regions.add(region);
        }
    }
}
