package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.record.FlowLogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that other programs take, by hand from what AWS documents of the fields' types, and as DuckDB takes them. */
class FormatStatementsTest {
    private static final String NOWHERE = "s3://BUCKET/PREFIX/";
    private static final String LINE =
            "2 012345678901 eni-1 10.0.0.1 2001:db8::1 443 50000 6 9 1584 1717200055 1717200105"
                    + " ACCEPT OK\n2 012345678901 eni-1 - - - - - - - 1717200055 1717200105 - NODATA\n";

    @TempDir
    Path directory;

    @Test
    void athenaHasATableOfTheDefaultFormat() {
        String columns = """
                CREATE EXTERNAL TABLE IF NOT EXISTS vpc_flow_logs (
                  `version` int,
                  `account_id` string,
                  `interface_id` string,
                  `srcaddr` string,
                  `dstaddr` string,
                  `srcport` int,
                  `dstport` int,
                  `protocol` bigint,
                  `packets` bigint,
                  `bytes` bigint,
                  `start` bigint,
                  `end` bigint,
                  `action` string,
                  `log_status` string
                )
                PARTITIONED BY (`date` date)
                """;
        Map<String, String> all = new FormatStatements(FlowLogFormat.DEFAULT, "s3://logs/AWSLogs/").all();
        assertThat(all.get("athena-text")).isEqualTo(columns + """
                ROW FORMAT DELIMITED FIELDS TERMINATED BY ' '
                LOCATION 's3://logs/AWSLogs/'
                TBLPROPERTIES ("skip.header.line.count"="1");""");
        assertThat(all.get("athena-parquet")).isEqualTo(columns + """
                STORED AS PARQUET
                LOCATION 's3://logs/AWSLogs/';""");
    }

    @Test
    void athenaHasTheTypesOfACustomFormat() {
        assertThat(athenaColumns("account-id action az-id bytes dstport flow-direction tcp-flags traffic-path"
                        + " encryption-status reject-reason pkt-srcaddr pkt-dst-aws-service type"))
                .containsExactly(
                        "`account_id` string",
                        "`action` string",
                        "`az_id` string",
                        "`bytes` bigint",
                        "`dstport` int",
                        "`flow_direction` string",
                        "`tcp_flags` int",
                        "`traffic_path` int",
                        "`encryption_status` int",
                        "`reject_reason` string",
                        "`pkt_srcaddr` string",
                        "`pkt_dst_aws_service` string",
                        "`type` string");
    }

    @Test
    void athenaHasTheTypesOfTransitGateways() {
        List<String> columns = athenaColumns("tgw-default");
        assertThat(columns)
                .hasSize(36)
                .startsWith("`version` int", "`resource_type` string", "`account_id` string", "`tgw_id` string")
                .containsSubsequence(
                        "`srcport` int",
                        "`dstport` int",
                        "`protocol` bigint",
                        "`packets` bigint",
                        "`bytes` bigint",
                        "`start` bigint",
                        "`end` bigint",
                        "`log_status` string",
                        "`type` string",
                        "`packets_lost_no_route` bigint",
                        "`packets_lost_blackhole` bigint",
                        "`packets_lost_mtu_exceeded` bigint",
                        "`packets_lost_ttl_expired` bigint",
                        "`tcp_flags` int",
                        "`region` string",
                        "`flow_direction` string");
    }

    @Test
    void insightsAndLogsNameEveryField() {
        Map<String, String> all = statements("srcaddr log-status action");
        assertThat(all)
                .containsEntry("insights", "parse @message \"* * *\" as srcaddr, log_status, action")
                .containsEntry("filter-pattern", "[srcaddr, log_status, action = \"REJECT\"]");
        assertThat(statements("dstport bytes")).containsEntry("filter-pattern", "[dstport = 22, bytes]");
    }

    @Test
    void noTwoColumnsHaveTheSameName() {
        assertThat(athenaColumns("a.b a-b a:b a_b_2 date srcaddr"))
                .containsExactly(
                        "`a_b` string",
                        "`a_b_2` string",
                        "`a_b_3` string",
                        "`a_b_2_2` string",
                        "`date_2` string",
                        "`srcaddr` string");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x`)LOCATION's3://evil/'--", "x')(select", "x\";drop", "x]=*", "x\\u0027"})
    void namesCannotEndWhatTheyAreIn(String hostile) {
        Map<String, String> plain = statements("version x");
        statements("version " + hostile).forEach((kind, statement) -> {
            if (!kind.equals("fields")) {
                assertThat(statement.replaceAll("x[a-z0-9_]*", "x"))
                        .isEqualTo(plain.get(kind).replaceAll("x[a-z0-9_]*", "x"));
            }
        });
    }

    @Test
    void locationsCannotEndTheirText() {
        assertThat(new FormatStatements(FlowLogFormat.DEFAULT, "s3://b/'; DROP TABLE x; --")
                        .all()
                        .get("athena-parquet"))
                .endsWith("LOCATION 's3://b/__ DROP TABLE x_ --';");
    }

    @Test
    void duckDbReadsWhatTheDefaultFormatDescribes() throws IOException, SQLException {
        Path log = Files.writeString(directory.resolve("a.log"), FlowLogFormat.DEFAULT.toHeader() + "\n" + LINE);
        assertThat(readByDuckDb(statements("default"), log, "account_id, srcport, bytes, \"end\", log_status"))
                .containsExactly("012345678901 443 1584 1717200105 OK", "012345678901 null null 1717200105 NODATA");
    }

    @Test
    void duckDbReadsNamesThatWereMadeDifferent() throws IOException, SQLException {
        Path log = Files.writeString(directory.resolve("a.log"), "a.b a-b date\n1 2 3\n");
        assertThat(readByDuckDb(statements("a.b a-b date"), log, "*")).containsExactly("1 2 3");
    }

    @Test
    void theCommandSaysWhatIsWrongWithAFormat() {
        Call call = InProcess.call("formats", "--format", "srcaddr srcaddr");
        assertThat(call.code()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains("--format").doesNotContain("fault of flowlogs");
        assertThat(InProcess.call("formats", "--format", "").code()).isEqualTo(ExitCode.USAGE);
        assertThat(InProcess.call("formats").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void theCommandSaysWhenThereIsNoRecord() throws IOException {
        Path empty = Files.writeString(directory.resolve("empty.log"), "srcaddr bytes\n");
        Call call = InProcess.call("formats", empty.toString());
        assertThat(call.code()).isZero();
        assertThat(call.out()).isEmpty();
        assertThat(call.err()).contains("no record was found");
    }

    @Test
    void theCommandTellsEveryFormatItFinds() throws IOException {
        Path log = Files.writeString(
                directory.resolve("a.log"),
                FlowLogFormat.DEFAULT.toHeader() + "\n" + LINE + "bytes srcaddr\n40 192.0.2.1\n");
        assertThat(InProcess.call("formats", log.toString(), "-o", "csv", "-q").out())
                .startsWith("format,records,kind,text\n1,2,fields,version account-id ")
                .contains("\n2,1,fields,bytes srcaddr\n");
    }

    private static Map<String, String> statements(String format) {
        return new FormatStatements(FlowLogFormat.parse(format), NOWHERE).all();
    }

    private static List<String> athenaColumns(String format) {
        return statements(format)
                .get("athena-text")
                .lines()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.strip().replaceAll(",$", ""))
                .toList();
    }

    private static List<String> readByDuckDb(Map<String, String> statements, Path log, String columns)
            throws SQLException {
        String create = statements.get("duckdb").replace("*.log.gz", log.toString());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(create);
            return rows(statement.executeQuery("select " + columns + " from vpc_flow_logs"));
        }
    }

    private static List<String> rows(ResultSet answer) throws SQLException {
        List<String> rows = new ArrayList<>();
        String[] cells = new String[answer.getMetaData().getColumnCount()];
        while (answer.next()) {
            for (int i = 0; i < cells.length; i++) {
                cells[i] = answer.getString(i + 1);
            }
            rows.add(String.join(" ", Arrays.asList(cells)));
        }
        return rows;
    }
}
