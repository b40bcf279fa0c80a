package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.LineLayout;
import io.flowlogs.internal.scan.RowView;
import io.flowlogs.internal.text.AddressText;
import io.flowlogs.query.GroupKey;
import io.flowlogs.record.FlowField;
import io.flowlogs.value.IpProtocol;
import io.flowlogs.value.ServiceName;
import org.jspecify.annotations.Nullable;

/** A key that is no field. Belongs to one thread. */
abstract class ComputedKey {
    /** Looks up the columns it is computed from. */
    abstract void layout(LineLayout layout);

    /** Computes the key of a record: a number or that of a text; negative when it is missing. */
    abstract long read(LineContext line);

    /** Returns null for a key that is a field. */
    static @Nullable ComputedKey of(GroupKey key, TextDictionary.Reader texts) {
        return switch (key.form()) {
            case FIELD, EITHER_SIDE -> null;
            case TIME_BIN -> new Bin(new TimeBins(key.width(), key.zone()));
            case SERVICE -> new Service(texts);
            case SERVER_PORT -> new Server();
            case SENDER -> new Sender(texts);
            case IP_VERSION -> new IpVersion(key);
        };
    }

    /** The bin of a record's time. */
    private static final class Bin extends ComputedKey {
        private final TimeBins bins;

        Bin(TimeBins bins) {
            this.bins = bins;
        }

        @Override
        void layout(LineLayout layout) {
            // The time of a record is known before.
        }

        @Override
        long read(LineContext line) {
            return line.millis == RecordTime.NONE ? -1 : Math.max(0, bins.begin(Math.floorDiv(line.millis, 1000)));
        }
    }

    /** A key that depends on who serves. */
    private abstract static class ByServer extends ComputedKey {
        private @Nullable ServerPort servers;

        @Override
        final void layout(LineLayout layout) {
            servers = new ServerPort(layout);
        }

        @Override
        final long read(LineContext line) {
            return servers == null ? -1 : read(servers, line.row);
        }

        abstract long read(ServerPort server, RowView row);
    }

    private static final class Server extends ByServer {
        @Override
        long read(ServerPort server, RowView row) {
            return server.port(row);
        }
    }

    private static final class Sender extends ByServer {
        private final long client;
        private final long sender;

        Sender(TextDictionary.Reader texts) {
            client = texts.number("client");
            sender = texts.number("server");
        }

        @Override
        long read(ServerPort server, RowView row) {
            int port = server.port(row);
            return port < 0 ? -1 : server.sourceServes(row) ? sender : client;
        }
    }

    /** The name of a service is looked up once for each. */
    private static final class Service extends ByServer {
        private static final int PORT_BITS = 16;

        private final TextDictionary.Reader texts;
        private final int[][] known = new int[256][];

        Service(TextDictionary.Reader texts) {
            this.texts = texts;
        }

        @Override
        long read(ServerPort server, RowView row) {
            int code = server.service(row);
            if (code < 0) {
                return -1;
            }
            int protocol = code >>> PORT_BITS;
            int port = code & ((1 << PORT_BITS) - 1);
            int[] ports = ports(protocol);
            if (ports[port] == 0) {
                String name = ServiceName.of(protocol, port);
                ports[port] = texts.number(name) + 1;
            }
            return ports[port] - 1L;
        }

        private int[] ports(int protocol) {
            if (known[protocol] == null) {
                known[protocol] = new int[IpProtocol.of(protocol).hasPorts() ? 1 << PORT_BITS : 1];
            }
            return known[protocol];
        }
    }

    private static final class IpVersion extends ComputedKey {
        private static final int IPV4 = 4;
        private static final int IPV6 = 6;

        private final GroupKey key;
        private int[] columns = new int[0];

        IpVersion(GroupKey key) {
            this.key = key;
        }

        @Override
        void layout(LineLayout layout) {
            columns = key.fields().stream()
                    .mapToInt((FlowField<?> field) -> layout.column(field))
                    .filter(column -> column >= 0)
                    .toArray();
        }

        @Override
        long read(LineContext line) {
            for (int column : columns) {
                if (!line.row.isMissing(column)) {
                    boolean found = line.row.address(column);
                    return found && AddressText.isIpv4(line.row.high(), line.row.low()) ? IPV4 : IPV6;
                }
            }
            return -1;
        }
    }
}
