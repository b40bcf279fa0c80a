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
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
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

    /**
     * A question and the same in SQL. Rows are compared without their order, which the laws of the engine settle.
     *
     * @param words what is asked
     * @param sql the same
     * @param compared what of a row SQL says too; null for a row that it does not
     */
    private record Question(String words, String sql, Function<List<String>, @Nullable List<String>> compared) {
        Question(String words, String sql) {
            this(words, sql, row -> row);
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private static final String PORTS = "protocol in (6, 17, 33, 132, 136)";
    private static final String PRIVATE =
            "regexp_matches(%s, '^(10\\.|192\\.168\\.|172\\.(1[6-9]|2[0-9]|3[01])\\.|100\\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\."
                    + "|169\\.254\\.|127\\.|f[cd]|fe[89ab])')";
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
                            + " from ok group by all",
                    DuckDbQuestionsTest::endsByText),
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
                            + " count(*) filter (log_status = 'SKIPDATA') from t group by all"),
            new Question(
                    "flows",
                    "select least(split_part(one, '|', 1), split_part(other, '|', 1)),"
                            + " greatest(split_part(one, '|', 1), split_part(other, '|', 1)), protocol, sum(bytes), sum(packets),"
                            + " min(start), max(\"end\"), count(*) from (select *,"
                            + " least(srcaddr || '|' || srcport, dstaddr || '|' || dstport) as one,"
                            + " greatest(srcaddr || '|' || srcport, dstaddr || '|' || dstport) as other from ok)"
                            + " group by one, other, protocol",
                    DuckDbQuestionsTest::conversation),
            new Question(
                    "scan",
                    "select srcaddr, dstaddr, max(n) from (select a.srcaddr, a.dstaddr, a.start, count(distinct b.dstport) as n"
                            + " from (select distinct srcaddr, dstaddr, start from ok where " + PORTS + ") a join ok b"
                            + " on a.srcaddr = b.srcaddr and a.dstaddr = b.dstaddr and b.start >= a.start"
                            + " and b.start < a.start + 3600 and b." + PORTS
                            + " group by all) group by all having max(n) >= 10",
                    row -> row.get(1).isEmpty() ? null : row.subList(0, 3)),
            new Question(
                    "scan --targets 20",
                    "select srcaddr, max(n) from (select a.srcaddr, a.dstport, a.start, count(distinct b.dstaddr) as n"
                            + " from (select distinct srcaddr, dstport, start from ok where " + PORTS + ") a join ok b"
                            + " on a.srcaddr = b.srcaddr and a.dstport = b.dstport and b.start >= a.start"
                            + " and b.start < a.start + 3600 and b." + PORTS
                            + " group by all) group by srcaddr, dstport having max(n) >= 20",
                    row -> row.get(1).isEmpty() ? List.of(row.get(0), row.get(3)) : null),
            new Question(
                    "exposure",
                    "select dstaddr, dstport, protocol, count(distinct srcaddr), " + TRAFFIC
                            + ", min(start), max(\"end\")"
                            + " from ok where action = 'ACCEPT' and " + PORTS + " and srcport >= dstport and "
                            + PRIVATE.formatted("dstaddr") + " and not " + PRIVATE.formatted("srcaddr")
                            + " group by all",
                    row -> row.subList(0, 9)),
            new Question(
                    "health --bin 10m",
                    "select start // 600 * 600, interface_id, count(*) filter (log_status = 'OK'),"
                            + " count(*) filter (log_status = 'NODATA'), count(*) filter (log_status = 'SKIPDATA'), max(\"end\")"
                            + " from t group by all",
                    row -> row.get(5).equals("true") ? null : without(row, 5)),
            new Question(
                    "diff --by dstport --before 2024-06-01T00:00/2024-06-01T02:00 --after 2024-06-01T02:00/2024-06-01T04:00",
                    "select dstport, sum(bytes) filter (start < 1717207200), sum(bytes) filter (start >= 1717207200) from ok"
                            + " where start >= 1717200000 and start < 1717214400 group by all",
                    row -> List.of(row.get(0), zeroIsNothing(row.get(1)), zeroIsNothing(row.get(2)))));

    /** Which side is the client is a rule that SQL does not know; the sums of both directions, it does. */
    private static List<String> conversation(List<String> row) {
        List<String> ends = row.subList(0, 2).stream().sorted().toList();
        long bytes = Long.parseLong(row.get(4)) + Long.parseLong(row.get(5));
        long packets = Long.parseLong(row.get(6)) + Long.parseLong(row.get(7));
        return List.of(
                ends.get(0), ends.get(1), row.get(3), "" + bytes, "" + packets, row.get(8), row.get(9), row.get(11));
    }

    /** Which end comes first is ordered by number, and in SQL by text. */
    private static List<String> endsByText(List<String> row) {
        List<String> sorted =
                new ArrayList<>(row.subList(0, 2).stream().sorted().toList());
        sorted.addAll(row.subList(2, row.size()));
        return sorted;
    }

    private static List<String> without(List<String> row, int column) {
        List<String> rest = new ArrayList<>(row);
        rest.remove(column);
        return rest;
    }

    private static String zeroIsNothing(String cell) {
        return cell.equals("0") ? "" : cell;
    }

    private static Question top(String what, String sql) {
        // A share needs the sum over all rows, which is another question in SQL.
        return new Question("top " + what, sql, row -> row.subList(0, row.size() - 2));
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
            for (Question question : questions(format)) {
                assertThat(answer(question, written)).as(question.words()).isEqualTo(sql(connection, question.sql()));
            }
        }
    }

    /** Flags and directions of records change who is the client, in a way that SQL is not told. */
    private static List<Question> questions(String format) {
        return QUESTIONS.stream()
                .filter(question -> !question.words().equals("exposure") || format.equals("default"))
                .toList();
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
                .map(line -> question.compared().apply(List.of(line.split(",", -1))))
                .filter(Objects::nonNull)
                .map(cells -> String.join(",", cells))
                .sorted()
                .toList();
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
