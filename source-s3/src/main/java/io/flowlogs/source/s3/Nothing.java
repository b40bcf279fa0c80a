package io.flowlogs.source.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Says in a sentence that there is nothing to read: where it was looked for, what was there instead, and what to try. */
final class Nothing {
    private static final int MOST_NAMES = 8;
    private static final Set<String> NOT_ASKED_FOR =
            Set.of(SkipCounts.OTHER_SERVICE, SkipCounts.ACCOUNT, SkipCounts.REGION);

    private final S3Location location;
    private final Listings listings;

    Nothing(S3Location location, Listings listings) {
        this.location = location;
        this.listings = listings;
    }

    /** Fails when there is no object at all: a mistyped location must not look like quiet. */
    void requireSome() throws IOException {
        if (!names(location.folder()).isEmpty()) {
            return;
        }
        String parent = location.key().isEmpty() ? "" : parent();
        List<String> beside = location.key().isEmpty() ? List.of() : names(parent);
        String found = beside.isEmpty()
                ? "found none" + (parent.isEmpty() ? "; the bucket is empty" : "")
                : "found none; in " + location.shown(parent) + " there are " + some(beside);
        throw new IOException("expected at least one object in " + location.shown(location.folder()) + ", " + found
                + ". Check the bucket and the prefix; names are told apart by upper and lower case.");
    }

    private String parent() {
        String key = location.key();
        return key.substring(0, key.lastIndexOf('/', key.length() - 2) + 1);
    }

    private List<String> names(String folder) throws IOException {
        ListPage page = listings.page(ListQuestion.in(folder));
        List<String> names = new ArrayList<>();
        page.folders().forEach(name -> names.add(name.substring(folder.length())));
        page.objects().forEach(object -> names.add(object.key().substring(folder.length())));
        names.remove("");
        return names;
    }

    /** Fails when nothing that is there belongs to the source, whatever the question. */
    void requireWanted(TreeSurvey survey) throws IOException {
        SkipCounts counts = survey.counts();
        Set<String> reasons = counts.toMap().keySet();
        if (!survey.stretches().isEmpty() || reasons.isEmpty() || !NOT_ASKED_FOR.containsAll(reasons)) {
            return;
        }
        throw new IOException("expected flow logs in " + location.shown(location.folder())
                + ", found only what is passed over (" + counts + ")" + seen(survey)
                + ". Check the prefix, and the options include-accounts and include-regions.");
    }

    /** Says that nothing lies in the window. */
    String inWindow(String window, ReadingRules rules, TreeSurvey survey) {
        return location.shown(location.folder()) + ": no object for the window " + window + " was found" + seen(survey)
                + ". Try another window, or slack, now " + rules.slack().toMinutes() + "m.";
    }

    private static String seen(TreeSurvey survey) {
        String accounts = survey.accounts().isEmpty() ? "" : "; seen were the accounts " + some(survey.accounts());
        return survey.regions().isEmpty() ? accounts : accounts + " in " + some(survey.regions());
    }

    private static String some(Collection<String> names) {
        List<String> shown =
                names.stream().limit(MOST_NAMES).map(Shown::shortened).toList();
        String more = names.size() > MOST_NAMES ? " and more" : "";
        return String.join(", ", shown) + more;
    }
}
