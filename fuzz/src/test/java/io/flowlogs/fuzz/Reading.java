package io.flowlogs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowLogException;
import io.flowlogs.record.FlowRecord;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads content in every way there is; the ways must agree, and fail only as they say they do. */
final class Reading {
    private final byte[] content;

    private Reading(byte[] content) {
        this.content = content;
    }

    static void check(byte[] content) {
        new Reading(content).check();
    }

    private void check() {
        Outcome<Long> records = outcome(this::records);
        Outcome<ScanStatistics> count = outcome(() -> ask(FlowQuery::count));
        outcome(() -> ask(FlowQuery::aggregate));
        outcome(() -> ask(FlowQuery::addresses));
        if (records.value() != null && count.value() != null && count.value().splitsFailed() == 0) {
            // To count, only the number of fields and the times are looked at: what is wrong elsewhere is not noticed.
            assertThat(count.value().matched()).as("records counted").isGreaterThanOrEqualTo(records.value());
        }
    }

    private long records() {
        long matched = 0;
        try (FlowLogs logs = FlowLogs.of(new Upload(content));
                FlowRecords records = query(logs).records()) {
            for (FlowRecord flow : records) {
                matched++;
                checkWrittenAndReadAgain(flow);
            }
        }
        return matched;
    }

    /** What a record says of itself gives the same record. */
    static void checkWrittenAndReadAgain(FlowRecord flow) {
        String message = flow.toMessage();
        FlowRecord again = FlowRecord.fromMessage(message, flow.format());
        assertThat(again.toMessage()).isEqualTo(message);
        assertThat(again.toMap()).isEqualTo(flow.toMap());
        assertThat(flow.toString()).isNotNull();
    }

    private <T> T ask(Question<T> question) {
        try (FlowLogs logs = FlowLogs.of(new Upload(content))) {
            return question.of(query(logs));
        }
    }

    private static FlowQuery query(FlowLogs logs) {
        return logs.query().parallelism(1).onMalformed(MalformedRecordPolicy.REPORT);
    }

    private static <T> Outcome<T> outcome(Supplier<T> reading) {
        try {
            return new Outcome<>(reading.get());
        } catch (FlowLogException refused) {
            assertThat(refused).hasMessageContaining("upload");
            return new Outcome<>(null);
        }
    }

    private interface Question<T> {
        T of(FlowQuery query);
    }

    private record Outcome<T>(@Nullable T value) {}
}
