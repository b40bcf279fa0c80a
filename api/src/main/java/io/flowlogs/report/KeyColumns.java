package io.flowlogs.report;

import io.flowlogs.query.GroupKey;
import io.flowlogs.report.ReportColumn.Unit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says what the values of a key are. */
final class KeyColumns {
    private KeyColumns() {}

    static <R> ReportColumn<R> of(GroupKey key, Function<? super R, ? extends @Nullable Object> cell) {
        return new ReportColumn<>(key.name(), unit(key), cell);
    }

    private static Unit unit(GroupKey key) {
        return switch (key.kind()) {
            case ADDRESS -> Unit.ADDRESS;
            case PROTOCOL -> Unit.PROTOCOL;
            case TIMESTAMP -> Unit.TIME;
            case TCP_FLAGS -> Unit.TCP_FLAGS;
            case INTEGER -> key.name().endsWith("port") ? Unit.PORT : Unit.NUMBER;
            case LONG, TRAFFIC_PATH, ENCRYPTION_STATUS -> Unit.NUMBER;
            case ACTION, LOG_STATUS, DIRECTION, TEXT -> Unit.TEXT;
        };
    }
}
