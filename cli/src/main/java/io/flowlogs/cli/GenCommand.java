package io.flowlogs.cli;

import io.flowlogs.gen.Carrier;
import io.flowlogs.gen.FieldLists;
import io.flowlogs.gen.GenerationOptions;
import io.flowlogs.gen.Ledger;
import io.flowlogs.gen.LedgerDetail;
import io.flowlogs.gen.LineEnding;
import io.flowlogs.gen.SyntheticFlowLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Generates flow logs. */
final class GenCommand implements Command {
    static final String NAME = "gen";
    private static final long MOST_LINES = 1_000_000_000_000L;

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Flags.command(
                NAME,
                "Generate made-up but consistent flow logs, to standard output or into the files of a directory. The same"
                        + " options give the same bytes. Shares are in permille of the records.",
                "flowlogs gen -n 1000 --ledger truth.json > made-up.log");
        spec.usageMessage().customSynopsis("flowlogs gen [OPTIONS] [DIRECTORY]");
        spec.addPositional(Flags.words("DIRECTORY", "0", "0..1", "where to write files; standard output unless given"));
        addShape(spec);
        addNetwork(spec);
        spec.addOption(Flags.file("FILE", "write the truth about what was generated as JSON to FILE", "--ledger"));
        spec.addOption(Flags.choice(
                "DETAIL", Choices.words(LedgerDetail.values()), "what the ledger holds", "--ledger-detail"));
        spec.addOption(Flags.flag("replace files that exist", "--force"));
        spec.addOption(Flags.flag("say nothing but errors on standard error", "-q", "--quiet"));
        return spec;
    }

    private static void addShape(CommandSpec spec) {
        spec.addOption(Flags.value("N", "number of records; 100000 unless given", "-n", "--lines"));
        spec.addOption(Flags.value("N", "seed; 42 unless given", "--seed"));
        spec.addOption(Flags.value(
                "FORMAT", "default, v3 to v11, tgw-default, all, or field names; default unless given", "--format"));
        spec.addOption(Flags.choice(
                "CARRIER", Choices.words(Carrier.values()), "what the records are wrapped in", "--carrier"));
        spec.addOption(Flags.value(
                "N",
                "number of files in DIRECTORY; 1 unless given. With aws-s3, which has a file at least for every account and"
                        + " five minutes, files of more than an Nth of the records are divided",
                "--files"));
        spec.addOption(Flags.flag("write no header line", "--no-header"));
        spec.addOption(Flags.choice("ENDING", Choices.words(LineEnding.values()), "how lines end", "--line-ending"));
        spec.addOption(Flags.flag("write start and end in milliseconds", "--milliseconds"));
        spec.addOption(Flags.value("LEVEL", "effort of compression, 1 to 9; 6 unless given", "--gzip-level"));
    }

    private static void addNetwork(CommandSpec spec) {
        spec.addOption(Flags.value("TIME", "begin of the first minute; 2024-06-01 unless given", "-s", "--start"));
        spec.addOption(Flags.value("N", "spread the records over N minutes; 320 unless given", "--windows"));
        spec.addOption(Flags.value("N", "N records a minute, instead of --windows", "--records-per-minute"));
        spec.addOption(Flags.value("PERMILLE", "records that begin a new flow; 120 unless given", "--new-flows"));
        spec.addOption(Flags.value("PERMILLE", "REJECT records; 50 unless given", "--reject"));
        spec.addOption(Flags.value("PERMILLE", "NODATA records; 10 unless given", "--nodata"));
        spec.addOption(Flags.value("PERMILLE", "SKIPDATA records; 0.5 unless given", "--skipdata"));
        spec.addOption(Flags.value("PERMILLE", "new flows over IPv6; 30 unless given", "--ipv6"));
        spec.addOption(Flags.value("N", "accounts; 1 unless given", "--accounts"));
        spec.addOption(Flags.value("N", "network interfaces; 200 unless given", "--interfaces"));
        spec.addOption(Flags.value("N", "addresses outside; 50000 unless given", "--external-addresses"));
        spec.addOption(Flags.value(
                "IPV4[:EVERY]", "address to search for, in one of EVERY records; of 400003 unless given", "--needle"));
        spec.addOption(Flags.value(
                "IPV4[:EVERY]",
                "address that looks much like the needle, in one of EVERY records; of 100003 unless given",
                "--decoy"));
    }

    @Override
    public int run(ParseResult parsed, Surroundings surroundings) throws IOException {
        Words words = new Words(parsed);
        if (words.has("--quiet")) {
            surroundings.messages().beQuiet();
        }
        Carrier carrier = choice(words, "--carrier", Carrier.values(), Carrier.PLAIN);
        SyntheticFlowLogs logs = SyntheticFlowLogs.of(options(words, surroundings));
        Path ledgerFile = ledgerFile(words);
        Ledger ledger = words.positionals().isEmpty()
                ? toStandardOutput(logs, carrier, words, surroundings)
                : GeneratedFiles.write(logs, carrier, directory(words), files(words), words.has("--force"));
        surroundings.out().flush();
        if (ledgerFile != null) {
            writeLedger(ledger, ledgerFile);
        }
        surroundings
                .messages()
                .note(Amounts.counted(ledger.records(), "records") + ", " + Amounts.bytes(ledger.writtenBytes())
                        + " in " + Amounts.counted(ledger.files(), "files"));
        return ExitCode.OK;
    }

    private static Ledger toStandardOutput(
            SyntheticFlowLogs logs, Carrier carrier, Words words, Surroundings surroundings) throws IOException {
        if (words.has("--files") || carrier == Carrier.AWS_S3) {
            throw new UsageException("gen: expected a DIRECTORY for several files, found none. Name one.");
        }
        if (carrier.isCompressed() && surroundings.outIsTerminal()) {
            throw new UsageException(
                    "gen: compressed data does not belong on a terminal. Redirect the output to a file.");
        }
        return logs.writeTo(surroundings.out(), carrier);
    }

    private static Path directory(Words words) {
        return Path.of(words.positionals().get(0));
    }

    private static int files(Words words) {
        return (int) words.number("--files", 1, 100_000).orElse(1);
    }

    private static @Nullable Path ledgerFile(Words words) {
        String name = words.text("--ledger");
        if (name == null) {
            return null;
        }
        Path file = Path.of(name);
        if (Files.exists(file) && !words.has("--force")) {
            throw new UsageException(
                    "--ledger: expected a new file, found that '" + name + "' exists. Use --force to replace it.");
        }
        return file;
    }

    private static void writeLedger(Ledger ledger, Path file) throws IOException {
        StringBuilder json = new StringBuilder();
        ledger.toJson(json);
        Files.writeString(file, json);
    }

    // ---- options
    // -------------------------------------------------------------------------------------------------------

    private static GenerationOptions options(Words words, Surroundings surroundings) {
        GenerationOptions.Builder options = GenerationOptions.builder()
                .lines(words.number("--lines", 0, MOST_LINES).orElse(100_000))
                .seed(words.number("--seed", 0, Long.MAX_VALUE).orElse(42))
                .header(!words.has("--no-header"))
                .lineEnding(choice(words, "--line-ending", LineEnding.values(), LineEnding.LF))
                .millisecondTimestamps(words.has("--milliseconds"))
                .ledgerDetail(choice(words, "--ledger-detail", LedgerDetail.values(), LedgerDetail.TOTALS));
        setFormat(words, options);
        setTime(words, surroundings, options);
        setNetwork(words, options);
        try {
            return options.build();
        } catch (IllegalArgumentException e) {
            throw new UsageException("gen: " + e.getMessage() + ".");
        }
    }

    private static void setFormat(Words words, GenerationOptions.Builder options) {
        String format = words.text("--format", "default");
        switch (format) {
            case "default" -> options.fields(FieldLists.DEFAULT);
            case "tgw-default" -> options.fields(FieldLists.TRANSIT_GATEWAY);
            case "all" -> options.fields(FieldLists.ALL);
            default -> setNamedFormat(format, options);
        }
    }

    private static void setNamedFormat(String format, GenerationOptions.Builder options) {
        if (format.startsWith("v") && format.length() > 1 && Character.isDigit(format.charAt(1))) {
            options.fields(FieldLists.upToVersion((int) Words.number("--format", format.substring(1), 2, 11)));
        } else {
            FieldNames.parse("--format", format, null);
            options.format(format.replace(',', ' '));
        }
    }

    private static void setTime(Words words, Surroundings surroundings, GenerationOptions.Builder options) {
        String start = words.text("--start");
        if (start != null) {
            TimeText times = new TimeText(surroundings.clock(), ZoneOffset.UTC);
            options.startEpochSecond(times.parse("--start", start).getEpochSecond());
        }
        words.number("--windows", 1, 10_000_000).ifPresent(options::windows);
        words.number("--records-per-minute", 1, MOST_LINES).ifPresent(options::recordsPerMinute);
    }

    private static void setNetwork(Words words, GenerationOptions.Builder options) {
        if (words.has("--new-flows")) options.newFlowPermille(share(words, "--new-flows"));
        if (words.has("--reject")) options.rejectPermille(share(words, "--reject"));
        if (words.has("--nodata")) options.noDataPermille(share(words, "--nodata"));
        if (words.has("--skipdata")) options.skipDataPermille(share(words, "--skipdata"));
        if (words.has("--ipv6")) options.ipv6Permille(share(words, "--ipv6"));
        words.number("--gzip-level", 1, 9).ifPresent(level -> options.gzipLevel((int) level));
        words.number("--accounts", 1, 100).ifPresent(count -> options.accounts((int) count));
        words.number("--interfaces", 1, 4000).ifPresent(count -> options.interfaces((int) count));
        words.number("--external-addresses", 1, 65_535).ifPresent(count -> options.externalAddresses((int) count));
        setRare(words.text("--needle"), "--needle", 400_003, options::needle);
        setRare(words.text("--decoy"), "--decoy", 100_003, options::decoy);
    }

    private interface RareAddress {
        void set(String address, long every);
    }

    private static void setRare(@Nullable String text, String option, long usual, RareAddress target) {
        if (text != null) {
            int colon = text.indexOf(':');
            String address = colon < 0 ? text : text.substring(0, colon);
            target.set(address, colon < 0 ? usual : Words.number(option, text.substring(colon + 1), 0, Long.MAX_VALUE));
        }
    }

    private static double share(Words words, String option) {
        String text = words.text(option, "");
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new UsageException(option + ": expected 0 to 1000 permille, found '" + text + "'.");
        }
    }

    private static <E extends Enum<E>> E choice(Words words, String option, E[] values, E usual) {
        String text = words.text(option);
        return text == null ? usual : Choices.of(option, text, values);
    }
}
