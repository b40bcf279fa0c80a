package io.flowlogs.query;

import static io.flowlogs.query.FlowPredicate.eq;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.query.FlowPredicate.InBlocks;
import io.flowlogs.query.FlowPredicate.OneOf;
import io.flowlogs.query.FlowPredicate.Present;
import io.flowlogs.record.FlowFields;
import io.flowlogs.value.CidrBlock;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Conditions as people read them. */
class PredicateTextTest {
    @Test
    void conditionsAreWrittenAsTheyAreAskedFor() {
        assertThat(FlowPredicate.all().describe()).isEqualTo("all");
        assertThat(FlowPredicate.all().negate().describe()).isIn("none", "not all");
        assertThat(eq(FlowFields.DSTPORT, 22).describe()).isEqualTo("dstport = 22");
        assertThat(new Present(FlowFields.SRCADDR).describe()).isEqualTo("srcaddr is present");
        assertThat(new InBlocks(FlowFields.SRCADDR, Set.of(CidrBlock.parse("10.0.0.0/8"))).describe())
                .isEqualTo("srcaddr = 10.0.0.0/8");
    }

    @Test
    void partsOfAnotherKindAreInParentheses() {
        FlowPredicate port = eq(FlowFields.DSTPORT, 22);
        FlowPredicate other = eq(FlowFields.SRCPORT, 22);
        assertThat(port.and(port.or(other)).describe()).isEqualTo("dstport = 22 and (dstport = 22 or srcport = 22)");
        assertThat(port.or(other).negate().describe()).isEqualTo("not (dstport = 22 or srcport = 22)");
    }

    @Test
    void ofManyValuesTheFirstAreWrittenInOrder() {
        Set<String> values = new TreeSet<>();
        for (int i = 0; i < 100; i++) {
            values.add("eni-" + (1000 + i));
        }
        assertThat(new OneOf(FlowFields.INTERFACE_ID, values).describe())
                .startsWith("interface-id in (eni-1000, eni-1001, ")
                .endsWith(", eni-1009 and 90 more)");
    }
}
