package io.flowlogs.cli;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowField;
import io.flowlogs.value.AddressSet;
import io.flowlogs.value.CidrBlock;
import io.flowlogs.value.IpAddress;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads what to find: addresses and blocks separated by commas, and files of them. */
final class AddressList {
    private final String option;
    private final String text;
    private final Set<CidrBlock> blocks = new LinkedHashSet<>();
    private final AddressSet addresses;
    private boolean hasFile;

    private AddressList(String option, String text) {
        this.option = option;
        this.text = text;
        AddressSet.Builder all = new AddressSet.Builder();
        for (String part : text.split(",", -1)) {
            add(part.strip(), all);
        }
        this.addresses = all.build();
    }

    /** Reads the value of an option, or the word of a command. */
    static AddressList parse(String option, String text) {
        AddressList list = new AddressList(option, text);
        if (list.addresses.isEmpty()) {
            throw new UsageException(option + ": expected an address, found none in " + text + ".");
        }
        return list;
    }

    /** The addresses and blocks that are no file's. */
    Set<CidrBlock> blocks() {
        if (hasFile) {
            throw new UsageException(
                    option + ": expected addresses and blocks, found a file in '" + text + "'. Write them out.");
        }
        return blocks;
    }

    AddressSet addresses() {
        return addresses;
    }

    /** One of several address fields is one of the addresses. */
    FlowPredicate in(List<FlowField<IpAddress>> fields) {
        List<FlowPredicate> parts = fields.stream()
                .map(field -> hasFile
                        ? new FlowPredicate.InAddresses(field, addresses, text)
                        : FlowPredicate.in(field, blocks))
                .toList();
        return new FlowPredicate.Or(parts);
    }

    private void add(String item, AddressSet.Builder all) {
        if (item.startsWith("@")) {
            addFile(item.substring(1), all);
        } else {
            addBlock(item, all);
        }
    }

    private void addBlock(String item, AddressSet.Builder all) {
        try {
            CidrBlock block = CidrBlock.parse(item);
            blocks.add(block);
            all.add(block);
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + ": " + e.getMessage() + ".");
        }
    }

    private void addFile(String name, AddressSet.Builder all) {
        hasFile = true;
        try {
            new ValueFile(all::add).read(name);
        } catch (IOException e) {
            throw new UsageException(option + ": cannot read a file of addresses: " + e.getMessage() + ".");
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + ".");
        }
    }
}
