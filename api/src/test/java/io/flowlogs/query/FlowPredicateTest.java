package io.flowlogs.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.value.CidrBlock;
import io.flowlogs.value.EncryptionStatus;
import io.flowlogs.value.FlowAction;
import io.flowlogs.value.FlowDirection;
import io.flowlogs.value.LogStatus;
import io.flowlogs.value.TrafficPath;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Conditions, as users make them. */
class FlowPredicateTest {
    private static final FlowRecord FLOW =
            FlowRecord.fromMessage("10.0.0.1 100 ACCEPT -", FlowLogFormat.parse("srcaddr bytes action flow-direction"));

    private static boolean holds(FlowPredicate predicate) {
        return predicate.test(FLOW);
    }

    @Test
    void comparisonsGoByTheNumber() {
        assertThat(holds(FlowPredicate.eq(FlowFields.BYTES, 100L))).isTrue();
        assertThat(holds(FlowPredicate.ne(FlowFields.BYTES, 100L))).isFalse();
        assertThat(holds(FlowPredicate.lt(FlowFields.BYTES, 100L))).isFalse();
        assertThat(holds(FlowPredicate.lt(FlowFields.BYTES, 1000L))).isTrue();
        assertThat(holds(FlowPredicate.le(FlowFields.BYTES, 100L))).isTrue();
        assertThat(holds(FlowPredicate.gt(FlowFields.BYTES, 100L))).isFalse();
        assertThat(holds(FlowPredicate.gt(FlowFields.BYTES, 20L))).isTrue();
        assertThat(holds(FlowPredicate.ge(FlowFields.BYTES, 100L))).isTrue();
    }

    @Test
    void severalValuesAndBlocksAreAlternatives() {
        assertThat(holds(FlowPredicate.oneOf(FlowFields.BYTES, Set.of(1L, 100L))))
                .isTrue();
        assertThat(holds(FlowPredicate.oneOf(FlowFields.BYTES, Set.of(1L)))).isFalse();
        assertThat(holds(FlowPredicate.in(FlowFields.SRCADDR, CidrBlock.parse("10.0.0.0/8"))))
                .isTrue();
        assertThat(holds(FlowPredicate.in(FlowFields.SRCADDR, CidrBlock.parse("10.0.0.2/32"))))
                .isFalse();
        assertThat(holds(FlowPredicate.involving(Set.of(CidrBlock.parse("10.0.0.1/32")))))
                .isTrue();
    }

    @Test
    void withinIsInByAnotherName() {
        CidrBlock block = CidrBlock.parse("10.0.0.0/8");
        assertThat(FlowPredicate.within(FlowFields.SRCADDR, block))
                .isEqualTo(FlowPredicate.in(FlowFields.SRCADDR, block))
                .isEqualTo(FlowPredicate.within(FlowFields.SRCADDR, Set.of(block)));
    }

    @Test
    void conditionsCombine() {
        FlowPredicate large = FlowPredicate.gt(FlowFields.BYTES, 20L);
        FlowPredicate huge = FlowPredicate.gt(FlowFields.BYTES, 2000L);
        assertThat(holds(large.and(huge))).isFalse();
        assertThat(holds(large.or(huge))).isTrue();
        assertThat(holds(huge.negate())).isTrue();
        assertThat(holds(FlowPredicate.all())).isTrue();
        assertThat(holds(FlowPredicate.none())).isFalse();
    }

    @Test
    void whatIsUnknownMatchesNeitherWayRound() {
        FlowPredicate noData = FlowPredicate.eq(FlowFields.FLOW_DIRECTION, FlowDirection.INGRESS);
        FlowPredicate notInFormat = FlowPredicate.eq(FlowFields.PACKETS, 1L);
        assertThat(holds(noData)).isFalse();
        assertThat(holds(noData.negate())).isFalse();
        assertThat(holds(notInFormat)).isFalse();
        assertThat(holds(notInFormat.negate())).isFalse();
        assertThat(holds(FlowPredicate.ne(FlowFields.PACKETS, 1L))).isFalse();
        assertThat(holds(FlowPredicate.present(FlowFields.FLOW_DIRECTION))).isFalse();
        assertThat(holds(FlowPredicate.present(FlowFields.FLOW_DIRECTION).negate()))
                .isTrue();
    }

    @Test
    void aValueOfAnotherTypeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowPredicate.Comparison(FlowFields.BYTES, FlowPredicate.Op.EQ, "100"))
                .withMessage("bytes: expected a value of type Long, found String.");
        assertThatIllegalArgumentException().isThrownBy(() -> new FlowPredicate.OneOf(FlowFields.BYTES, Set.of(100)));
    }

    @Test
    void unknownStandsForManyValuesAndIsRefused() {
        assertUnknownIsRefused(FlowFields.ACTION, FlowAction.UNKNOWN);
        assertUnknownIsRefused(FlowFields.LOG_STATUS, LogStatus.UNKNOWN);
        assertUnknownIsRefused(FlowFields.FLOW_DIRECTION, FlowDirection.UNKNOWN);
        assertUnknownIsRefused(FlowFields.TRAFFIC_PATH, TrafficPath.UNKNOWN);
        assertUnknownIsRefused(FlowFields.ENCRYPTION_STATUS, EncryptionStatus.UNKNOWN);
        assertThat(holds(FlowPredicate.eq(FlowFields.ACTION, FlowAction.ACCEPT)))
                .isTrue();
    }

    private static <T> void assertUnknownIsRefused(FlowField<T> field, T unknown) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowPredicate.eq(field, unknown))
                .withMessageContaining("FlowField.text(\"" + field + "\")");
        assertThatIllegalArgumentException().isThrownBy(() -> FlowPredicate.oneOf(field, Set.of(unknown)));
    }

    @Test
    void everyComparisonHasASymbolAndAnOpposite() {
        assertThat(Arrays.stream(FlowPredicate.Op.values()).map(FlowPredicate.Op::symbol))
                .containsExactly("=", "!=", "<", "<=", ">", ">=");
        for (FlowPredicate.Op op : FlowPredicate.Op.values()) {
            assertThat(op.negated().negated()).isEqualTo(op);
            for (int order = -1; order <= 1; order++) {
                assertThat(op.negated().holds(order)).isNotEqualTo(op.holds(order));
            }
        }
    }
}
