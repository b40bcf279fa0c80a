package io.flowlogs.testkit;

import io.flowlogs.source.FlowRecordSourceProvider;
import java.util.List;
import java.util.Map;

/** The contract for the source in memory; run by {@link FlowRecordSourceContractTest}, and not by itself. */
final class SampleContract extends FlowRecordSourceContract {
    @Override
    protected FlowRecordSourceProvider provider() {
        return SampleSourceProvider.has(Flaw.NOT_INSTALLED)
                ? new SampleSourceProvider.Uninstalled()
                : new SampleSourceProvider();
    }

    @Override
    protected String publish(List<LogFile> published) {
        String place = "place-" + SampleSourceProvider.PLACES.size();
        SampleSourceProvider.PLACES.put(place, published);
        return provider().scheme() + ":" + place;
    }

    @Override
    protected Map<String, String> options() {
        return SampleSourceProvider.has(Flaw.SHOWS_A_SECRET) ? Map.of("access-word", "sesame") : Map.of();
    }

    @Override
    protected boolean withdraw(String published) {
        SampleSourceProvider.PLACES.put(published.substring(published.indexOf(':') + 1), List.of());
        return true;
    }

    @Override
    protected String silent(Runnable waiting) {
        String location = publish(FlowLogFixtures.days(begin(), 1));
        SampleSource.SILENT.put(location.substring(location.indexOf(':') + 1), waiting);
        return location;
    }
}
