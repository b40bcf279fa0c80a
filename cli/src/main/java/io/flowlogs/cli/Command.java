package io.flowlogs.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One word of the command line. */
interface Command {
    /** Describes options, positionals and help, under the name of the command. */
    CommandSpec spec();

    /**
     * Carries the command out.
     *
     * @return the exit code
     * @throws IOException when the output cannot be written
     */
    int run(ParseResult words, Surroundings surroundings) throws IOException;
}
