package io.flowlogs.report;

import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.record.FieldKind;
import io.flowlogs.value.IpAddress;
import java.util.Arrays;
import java.util.Objects;

/**
 * Compares the keys of groups of two summaries of one aggregation, in the order that the groups have. Compares what cells are written as: words that
 * have no value of their own differ all the same.
 */
final class KeyMerge {
    private final FlowSummary left;
    private final FlowSummary right;
    private final byte[] leftCell;
    private final byte[] rightCell;

    KeyMerge(FlowSummary left, FlowSummary right) {
        this.left = left;
        this.right = right;
        this.leftCell = new byte[left.maxCellLength()];
        this.rightCell = new byte[right.maxCellLength()];
    }

    /** What is beyond the last group comes after every group. */
    int compare(int leftGroup, int rightGroup) {
        if (leftGroup == left.size() || rightGroup == right.size()) {
            return Boolean.compare(leftGroup == left.size(), rightGroup == right.size());
        }
        Aggregation aggregation = left.aggregation();
        int order = 0;
        for (int key = 0; key < aggregation.keys().size() && order == 0; key++) {
            order = compare(
                    leftGroup, rightGroup, key, aggregation.keys().get(key).kind());
        }
        return order;
    }

    private int compare(int leftGroup, int rightGroup, int key, FieldKind kind) {
        int leftEnd = left.writeCell(leftGroup, key, leftCell, 0);
        int rightEnd = right.writeCell(rightGroup, key, rightCell, 0);
        if (leftEnd == 0 || rightEnd == 0) {
            return Boolean.compare(leftEnd != 0, rightEnd != 0);
        } else if (kind == FieldKind.ADDRESS) {
            return address(left, leftGroup, key).compareTo(address(right, rightGroup, key));
        } else if (kind.isNumeric() && leftEnd != rightEnd) {
            return Integer.compare(leftEnd, rightEnd);
        }
        return Arrays.compareUnsigned(leftCell, 0, leftEnd, rightCell, 0, rightEnd);
    }

    private static IpAddress address(FlowSummary summary, int group, int key) {
        return (IpAddress) Objects.requireNonNull(
                summary.rows().get(group).get(summary.aggregation().keys().get(key)));
    }
}
