package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same questions in SQL have the same answers, on made-up flow logs of several seeds. */
class DuckDbQuestionsTest {
    private static final int LINES = 6000;
    private static final Set<String> NUMBERS =
            Set.of("srcport", "dstport", "protocol", "packets", "bytes", "start", "end", "tcp-flags");
    private static final List<Integer> SEEDS = List.of(1, 7, 20_240_601);

    @TempDir
    Path directory;

    /** A question and the same in SQL. Rows are compared without their order, which the laws of the engine settle. */
    private record Question(String words, String sql) {
        @Override
        public String toString() {
            return words;
        }
    }

    private static final String EITHER_SIDE =
            "(select srcaddr as addr, bytes, packets from ok union all select dstaddr, bytes, packets from ok"
                    + " where dstaddr is distinct from srcaddr)";
    private static final String TRAFFIC = "sum(bytes), sum(packets), count(*)";

    private static final List<Question> QUESTIONS = List.of(
            top("talkers", "select addr, " + TRAFFIC + " from " + EITHER_SIDE + " group by addr"),
            top("pairs", "select srcaddr, dstaddr, " + TRAFFIC + " from ok group by all"),
            new Question(
                    "stats --by srcaddr,dstaddr --undirected --metric sum(bytes),distinct(srcport)",
                    "select least(srcaddr, dstaddr), greatest(srcaddr, dstaddr), sum(bytes), count(distinct srcport)"
                            + " from ok group by all"),
            top("ports", "select dstport, " + TRAFFIC + " from ok group by all"),
            top("protocols", "select protocol, " + TRAFFIC + " from ok group by all"),
            top("interfaces", "select interface_id, " + TRAFFIC + " from ok group by all"),
            top("rejects", "select srcaddr, " + TRAFFIC + " from ok where action = 'REJECT' group by all"),
            top(
                    "rejects --by interface-id,srcaddr --where protocol=tcp",
                    "select interface_id, srcaddr, " + TRAFFIC
                            + " from ok where action = 'REJECT' and protocol = 6 group by all"),
            top("action,protocol --metric packets", "select action, protocol, " + TRAFFIC + " from ok group by all"),
            new Question(
                    "stats --by dstport --metric sum(bytes),count,min(bytes),max(packets),distinct(srcaddr),p95(bytes)",
                    "select dstport, sum(bytes), count(*), min(bytes), max(packets), count(distinct srcaddr),"
                            + " quantile_disc(bytes, 0.95) from ok group by all"),
            new Question(
                    "stats --by interface-id --metric avg(bytes),distinct(dstport),p50(packets) --bin 10m",
                    "select start // 600 * 600, interface_id, avg(bytes), count(distinct dstport),"
                            + " quantile_disc(packets, 0.5) from ok group by all"),
            new Question(
                    "stats --by srcaddr,dstaddr --having records>=3",
                    "select srcaddr, dstaddr, " + TRAFFIC + " from ok group by all having count(*) >= 3"),
            new Question(
                    "stats --metric count,sum(bytes),distinct(srcaddr),distinct(dstaddr)",
                    "select count(*), sum(bytes), count(distinct srcaddr), count(distinct dstaddr) from ok"),
            new Question(
                    "series --bin 5m",
                    "select start // 300 * 300, count(*) filter (log_status = 'OK'), coalesce(sum(bytes), 0),"
                            + " coalesce(sum(packets), 0), count(*) filter (action = 'ACCEPT'),"
                            + " count(*) filter (action = 'REJECT'), count(*) filter (log_status = 'NODATA'),"
                            + " count(*) filter (log_status = 'SKIPDATA') from t group by all"));

    private static Question top(String what, String sql) {
        return new Question("top " + what, sql);
    }

    static Stream<Arguments> questions() {
        return SEEDS.stream().flatMap(seed -> Stream.of("default", "v5").map(format -> Arguments.of(seed, format)));
    }

    @ParameterizedTest(name = "seed {0}, {1}")
    @MethodSource("questions")
    void answersAreThoseOfSql(int seed, String format) throws SQLException {
        String[] generate = {
            "gen",
            "-n",
            String.valueOf(LINES),
            "--seed",
            String.valueOf(seed),
            "--format",
            format,
            "--skipdata",
            "20",
            "--files",
            "1",
            "--external-addresses",
            "300",
            "--interfaces",
            "9",
            directory.toString()
        };
        assertThat(InProcess.call(generate).code()).isZero();
        Path written = onlyFile();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            load(connection, written);
            for (Question question : QUESTIONS) {
                assertThat(answer(question, written)).as(question.words()).isEqualTo(sql(connection, question.sql()));
            }
        }
    }

    private Path onlyFile() {
        String[] names = directory.toFile().list();
        return directory.resolve(names[0]);
    }

    /** Columns under the names of SQL, numbers as numbers. */
    private static void load(Connection connection, Path file) throws SQLException {
        String columns = Stream.of(firstLine(file).split(" "))
                .map(DuckDbQuestionsTest::column)
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table t as select " + columns + " from read_csv('" + file
                    + "', delim = ' ', header = true, nullstr = '-', all_varchar = true)");
            statement.execute("create view ok as select * from t where log_status = 'OK'");
        }
    }

    private static String firstLine(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String column(String name) {
        String quoted = '"' + name + '"';
        String type = NUMBERS.contains(name) ? "::bigint" : "";
        return quoted + type + " as \"" + name.replace('-', '_') + '"';
    }

    private static List<String> answer(Question question, Path file) {
        List<String> words = new ArrayList<>(Arrays.asList(question.words().split(" ")));
        words.addAll(List.of("-o", "csv", "--no-header", "-n", "1000000", file.toString()));
        Call call = InProcess.call(words.toArray(String[]::new));
        assertThat(call.code()).as(call.err()).isZero();
        return call.out()
                .lines()
                .map(line -> comparable(question, line))
                .sorted()
                .toList();
    }

    /** A share needs the sum over all rows, which is another question in SQL; which end comes first is ordered by text there. */
    private static String comparable(Question question, String line) {
        if (question.words().startsWith("top ")) {
            return line.replaceFirst(",[^,]*,[^,]*$", "");
        } else if (question.words().contains("--undirected")) {
            String[] cells = line.split(",", -1);
            Arrays.sort(cells, 0, 2);
            return String.join(",", cells);
        }
        return line;
    }

    private static List<String> sql(Connection connection, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    cells.add(cell(result.getObject(column)));
                }
                rows.add(String.join(",", cells));
            }
        }
        return rows.stream().sorted().toList();
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Double number
                ? BigDecimal.valueOf(number)
                        .setScale(6, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                : value.toString();
    }
}
