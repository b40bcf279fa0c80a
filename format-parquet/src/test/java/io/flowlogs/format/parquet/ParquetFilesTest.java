package io.flowlogs.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowFields;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of other writers, and files that are not what they should be. */
class ParquetFilesTest {
    private static Read read(byte[] content) {
        return new Read(Answers.query(MemoryFile.of("x.parquet", content), 1, 7));
    }

    @TempDir
    Path directory;

    private byte[] duck(String select, String options) throws SQLException, IOException {
        Path file = directory.resolve("duck.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet" + options + ")");
        }
        return Files.readAllBytes(file);
    }

    @Test
    void whatDuckDbWritesIsRead() throws SQLException, IOException {
        String select = "SELECT 2 AS version, 'eni-' || (i % 5) AS interface_id,"
                + " '10.0.' || (i % 7) || '.' || (i % 250) AS srcaddr, (i % 65536)::USMALLINT AS dstport,"
                + " (i * 7)::BIGINT AS bytes, to_timestamp(1700000000 + i) AS \"start\","
                + " CASE WHEN i % 10 = 3 THEN NULL ELSE 'ACCEPT' END AS action, i % 2 = 0 AS even, i / 2.0 AS half"
                + " FROM range(5000) t(i)";
        for (String codec : List.of("gzip", "zstd", "snappy", "uncompressed")) {
            for (String version : List.of("V1", "V2")) {
                byte[] content =
                        duck(select, ", COMPRESSION " + codec + ", ROW_GROUP_SIZE 2048, PARQUET_VERSION " + version);
                Read read = read(content);
                assertThat(read.problems).as(codec + version).isEmpty();
                assertThat(read.messages)
                        .hasSize(5000)
                        .contains(
                                "2 eni-3 10.0.3.3 3 21 1700000003 - false 1.5",
                                "2 eni-4 10.0.4.4 4 28 1700000004 ACCEPT true 2");
            }
        }
    }

    @Test
    void groupsOutsideOfTheWindowAreNotFetched() throws SQLException, IOException {
        byte[] content = duck(
                "SELECT i AS bytes, 1700000000 + i AS \"start\", repeat('x', 50) || hash(i) AS interface_id FROM range(20000) t(i)",
                ", COMPRESSION uncompressed, ROW_GROUP_SIZE 2048");
        MemoryFile file = MemoryFile.of("x.parquet", content);
        FlowQuery query = Answers.query(file, 1, 100)
                .between(new TimeRange(Instant.ofEpochSecond(1700010000), Instant.ofEpochSecond(1700010010)))
                .where(FlowPredicate.ge(FlowFields.BYTES, 10_005L));
        ScanStatistics counted = query.count();
        assertThat(counted.matched()).isEqualTo(5);
        assertThat(counted.records()).isLessThanOrEqualTo(2048);
        assertThat(counted.skipped().values()).containsExactly(20_000 - counted.records());
        assertThat(counted.bytesRead()).isLessThan(content.length / 8);
    }

    @Test
    void columnsThatNobodyAskedForAreNotFetched() throws SQLException, IOException {
        byte[] content = duck(
                "SELECT i AS bytes, repeat('x', 50) || hash(i) AS interface_id FROM range(20000) t(i)",
                ", COMPRESSION uncompressed");
        ScanStatistics counted = Answers.query(MemoryFile.of("x.parquet", content), 1, 100)
                .where(FlowPredicate.ge(FlowFields.BYTES, 10_000L))
                .count();
        assertThat(counted.matched()).isEqualTo(10_000);
        assertThat(counted.bytesRead()).isLessThan(content.length / 4);
    }

    @Test
    void malformedValuesAreNamedAndGoodRowsSurvive() throws SQLException, IOException {
        byte[] content = duck(
                "SELECT * FROM (VALUES ('10.0.0.1', '1'), ('10.0.0.x', '2'), ('10.0.0.3', 'many'), (NULL, 'None'), ('a b', '5'))"
                        + " t(srcaddr, bytes)",
                "");
        Read read = read(content);
        assertThat(read.messages).containsExactly("10.0.0.1 1", "- -");
        assertThat(read.statistics.malformed()).isEqualTo(3);
        assertThat(read.problems)
                .satisfiesExactly(
                        one -> assertThat(one)
                                .startsWith("x.parquet:2, srcaddr: ")
                                .contains("'10.0.0.x'"),
                        two -> assertThat(two)
                                .startsWith("x.parquet:3, bytes: ")
                                .contains("'many'"),
                        three -> assertThat(three)
                                .startsWith("x.parquet:5, srcaddr: ")
                                .contains("'a%20b'"));
    }

    @Test
    void whatCannotBeReadIsSaid() throws SQLException, IOException {
        byte[] good = duck("SELECT 1 AS bytes", "");
        byte[] cut = Arrays.copyOf(good, good.length - 1);
        byte[] longFooter = good.clone();
        longFooter[good.length - 6] = 0x7f;
        byte[] encrypted = good.clone();
        encrypted[good.length - 1] = 'E';
        assertThat(read(cut).problems)
                .singleElement()
                .asString()
                .startsWith("x.parquet: ")
                .contains("cut off");
        assertThat(read(longFooter).problems).singleElement().asString().contains("expected a footer of at most");
        assertThat(read(encrypted).problems).singleElement().asString().contains("encrypted");
        assertThat(read(new byte[] {'P', 'A', 'R', '1'}).problems)
                .singleElement()
                .asString()
                .contains("only 4 bytes");
        assertThat(read(duck("SELECT 1 AS apples, 2 AS pears", "")).problems)
                .singleElement()
                .asString()
                .contains("found 'apples', 'pears'");
        assertThat(read(duck("SELECT [1, 2] AS bytes", "")).problems)
                .singleElement()
                .asString()
                .contains("column bytes", "a type that flow logs do not have");
        Read piped = new Read(Answers.query(MemoryFile.of("x.parquet", good).piped(), 1, 7));
        assertThat(piped.problems).singleElement().asString().contains("Save it as it is to a file");
    }

    /** What a long name is shortened to may be taken; the number that tells them apart must not be cut off with the rest. */
    @Test
    void longNamesThatBeginAlikeAreToldApart() throws SQLException, IOException {
        String name = "x".repeat(150);
        byte[] content = duck("SELECT 1 AS bytes, 2 AS " + name + "a, 3 AS " + name + "b", "");
        assertThat(read(content).messages).containsExactly("1 2 3");
    }

    @Test
    void columnsOfOtherTypesAreLeftOut() throws SQLException, IOException {
        byte[] content = duck("SELECT 1 AS bytes, [1] AS list, 'x' AS list_2, 3 AS \"BYTES-2\"", "");
        assertThat(read(content).messages).containsExactly("1 x 3");
    }
}
