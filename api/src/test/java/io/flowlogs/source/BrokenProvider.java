package io.flowlogs.source;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Providers that fail as soon as they are asked anything. */
public final class BrokenProvider {
    private BrokenProvider() {}

    /** Has a scheme that is none. */
    public static final class Shouting extends Whole {
        @Override
        public String scheme() {
            return "No\u001bted";
        }
    }

    /** Fails when it is made. */
    public static final class Stillborn extends Whole {
        /** Fails. */
        public Stillborn() {
            throw new IllegalStateException("no licence\u0007");
        }
    }

    /** Fails when asked for its options. */
    public static final class Mute extends Whole {
        @Override
        public List<OptionSpec<?>> options() {
            throw new NoClassDefFoundError("org/example/Text");
        }
    }

    /** Fails when asked whether a location is its own. */
    public static final class Startled extends Whole {
        @Override
        public boolean claims(String location) {
            throw new IllegalStateException("who, me?");
        }
    }

    /** Finds something missing when it opens. */
    public static final class Empty extends Whole {
        @Override
        public FlowRecordSource open(URI location, SourceOptions options) {
            throw new NoClassDefFoundError("org/example/Client");
        }
    }

    /** Has nothing wrong. */
    public static class Whole implements FlowRecordSourceProvider {
        @Override
        public String scheme() {
            String name = getClass().getName();
            return name.substring(name.indexOf('$') + 1).toLowerCase(Locale.ROOT);
        }

        @Override
        public String description() {
            return "nothing";
        }

        @Override
        public List<OptionSpec<?>> options() {
            return List.of();
        }

        @Override
        public FlowRecordSource open(URI location, SourceOptions options) {
            return new NotedSource(location.toString());
        }
    }
}
