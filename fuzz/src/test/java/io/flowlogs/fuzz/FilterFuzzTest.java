package io.flowlogs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.flowlogs.query.FlowFilter;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FilterSyntaxException;
import java.nio.charset.StandardCharsets;

/** Filters: refused with the place, or read; and what was read can be written and read again. */
class FilterFuzzTest {
    @FuzzTest
    void filter(byte[] bytes) {
        FlowPredicate predicate;
        try {
            predicate = FlowFilter.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (FilterSyntaxException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }
        String written = FlowFilter.format(predicate);
        assertThat(FlowFilter.parse(written)).as(written).isEqualTo(predicate);
    }
}
