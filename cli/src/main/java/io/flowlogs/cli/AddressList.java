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
    private final Set<CidrBlock> blocks = new LinkedHashSet<>();
    private final AddressSet.Builder all = new AddressSet.Builder();
    private final String text;
    private boolean hasFile;

    private AddressList(String text) {
        this.text = text;
    }

    static AddressList parse(String text) {
        AddressList list = new AddressList(text);
        for (String part : text.split(",", -1)) {
            String item = part.strip();
            if (item.startsWith("@")) {
                list.addFile(item.substring(1));
            } else {
                list.add(item);
            }
        }
        if (list.addresses().isEmpty()) {
            throw new UsageException("find: expected an address, found none in " + text + ".");
        }
        return list;
    }

    /** The addresses and blocks that are no file's. */
    Set<CidrBlock> blocks() {
        if (hasFile) {
            throw new UsageException("expected addresses and blocks, found a file in '" + text + "'. Write them out.");
        }
        return blocks;
    }

    AddressSet addresses() {
        return all.build();
    }

    /** One of several address fields is one of the addresses. */
    FlowPredicate in(List<FlowField<IpAddress>> fields) {
        AddressSet addresses = addresses();
        List<FlowPredicate> parts = fields.stream()
                .map(field -> hasFile
                        ? new FlowPredicate.InAddresses(field, addresses, text)
                        : FlowPredicate.in(field, blocks))
                .toList();
        return new FlowPredicate.Or(parts);
    }

    private void add(String item) {
        try {
            CidrBlock block = CidrBlock.parse(item);
            blocks.add(block);
            all.add(block);
        } catch (IllegalArgumentException e) {
            throw new UsageException("find: " + e.getMessage() + ".");
        }
    }

    private void addFile(String name) {
        hasFile = true;
        try {
            new ValueFile(line -> all.add(CidrBlock.parse(line))).read(name);
        } catch (IOException e) {
            throw new UsageException("find: cannot read a file of addresses: " + e.getMessage() + ".");
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + ".");
        }
    }
}
