package io.flowlogs.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Uses what most calls use, so that the launcher can make an archive of the classes loaded. */
public final class StartupTraining {
    private StartupTraining() {}

    /**
     * Asks the usual questions about some samples. Nothing is printed.
     *
     * @param args the directory of the samples; then whether questions to AWS are usual too, as <code>-aws</code>
     * @throws IOException when there is no port to be had on this machine
     */
    public static void main(String[] args) throws IOException {
        String samples = args[0];
        String plain = samples + "/vpc-default-v2.log";
        String compressed = samples + "/vpc-custom-v5.log.gz";
        List<List<String>> calls = List.of(
                List.of("print", "-n", "5", plain),
                List.of("print", "-o", "json", compressed),
                List.of("print", "-o", "csv", "--fields", "srcaddr,pkt-srcaddr,bytes", compressed),
                List.of("print", "-o", "table", "--since", "1d", plain),
                List.of("find", "203.0.113.77,10.0.0.0/8", "-s", "2024-03-05", plain, compressed),
                List.of("ipset", samples),
                List.of("aggregate", "-o", "csv", plain),
                List.of("aggregate", "--by", "srcaddr", "-n", "5", "-o", "table", compressed),
                List.of("top", "talkers", plain),
                List.of("series", "--bin", "5m", plain),
                List.of("stats", "--by", "dstport", "--metric", "sum(bytes),distinct(srcaddr)", compressed),
                List.of("print", "--no-such-option", plain),
                List.of("help", "find"));
        calls.forEach(StartupTraining::call);
        if (args.length > 1) {
            askAws();
        }
    }

    /** The first request to AWS takes thousands of classes, which is most of the time that a small question to it takes. */
    private static void askAws() throws IOException {
        System.setProperty("aws.accessKeyId", "training");
        System.setProperty("aws.secretAccessKey", "training");
        System.setProperty("aws.region", "us-east-1");
        // Sources that have names are seldom files.
        ConfigText.parse("[sources.training]\nlocation = [\"cwl:training\"]\nregion = 'us-east-1'\n");
        try (TrainingServer server = new TrainingServer()) {
            String endpoint = "endpoint-url=" + server.endpoint();
            call(List.of("print", "-q", "-s", "2024-03-05", "-e", "2024-03-06", "-O", endpoint, "cwl:training"));
            call(List.of("find", "-q", "203.0.113.77", "--since", "all", "-O", endpoint, "s3://training/logs/"));
        }
    }

    private static void call(List<String> words) {
        OutputStream nowhere = OutputStream.nullOutputStream();
        PrintStream err = new PrintStream(nowhere, true, StandardCharsets.UTF_8);
        Diagnostics messages = new Diagnostics(err, "flowlogs", false, false);
        StandardOutput out = new StandardOutput(nowhere, false, () -> {});
        Surroundings surroundings =
                new Surroundings("flowlogs", out, messages, false, Map.of(), Clock.systemUTC(), ZoneOffset.UTC);
        new Dispatcher(surroundings).run(words);
    }
}
