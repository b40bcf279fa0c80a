package io.flowlogs.benchmarks.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Fetches all objects below a prefix and drops them: the least that reading a bucket can take, and what the server is able to give. */
public final class Fetching {
    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
    private static final int BUFFER = 1 << 16;

    private Fetching() {}

    /**
     * Prints how many objects and bytes there were.
     *
     * @param args the address of the server, a prefix with at most a thousand keys, and how many connections to use
     * @throws Exception when something cannot be fetched
     */
    public static void main(String[] args) throws Exception {
        URI bucket = URI.create(args[0] + "/" + FolderServer.BUCKET + "/");
        List<String> keys = keys(bucket, args[1]);
        System.out.println(keys.size() + " " + fetched(bucket, keys, Integer.parseInt(args[2])));
    }

    static List<String> keys(URI bucket, String prefix) throws IOException {
        try (InputStream page =
                bucket.resolve("?list-type=2&prefix=" + prefix).toURL().openStream()) {
            return KEY.matcher(new String(page.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map((MatchResult key) -> key.group(1))
                    .toList();
        }
    }

    static long fetched(URI bucket, List<String> keys, int connections)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<Long>> fetches = keys.stream()
                    .map(key -> threads.submit(() -> fetched(bucket.resolve(key))))
                    .toList();
            long sum = 0;
            for (Future<Long> fetch : fetches) {
                sum += fetch.get();
            }
            return sum;
        } finally {
            threads.shutdownNow();
        }
    }

    private static long fetched(URI object) {
        byte[] buffer = new byte[BUFFER];
        try (InputStream content = object.toURL().openStream()) {
            long sum = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                sum += read;
            }
            return sum;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
