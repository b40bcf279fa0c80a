package io.flowlogs.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A bucket on a server that stands in for AWS. Two flow logs deliver to it, one in the usual layout, one of another account in that for Hive, by hours
 * and in a folder of its own; each object has the records that end in its five minutes.
 */
public final class SampleBucket {
    /** The Region it is in. */
    public static final String REGION = "us-east-1";

    private static final String BUCKET = "my-flow-logs";
    private static final String LAKE = "my-lake";
    private static final Path PARQUET = Path.of("samples/vpc-default-v2.parquet");
    private static final Path PLAIN = Path.of("samples/vpc-default-v2.log");
    private static final Path CUSTOM = Path.of("samples/vpc-custom-v5.log.gz");
    private static final int SLOT = 300;

    private SampleBucket() {}

    /** Makes the bucket and its objects. */
    public static void fill(URI server) throws IOException {
        List<String> plain = Files.readAllLines(PLAIN);
        List<String> custom = unpacked(CUSTOM);
        try (S3Client s3 = client(server)) {
            s3.createBucket(bucket -> bucket.bucket(BUCKET));
            put(
                    s3,
                    "'AWSLogs/123456789012/vpcflowlogs/us-east-1/'uuuu/MM/dd/",
                    "123456789012_vpcflowlogs_us-east-1_fl-0a1b2c3d4e5f60001_",
                    plain);
            put(
                    s3,
                    "'team-b/AWSLogs/aws-account-id=210987654321/aws-service=vpcflowlogs/aws-region=eu-west-1/year="
                            + "'uuuu/'month='MM/'day='dd/'hour='HH/",
                    "210987654321_vpcflowlogs_eu-west-1_fl-0a1b2c3d4e5f60002_",
                    custom);
            s3.createBucket(bucket -> bucket.bucket(LAKE));
            s3.putObject(
                    object -> object.bucket(LAKE).key("year=2024/month=03/day=05/part-00001.parquet"),
                    RequestBody.fromFile(PARQUET));
        }
    }

    /** A client of the server. */
    public static S3Client client(URI server) {
        return S3Client.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(server)
                .forcePathStyle(true)
                .region(Region.of(REGION))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    private static List<String> unpacked(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        }
    }

    private static void put(S3Client s3, String folders, String family, List<String> lines) throws IOException {
        String header = lines.get(0);
        int end = List.of(header.split(" ", -1)).indexOf("end");
        for (Map.Entry<Long, List<String>> slot : slots(lines, end).entrySet()) {
            String key = format(folders, slot.getKey()) + family + format("uuuuMMdd'T'HHmm'Z'", slot.getKey())
                    + "_0f1e2d3c.log.gz";
            byte[] content = gzip(header + "\n" + String.join("\n", slot.getValue()) + "\n");
            s3.putObject(object -> object.bucket(BUCKET).key(key), RequestBody.fromBytes(content));
        }
    }

    private static Map<Long, List<String>> slots(List<String> lines, int end) {
        return lines.stream()
                .skip(1)
                .collect(Collectors.groupingBy(
                        line -> Long.parseLong(line.split(" ", -1)[end]) / SLOT * SLOT,
                        TreeMap::new,
                        Collectors.toList()));
    }

    private static String format(String pattern, long second) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(Instant.ofEpochSecond(second));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
