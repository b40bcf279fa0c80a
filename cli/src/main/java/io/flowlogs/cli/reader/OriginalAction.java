package io.flowlogs.cli.reader;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowParseException;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.value.IpAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the original can do with flow logs, and how it prints that. Immutable.
 */
public abstract sealed class OriginalAction {
    /** The names, in the order in which the original tells them. */
    public static final List<String> NAMES = List.of("print", "ipset", "findip", "aggregate");

    private OriginalAction() {}

    /**
     * Understands the words behind the location.
     *
     * @param words the name of an action and its words, or none at all
     * @return the action
     * @throws FlowConfigurationException when there is no such action, or its words do not fit
     */
    public static OriginalAction of(List<String> words) {
        String name = words.isEmpty() ? "print" : words.get(0);
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        return switch (name) {
            case "print" -> new Print(limit(rest));
            case "ipset" -> new IpSet();
            case "findip" -> new FindIp(addresses(rest));
            case "aggregate" -> new Aggregate();
            default ->
                throw new FlowConfigurationException(
                        List.of("unknown action: " + name, "known actions: " + String.join(", ", NAMES)));
        };
    }

    private static BigInteger limit(List<String> words) {
        if (words.size() > 1) {
            throw new FlowConfigurationException(
                    "print: expected 0 or 1 arguments, found " + words.size() + ". Name the number of records only.");
        }
        BigInteger limit = words.isEmpty() ? BigInteger.ZERO : PythonNumber.parse(words.get(0));
        if (limit == null) {
            throw new FlowConfigurationException(
                    "print: expected a whole number of records, found '" + words.get(0) + "'.");
        }
        return limit;
    }

    private static Set<String> addresses(List<String> words) {
        if (words.isEmpty()) {
            throw new FlowConfigurationException("findip: expected an address, found none.");
        }
        return Set.copyOf(new HashSet<>(words));
    }

    /**
     * Carries it out.
     *
     * @param query all records
     * @param out takes what the original prints; not flushed
     * @param rejected is told of every record that the original passes over, by any thread but by one at a time
     * @return what was read
     * @throws IOException when writing fails
     */
    public final ScanStatistics answer(FlowQuery query, OutputStream out, Consumer<? super FlowParseException> rejected)
            throws IOException {
        return answer(query, out, new Rejected(rejected));
    }

    abstract ScanStatistics answer(FlowQuery query, OutputStream out, Rejected rejected) throws IOException;

    /** Takes the values of records one after another. */
    private static ScanStatistics forEach(FlowQuery query, Rejected rejected, Consumer<OriginalValues> action) {
        OriginalValues values = new OriginalValues();
        return query.forEach(flow -> {
            if (values.read(flow)) {
                action.accept(values);
            } else {
                rejected.add(flow, values);
            }
        });
    }

    private static final class Print extends OriginalAction {
        private final BigInteger limit;

        Print(BigInteger limit) {
            this.limit = limit;
        }

        @Override
        ScanStatistics answer(FlowQuery query, OutputStream out, Rejected rejected) throws IOException {
            OriginalLines lines = OriginalLines.ofAll(rejected);
            // None, and less than none, means all.
            return limit.signum() <= 0 ? query.writeTo(out, lines) : first(query, out, lines);
        }

        private ScanStatistics first(FlowQuery query, OutputStream out, OriginalLines lines) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 9);
            BigInteger left = limit;
            try (FlowRecords records = query.records()) {
                for (FlowRecord flow : records) {
                    lines.encode(flow, line);
                    left = line.size() > 0 ? left.subtract(BigInteger.ONE) : left;
                    line.writeTo(out);
                    line.reset();
                    if (left.signum() == 0) {
                        break;
                    }
                }
                return records.statistics();
            }
        }
    }

    private static final class IpSet extends OriginalAction {
        @Override
        ScanStatistics answer(FlowQuery query, OutputStream out, Rejected rejected) throws IOException {
            AddressLines addresses = new AddressLines();
            ScanStatistics statistics = forEach(query, rejected, addresses::add);
            addresses.writeTo(out);
            return statistics;
        }
    }

    private static final class FindIp extends OriginalAction {
        private final Set<String> addresses;

        FindIp(Set<String> addresses) {
            this.addresses = addresses;
        }

        @Override
        ScanStatistics answer(FlowQuery query, OutputStream out, Rejected rejected) throws IOException {
            return narrowed(query).writeTo(out, OriginalLines.about(addresses, rejected));
        }

        /** Most records are told from the wanted ones before they are made; how the others spell their addresses is looked at then. */
        private FlowQuery narrowed(FlowQuery query) {
            Set<IpAddress> parsed = new HashSet<>();
            for (String address : addresses) {
                IpAddress one = IpAddress.parseOrNull(address);
                if (one == null) {
                    return query;
                }
                parsed.add(one);
            }
            return query.where(FlowPredicate.oneOf(FlowFields.SRCADDR, parsed)
                    .or(FlowPredicate.oneOf(FlowFields.DSTADDR, parsed)));
        }
    }

    private static final class Aggregate extends OriginalAction {
        @Override
        ScanStatistics answer(FlowQuery query, OutputStream out, Rejected rejected) throws IOException {
            FlowTable flows = new FlowTable();
            ScanStatistics statistics = forEach(query, rejected, flows::add);
            flows.writeTo(out);
            return statistics;
        }
    }
}
