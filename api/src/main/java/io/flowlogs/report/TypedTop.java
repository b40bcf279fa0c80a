package io.flowlogs.report;

import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.GroupKey;
import io.flowlogs.value.IpAddress;
import io.flowlogs.value.IpProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers who has most in rows that say what their keys are. */
final class TypedTop {
    private TypedTop() {}

    static Report<TalkerRow> talkers(FlowQuery query, TopQuestion question) {
        requireKeys(question, IpAddress.class);
        return answer(
                query,
                question,
                TalkerRow::traffic,
                List.of(TalkerRow::addr),
                row -> new TalkerRow((IpAddress) row.key().get(0), row.traffic()));
    }

    static Report<PairRow> pairs(FlowQuery query, TopQuestion question) {
        requireKeys(question, IpAddress.class, IpAddress.class);
        return answer(
                query,
                question,
                PairRow::traffic,
                List.of(PairRow::srcaddr, PairRow::dstaddr),
                row -> new PairRow(
                        (IpAddress) row.key().get(0), (IpAddress) row.key().get(1), row.traffic()));
    }

    static Report<PortRow> ports(FlowQuery query, TopQuestion question) {
        requireKeys(question, Integer.class);
        return answer(
                query,
                question,
                PortRow::traffic,
                List.of(PortRow::port),
                row -> new PortRow((Integer) row.key().get(0), row.traffic()));
    }

    static Report<ProtocolRow> protocols(FlowQuery query, TopQuestion question) {
        requireKeys(question, IpProtocol.class);
        return answer(
                query,
                question,
                ProtocolRow::traffic,
                List.of(ProtocolRow::protocol),
                row -> new ProtocolRow((IpProtocol) row.key().get(0), row.traffic()));
    }

    static Report<ResourceRow> resources(FlowQuery query, TopQuestion question) {
        requireKeys(question, String.class);
        return answer(
                query,
                question,
                ResourceRow::traffic,
                List.of(ResourceRow::id),
                row -> new ResourceRow((String) row.key().get(0), row.traffic()));
    }

    private static void requireKeys(TopQuestion question, Class<?>... types) {
        List<Class<?>> found = new ArrayList<>();
        question.keys().forEach(key -> found.add(key.type()));
        if (!found.equals(List.of(types))) {
            throw new IllegalArgumentException("top: expected keys of the types " + names(List.of(types)) + ", found "
                    + question.keys() + ". Ask FlowReports.top about other keys.");
        }
    }

    private static List<String> names(List<Class<?>> types) {
        return types.stream().map(Class::getSimpleName).toList();
    }

    private static <R> Report<R> answer(
            FlowQuery query,
            TopQuestion question,
            Function<R, Traffic> traffic,
            List<Function<R, ? extends @Nullable Object>> cells,
            Function<TopRow, R> row) {
        List<ReportColumn<R>> columns = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            GroupKey key = question.keys().get(i);
            columns.add(KeyColumns.of(key, cells.get(i)));
        }
        columns.addAll(TopReport.traffic(traffic));
        return TopReport.answer(query, question).map(columns, row);
    }
}
