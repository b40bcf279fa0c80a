package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.LineLayout;
import io.flowlogs.internal.scan.RowView;
import io.flowlogs.query.DerivedField;
import io.flowlogs.query.FlowPredicate.Op;
import io.flowlogs.record.FlowFields;
import java.util.Set;

/** Conditions on what is computed from several fields. */
final class DerivedMatcher {
    private DerivedMatcher() {}

    /** Reads a dividend and a divisor. Stateless: both are read again by those who ask. */
    private static final class Quotient {
        private final DerivedField field;
        private final int startColumn;
        private final int endColumn;
        private final int bytesColumn;
        private final int packetsColumn;

        Quotient(DerivedField field, LineLayout layout) {
            this.field = field;
            this.startColumn = layout.column(FlowFields.START);
            this.endColumn = layout.column(FlowFields.END);
            this.bytesColumn = layout.column(FlowFields.BYTES);
            this.packetsColumn = layout.column(FlowFields.PACKETS);
        }

        /** -1 when it is missing. */
        long dividend(RowView row) {
            return switch (field) {
                case DURATION -> duration(row);
                case BPS, BPP -> number(row, bytesColumn);
                case PPS -> number(row, packetsColumn);
            };
        }

        /** 0 or less when it is missing. */
        long divisor(RowView row) {
            return switch (field) {
                case DURATION -> 1;
                case BPS, PPS -> duration(row);
                case BPP -> number(row, packetsColumn);
            };
        }

        private long duration(RowView row) {
            long start = number(row, startColumn);
            long end = number(row, endColumn);
            boolean known = start >= 0 && end >= 0;
            return known ? Math.max(-1, RecordTime.toSeconds(end) - RecordTime.toSeconds(start)) : -1;
        }

        private static long number(RowView row, int column) {
            return column < 0 || row.isMissing(column) ? -1 : row.number(column, Long.MAX_VALUE);
        }
    }

    /** A quotient comes before, at or after a number. */
    static final class Order extends RowMatcher {
        private final DerivedField field;
        private final Quotient quotient;
        private final Op op;
        private final long value;

        Order(DerivedField field, LineLayout layout, Op op, long value) {
            this.field = field;
            this.quotient = new Quotient(field, layout);
            this.op = op;
            this.value = value;
        }

        @Override
        boolean matches(RowView row) {
            long dividend = quotient.dividend(row);
            long divisor = quotient.divisor(row);
            return dividend >= 0 && divisor > 0 && op.holds(field.compare(dividend, divisor, value));
        }
    }

    /** A quotient can be computed, or cannot. */
    static final class Presence extends RowMatcher {
        private final Quotient quotient;
        private final boolean wanted;

        Presence(DerivedField field, LineLayout layout, boolean wanted) {
            this.quotient = new Quotient(field, layout);
            this.wanted = wanted;
        }

        @Override
        boolean matches(RowView row) {
            return (quotient.dividend(row) >= 0 && quotient.divisor(row) > 0) == wanted;
        }
    }

    /** The service is one of some, or not. */
    static final class Service extends RowMatcher {
        private final ServerPort server;
        private final int[] codes;
        private final boolean inside;

        Service(LineLayout layout, Set<Integer> codes, boolean inside) {
            this.server = new ServerPort(layout);
            this.codes = codes.stream().mapToInt(Integer::intValue).toArray();
            this.inside = inside;
        }

        @Override
        boolean matches(RowView row) {
            int code = server.service(row);
            return code >= 0 && found(code) == inside;
        }

        private boolean found(int code) {
            for (int one : codes) {
                if (one == code) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The sender is the client, or the server. */
    static final class Sender extends RowMatcher {
        private final ServerPort server;
        private final boolean client;

        Sender(LineLayout layout, boolean client) {
            this.server = new ServerPort(layout);
            this.client = client;
        }

        @Override
        boolean matches(RowView row) {
            return server.port(row) >= 0 && server.sourceServes(row) != client;
        }
    }
}
