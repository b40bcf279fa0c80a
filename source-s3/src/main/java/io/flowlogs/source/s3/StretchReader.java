package io.flowlogs.source.s3;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists a stretch and hands out the objects that are to be read in groups, each in the order of time: those of a day, or of a folder. Used
 * by one thread at a time.
 */
final class StretchReader {
    /** Of folders without times, that may be of any size, so many objects are put in order. */
    private static final int LARGEST_GROUP = 10_000;

    private final Stretch stretch;
    private final Listings listings;
    private final Sieve sieve;
    private final SkipCounts counts;
    private @Nullable ListQuestion question;
    private List<StoredObject> page = List.of();
    private int at;
    private String placeFolder;
    private Place place;

    StretchReader(Stretch stretch, Listings listings, Sieve sieve, SkipCounts counts) {
        this.stretch = stretch;
        this.listings = listings;
        this.sieve = sieve;
        this.counts = counts;
        this.placeFolder = stretch.folder().prefix();
        this.place = stretch.folder().place();
        if (stretch.listed() != null) {
            page = stretch.listed();
        } else {
            question = ListQuestion.below(stretch.folder().prefix(), stretch.after());
        }
    }

    /**
     * Objects in order.
     *
     * @param objects the objects; none when there are no more
     * @param earliestNext no object of the groups to come has an earlier time
     */
    record Group(List<Found> objects, long earliestNext) {}

    Group next() throws IOException {
        List<Found> group = new ArrayList<>();
        Object mark = "";
        for (StoredObject object = peek(); object != null; object = peek()) {
            enter(object.folder());
            if (!group.isEmpty() && (!mark().equals(mark) || isFull(group))) {
                break;
            }
            at++;
            Found found = sifted(object);
            if (found != null) {
                mark = mark();
                group.add(found);
            }
        }
        return new Group(ordered(group), earliestNext(group));
    }

    private @Nullable StoredObject peek() throws IOException {
        while (at == page.size() && question != null) {
            turn(question);
        }
        if (at == page.size()) {
            return null;
        }
        StoredObject object = page.get(at);
        boolean beyond = !stretch.until().isEmpty() && object.key().compareTo(stretch.until()) > 0;
        return beyond ? null : object;
    }

    private void turn(ListQuestion current) throws IOException {
        ListPage turned = listings.page(current);
        page = turned.objects();
        at = 0;
        question = turned.isLast() ? null : following(current, turned);
    }

    /** Where AWS's names are in the order of time for a flow log, those outside the window are passed over. */
    private ListQuestion following(ListQuestion current, ListPage turned) {
        StoredObject last = turned.objects().isEmpty()
                ? null
                : turned.objects().get(turned.objects().size() - 1);
        String beyond = last == null ? "" : beyond(last);
        return last == null || beyond.compareTo(last.key()) <= 0
                ? current.next(turned)
                : ListQuestion.below(current.prefix(), beyond);
    }

    private String beyond(StoredObject last) {
        AwsName name = AwsName.parse(last.name());
        if (name == null || !stretch.folder().place().byAws()) {
            return "";
        } else if (name.second() < sieve.horizon().from()) {
            return last.folder() + name.familyFrom(sieve.horizon().from());
        }
        return name.second() >= sieve.horizon().to() ? last.folder() + name.familyEnd() : "";
    }

    private void enter(String folder) {
        if (!folder.equals(placeFolder)) {
            Folder top = stretch.folder();
            place = top.place().at(folder.substring(top.prefix().length()));
            placeFolder = folder;
        }
    }

    /** What objects of a group have in common. */
    private Object mark() {
        Stamp stamp = place.stamp();
        return stamp == null || stretch.isTimeless() ? placeFolder : LocalDate.from(stamp.begin());
    }

    private boolean isFull(List<Found> group) {
        return stretch.isTimeless() && group.size() >= LARGEST_GROUP;
    }

    private @Nullable Found sifted(StoredObject object) {
        AwsName name = AwsName.parse(object.name());
        String reason = sieve.against(object, name, place);
        if (reason != null) {
            counts.add(reason);
            return null;
        }
        Stamp stamp = place.stamp();
        long fallback = stamp == null ? Stretch.NO_TIME : stamp.fromSecond();
        return new Found(object, name == null ? fallback : name.second());
    }

    /** In a folder of no meaning, names that are not AWS's say what their order is. */
    private List<Found> ordered(List<Found> group) {
        boolean byTime = !stretch.isTimeless() || group.stream().allMatch(found -> found.time() != Stretch.NO_TIME);
        if (byTime) {
            group.sort(Found.BY_TIME);
        }
        return group;
    }

    /** What comes next is in the folder that was entered last. */
    private long earliestNext(List<Found> group) {
        long last =
                group.isEmpty() ? Long.MIN_VALUE : group.get(group.size() - 1).time();
        Stamp stamp = place.stamp();
        return stamp == null || stretch.isTimeless() || !stamp.isDayOrHour()
                ? last
                : Math.max(last, stamp.begin().toLocalDate().atStartOfDay().toEpochSecond(ZoneOffset.UTC));
    }
}
