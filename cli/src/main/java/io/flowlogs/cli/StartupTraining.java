package io.flowlogs.cli;

import java.util.List;

/** Uses what most calls use, so that the launcher can make an archive of the classes loaded. */
public final class StartupTraining {
    private StartupTraining() {}

    /**
     * Asks the usual questions about some samples. Whoever calls it throws the answers away.
     *
     * @param args the directory of the samples
     */
    public static void main(String[] args) {
        String samples = args[0];
        String plain = samples + "/vpc-default-v2.log";
        String compressed = samples + "/vpc-custom-v5.log.gz";
        List<List<String>> calls = List.of(
                List.of("print", "-n", "5", plain),
                List.of("print", "-o", "json", compressed),
                List.of("print", "-o", "csv", "--fields", "srcaddr,pkt-srcaddr,bytes", compressed),
                List.of("print", "-o", "table", "--since", "1d", "--local", plain),
                List.of("find", "203.0.113.77,10.0.0.0/8", "-s", "2024-03-05", plain, compressed),
                List.of("ipset", samples),
                List.of("aggregate", "-o", "csv", plain),
                List.of("aggregate", "--by", "srcaddr", "-n", "5", "-o", "table", compressed),
                List.of("print", "--no-such-option", plain),
                List.of("help", "find"));
        calls.forEach(words -> Main.run("flowlogs", words));
    }
}
