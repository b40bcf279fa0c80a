package io.flowlogs.cli;

import io.flowlogs.PlugIns;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * The process that the command line runs in, as far as it matters. Immutable; tests make their own.
 *
 * @param program the name it was called by
 * @param out standard output
 * @param messages standard error
 * @param outIsTerminal whether standard output is a terminal
 * @param environment the environment variables
 * @param clock tells what now is
 * @param localZone the zone of --local
 * @param installed the sources, decoders and encoders there are
 */
record Surroundings(
        String program,
        OutputStream out,
        Diagnostics messages,
        boolean outIsTerminal,
        Map<String, String> environment,
        Clock clock,
        ZoneId localZone,
        Installed installed) {
    /** What is installed is what the environment says. */
    Surroundings(
            String program,
            OutputStream out,
            Diagnostics messages,
            boolean outIsTerminal,
            Map<String, String> environment,
            Clock clock,
            ZoneId localZone) {
        this(
                program,
                out,
                messages,
                outIsTerminal,
                environment,
                clock,
                localZone,
                new Installed(List.of(), environment, messages));
    }

    /** Has plug-ins of some folders and jars too. */
    Surroundings withPlugIns(List<Path> places) {
        Installed others = new Installed(places, environment, messages);
        return new Surroundings(program, out, messages, outIsTerminal, environment, clock, localZone, others);
    }

    PlugIns plugIns() {
        return installed.plugIns();
    }
}
