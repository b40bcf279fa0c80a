package io.flowlogs.cli;

import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneId;
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
 */
record Surroundings(
        String program,
        OutputStream out,
        Diagnostics messages,
        boolean outIsTerminal,
        Map<String, String> environment,
        Clock clock,
        ZoneId localZone) {}
