package io.flowlogs.internal.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.engine.MemoryBytes;
import io.flowlogs.engine.MemorySource;
import io.flowlogs.internal.plan.EngineQuery;
import io.flowlogs.query.FlowQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whether the first are kept or all are sorted, in little memory or in much, the records that come are the first by time. */
class TimeSortProperties {
    private static FlowQuery query(List<Integer> starts) {
        StringBuilder one = new StringBuilder("start bytes\n");
        StringBuilder other = new StringBuilder("bytes end\n");
        for (int i = 0; i < starts.size(); i++) {
            String start = starts.get(i) == 20 ? "-" : String.valueOf(starts.get(i));
            if (i < starts.size() / 2) {
                one.append(start).append(' ').append(i).append('\n');
            } else {
                other.append(i).append(' ').append(start).append('\n');
            }
        }
        return EngineQuery.over(List.of(MemorySource.of(file("0.log", one), file("1.log", other))), List.of());
    }

    private static MemoryBytes file(String name, StringBuilder text) {
        return MemoryBytes.file(name, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Long> found(TimeSort sort) throws IOException {
        List<Long> bytes = new ArrayList<>();
        sort.forEach(flow -> bytes.add(flow.getBytes()));
        return bytes;
    }

    @Property(tries = 60)
    void theFirstByTimeComeInOrder(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 20) Integer> starts,
            @ForAll @IntRange(max = 250) int limit,
            @ForAll @IntRange(min = 1, max = 5000) int memory)
            throws IOException {
        List<Long> expected = new ArrayList<>();
        for (long i = 0; i < starts.size(); i++) {
            expected.add(i);
        }
        expected.sort(Comparator.comparing((Long i) -> starts.get(i.intValue())));
        List<Long> first = expected.subList(0, Math.min(limit, expected.size()));
        FlowQuery query = query(starts);
        assertThat(found(new TimeSort(query, limit, 1000, memory))).isEqualTo(first);
        assertThat(found(new TimeSort(query, limit, -1, memory))).isEqualTo(first);
    }
}
