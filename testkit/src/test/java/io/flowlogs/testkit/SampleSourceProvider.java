package io.flowlogs.testkit;

import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.source.OptionSpec;
import io.flowlogs.source.SourceOptions;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Opens <code>sample:NUMBER</code>, which is in memory. Good, unless a test says that it should have a flaw. */
public class SampleSourceProvider implements FlowRecordSourceProvider {
    /** The flaw of all that is opened; tests run one after another. */
    static volatile @Nullable Flaw flaw;

    static final Map<String, List<LogFile>> PLACES = new HashMap<>();

    private static final OptionSpec<String> KEY =
            OptionSpec.text("access-word", "What opens the place.").asSecret();
    private static final OptionSpec<String> MISNAMED = OptionSpec.text("Some_Name", "What is not said.");
    private static final OptionSpec<String> OPEN_SECRET = OptionSpec.text("api-token", "What opens the place.");
    private static final OptionSpec<String> UNKNOWN = OptionSpec.text("option-of-nobody", "What nobody knows.");
    private static final OptionSpec<String> BADLY_PARSED =
            OptionSpec.of("first-letter", String.class, "A letter.", text -> text.substring(0, 1));

    static boolean has(Flaw asked) {
        return flaw == asked;
    }

    @Override
    public String scheme() {
        return has(Flaw.SCHEME_IN_CAPITALS) ? "SAMPLE" : "sample";
    }

    @Override
    public String description() {
        return "what tests put into memory";
    }

    @Override
    public boolean claims(String location) {
        return has(Flaw.CLAIMS_EVERYTHING);
    }

    @Override
    public List<OptionSpec<?>> options() {
        Flaw found = flaw;
        if (found == Flaw.MAKES_OPTIONS_ANEW) {
            return List.of(
                    OptionSpec.text("access-word", "What opens the place.").asSecret());
        } else if (found == Flaw.NAMES_OPTIONS_OTHERWISE) {
            return List.of(MISNAMED);
        } else if (found == Flaw.HAS_AN_OPEN_SECRET) {
            return List.of(OPEN_SECRET);
        } else if (found == Flaw.PARSES_BADLY) {
            return List.of(BADLY_PARSED);
        }
        return found == Flaw.UNDERSTANDS_EVERYTHING ? List.of(UNKNOWN) : List.of(KEY);
    }

    @Override
    public FlowRecordSource open(URI location, SourceOptions options) throws IOException {
        String place = location.getSchemeSpecificPart();
        List<LogFile> files = PLACES.get(place);
        if (files == null && !has(Flaw.MISSING_IS_EMPTY)) {
            throw missing(place);
        }
        String word = has(Flaw.SHOWS_A_SECRET) ? "?word=" + options.get(KEY) : "";
        return new SampleSource(place + word, place);
    }

    private static IOException missing(String place) {
        if (has(Flaw.MISSING_IS_A_BUG)) {
            throw new NoSuchElementException(place);
        }
        return new IOException(
                has(Flaw.FAILS_WITHOUT_A_WORD)
                        ? null
                        : "expected a place, found none named " + place + ". Look again.");
    }

    /** Not in META-INF/services. */
    static final class Uninstalled extends SampleSourceProvider {}
}
