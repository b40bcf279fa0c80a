package io.flowlogs.query;

import io.flowlogs.convert.ConvertOptions;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.parse.ParseLimits;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.value.CidrBlock;
import io.flowlogs.value.IpAddress;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collector;
import java.util.stream.Stream;

/**
 * A question about the flow records of a source. Immutable: every method that changes something returns another query. Got from
 * {@code FlowLogs}; not for others to implement.
 *
 * <p>Nothing is read before one of the methods that answer is called. Those block until the answer is there, honour interruption
 * of the calling thread, and throw {@link io.flowlogs.record.FlowLogException}. Answers do not depend on the number of threads.
 */
public interface FlowQuery {
    /**
     * Keeps records that fulfil a condition, besides those asked for before.
     *
     * @param predicate the condition
     * @return the narrower query
     */
    FlowQuery where(FlowPredicate predicate);

    /**
     * Keeps records whose start lies in a window. A record without start counts by its end, one without either by the time of
     * its event or file; one without any time is left out and counted. Where nothing is said, files are read wholly, and sources
     * that never end for their last hour; to read all there is, ask for {@link TimeRange#ALL}.
     *
     * @param window the window, half open
     * @return the narrower query
     */
    FlowQuery between(TimeRange window);

    /**
     * Keeps records whose start lies in a window.
     *
     * @param from the first instant in it
     * @param to the first instant after it
     * @return the narrower query
     */
    default FlowQuery between(Instant from, Instant to) {
        return between(new TimeRange(from, to));
    }

    /**
     * Keeps records about some addresses: as source, destination, or on packet level.
     *
     * @param blocks addresses and blocks
     * @return the narrower query
     */
    default FlowQuery involving(CidrBlock... blocks) {
        return where(FlowPredicate.involving(Set.of(blocks)));
    }

    /**
     * Keeps records about an address: as source, destination, or on packet level.
     *
     * @param address the address
     * @return the narrower query
     */
    default FlowQuery involving(IpAddress address) {
        return involving(CidrBlock.of(address, address.isIpv4() ? 32 : 128));
    }

    /**
     * Stops after some matching records, the first in order.
     *
     * @param records how many; at least 0
     * @return the shorter query
     */
    FlowQuery limit(long records);

    /**
     * Uses a number of threads, instead of one for each processor.
     *
     * @param threads at least 1
     * @return the query
     */
    FlowQuery parallelism(int threads);

    /**
     * Says the format of lines that come without a header.
     *
     * @param format the format
     * @return the query
     */
    FlowQuery format(FlowLogFormat format);

    /**
     * Says what to do about malformed lines and unreadable splits; {@link MalformedRecordPolicy#FAIL} by default.
     *
     * @param policy the policy
     * @return the query
     */
    FlowQuery onMalformed(MalformedRecordPolicy policy);

    /**
     * Sets bounds for hostile input.
     *
     * @param limits the limits
     * @return the query
     */
    FlowQuery limits(ParseLimits limits);

    /**
     * Has somebody told how it goes.
     *
     * @param observer the observer
     * @return the query
     */
    FlowQuery observedBy(ScanObserver observer);

    /**
     * Answers with the records themselves.
     *
     * @return the records, to be closed
     */
    FlowRecords records();

    /**
     * Answers with the records that there are from some time on, and then with those that come, for as long as they are wanted.
     * Each source is looked at by a thread of its own; records of one source keep its order, those of several come as they are
     * found. What else the query says holds here too; {@link #parallelism} has no meaning.
     *
     * @param options from when on, and how often to look
     * @return the records, to be closed
     * @throws io.flowlogs.record.FlowConfigurationException when a source cannot be followed, or the checkpoint belongs to
     *     other sources
     */
    FollowedRecords follow(FollowOptions options);

    /**
     * Answers with the records as a sequential stream.
     *
     * @return a stream, to be closed
     */
    Stream<FlowRecord> stream();

    /**
     * Hands over every record, in order, on the calling thread.
     *
     * @param action takes a record
     * @return what was read
     */
    ScanStatistics forEach(Consumer<? super FlowRecord> action);

    /**
     * Collects the records, in order, on the calling thread.
     *
     * @param <R> the type of the result
     * @param collector the collector
     * @return its result
     */
    <R> R collect(Collector<? super FlowRecord, ?, R> collector);

    /**
     * Writes every record, in order. Records are encoded by several threads.
     *
     * @param out takes the bytes, in large pieces, on the calling thread; not closed, not flushed
     * @param encoder encodes a record
     * @return what was read
     * @throws IOException when writing fails
     */
    ScanStatistics writeTo(OutputStream out, RecordEncoder encoder) throws IOException;

    /**
     * Writes every record into files of a directory. A file holds records of one format, so that a field the format has not and
     * one without a value stay two things. Files appear under their names when all of them are written and read again;
     * after a failure none of them does, and files that were there are as before.
     *
     * @param directory where the files go; made if need be. Without {@link ConvertOptions#force}, folders that get files may
     *     hold no others
     * @param options which files
     * @return what was read and written
     * @throws IOException when writing fails, or the files do not hold what was written
     * @throws io.flowlogs.record.FlowConfigurationException when there is no such encoder or compression, or files are in the way
     */
    ConvertReport convertTo(Path directory, ConvertOptions options) throws IOException;

    /**
     * Groups the records.
     *
     * @param aggregation the groups and measures
     * @return the groups, ordered
     */
    FlowSummary aggregate(Aggregation aggregation);

    /**
     * Groups traffic by 5-tuple, as the original does.
     *
     * @return packets, bytes, start, end and records of every 5-tuple, by bytes
     */
    default FlowSummary aggregate() {
        return aggregate(Aggregation.traffic(Aggregation.FIVE_TUPLE));
    }

    /**
     * Finds all source and destination addresses of records with traffic.
     *
     * @return the addresses, IPv4 before IPv6, by number
     */
    AddressSummary addresses();

    /**
     * Counts the records.
     *
     * @return what was read; {@link ScanStatistics#matched()} is the count
     */
    ScanStatistics count();

    /**
     * Says what the question would read and take, without reading a flow record: listings are made, and what else a source needs to know.
     * A {@link #limit} may end the reading sooner than is said here.
     *
     * @return what would be read of each source
     */
    ScanExplanation explain();
}
