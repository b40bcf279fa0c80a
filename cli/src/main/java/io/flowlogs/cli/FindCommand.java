package io.flowlogs.cli;

import io.flowlogs.cli.output.OutputFormat;
import io.flowlogs.cli.output.RecordOutput;
import io.flowlogs.cli.output.RecordOutputs;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.report.FindQuestion;
import io.flowlogs.report.FlowReports;
import io.flowlogs.value.IpAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints the records about some addresses. */
final class FindCommand implements Command {
    static final String NAME = "find";
    private static final List<FlowField<IpAddress>> SOURCES = List.of(FlowFields.SRCADDR, FlowFields.PKT_SRCADDR);
    private static final List<FlowField<IpAddress>> DESTINATIONS = List.of(FlowFields.DSTADDR, FlowFields.PKT_DSTADDR);
    private static final List<FlowField<IpAddress>> ALL =
            List.of(FlowFields.SRCADDR, FlowFields.DSTADDR, FlowFields.PKT_SRCADDR, FlowFields.PKT_DSTADDR);

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Flags.command(
                NAME,
                "Print the records whose source or destination, or packet-level source or destination, is one of some"
                        + " addresses, in the order of time. Addresses compare as numbers, in whatever spelling.",
                "flowlogs find 203.0.113.77,10.0.2.0/24 samples/vpc-default-v2.log");
        spec.usageMessage().customSynopsis("flowlogs find [OPTIONS] ADDRESS[,ADDRESS|CIDR|@FILE]... SOURCE...");
        spec.addPositional(Flags.words(
                "ADDRESS",
                "0",
                "0..1",
                "addresses and blocks between commas; @FILE has one a line, # begins a comment"));
        spec.addPositional(Flags.sources("1..*"));
        spec.addOption(Flags.flag("only records of which an address is the source", "--src"));
        spec.addOption(Flags.flag("only records of which an address is the destination", "--dst"));
        spec.addOption(Flags.value("ADDRESSES", "only traffic with these, in either direction", "--with"));
        spec.addOption(Flags.flag("print records as they are read, in the order of the sources", "--unordered"));
        Flags.addScan(spec);
        spec.addOption(Flags.explain());
        spec.addOption(Flags.textHeader());
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Surroundings surroundings) throws IOException {
        Words words = new Words(parsed);
        List<String> given = words.positionals();
        if (given.isEmpty()) {
            throw new UsageException("find: expected ADDRESS SOURCE..., found neither. Name an address and a file.");
        }
        FlowPredicate about = condition(words, AddressList.parse(NAME, given.get(0)));
        ScanOptions options =
                new ScanWords(words, surroundings).scan(given.subList(1, given.size()), OutputFormat.TEXT);
        ScanOptions wanted = options.withCondition(about);
        boolean ordered = !words.has("--unordered");
        return new ScanRun(wanted, surroundings).askOpened((opened, out) -> {
            opened.report().scope(options.window());
            return ordered ? inOrder(opened.query(), wanted, out) : PrintCommand.print(opened.query(), wanted, out);
        });
    }

    private static FlowPredicate condition(Words words, AddressList addresses) {
        String with = words.text("--with");
        boolean source = words.has("--src");
        boolean destination = words.has("--dst");
        if (source && destination) {
            throw new UsageException(
                    "--src and --dst: expected one of them, found both. Leave both out for either side.");
        } else if (with != null) {
            return between(addresses, AddressList.parse("--with", with), source, destination);
        } else if (source) {
            return addresses.in(SOURCES);
        }
        return addresses.in(destination ? DESTINATIONS : ALL);
    }

    private static FlowPredicate between(AddressList one, AddressList other, boolean source, boolean destination) {
        FlowPredicate forth = one.in(SOURCES).and(other.in(DESTINATIONS));
        FlowPredicate back = other.in(SOURCES).and(one.in(DESTINATIONS));
        if (source || destination) {
            return source ? forth : back;
        }
        return forth.or(back);
    }

    /** Who asks to stop is obeyed when temporary files are removed. */
    private static ScanStatistics inOrder(FlowQuery query, ScanOptions options, OutputStream out) throws IOException {
        RecordOutput output = RecordOutputs.of(options.output(), options.format(), out);
        FindQuestion question =
                new FindQuestion(FlowPredicate.all(), options.limit().orElse(Long.MAX_VALUE));
        try (Interruption interruption = Interruption.watch()) {
            interruption.then(Thread.currentThread()::interrupt);
            ScanStatistics statistics = FlowReports.of(query).find(question, new RecordPrinter(output)::print);
            output.finish();
            return statistics;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
