package io.flowlogs.source.cloudwatch;

import static io.flowlogs.query.FlowPredicate.eq;
import static io.flowlogs.query.FlowPredicate.ne;
import static io.flowlogs.query.FlowPredicate.oneOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowFields;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPrefixTest {
    private static final FlowPredicate INTERFACE = eq(FlowFields.INTERFACE_ID, "eni-0a1b2c3d4e5f60718");
    private static final FlowPredicate PORT = eq(FlowFields.DSTPORT, 443);

    @Test
    void anInterfaceThatIsDemandedIsThePrefix() {
        assertThat(StreamPrefix.of(INTERFACE)).isEqualTo("eni-0a1b2c3d4e5f60718");
        assertThat(StreamPrefix.of(PORT.and(INTERFACE.and(PORT)))).isEqualTo("eni-0a1b2c3d4e5f60718");
        assertThat(StreamPrefix.of(ne(FlowFields.INTERFACE_ID, "eni-1").negate()))
                .isEqualTo("eni-1");
    }

    @Test
    void anInterfaceThatIsAllowedOrForbiddenIsNone() {
        assertThat(StreamPrefix.of(PORT.or(INTERFACE))).isNull();
        assertThat(StreamPrefix.of(INTERFACE.negate())).isNull();
        assertThat(StreamPrefix.of(ne(FlowFields.INTERFACE_ID, "eni-1"))).isNull();
        assertThat(StreamPrefix.of(oneOf(FlowFields.INTERFACE_ID, Set.of("eni-1", "eni-2"))))
                .isNull();
        assertThat(StreamPrefix.of(eq(FlowFields.TGW_SRC_ENI, "eni-1"))).isNull();
        assertThat(StreamPrefix.of(FlowPredicate.all())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eni-", "eni-G", "ENI-1", "eni-1-all", "eni-1*", "vpc-1", "eni-1 ", "-"})
    void whatDoesNotLookLikeAnInterfaceIsNone(String id) {
        assertThat(StreamPrefix.of(eq(FlowFields.INTERFACE_ID, id))).isNull();
    }
}
