package io.flowlogs.cli;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.value.AddressSet;
import io.flowlogs.value.CidrBlock;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads what to find: addresses and blocks separated by commas, and files of them. */
final class AddressList {
    private final Set<CidrBlock> blocks = new LinkedHashSet<>();
    private final AddressSet.Builder all = new AddressSet.Builder();
    private boolean hasFile;

    private AddressList() {}

    /** Returns the condition that a record is about one of the addresses. */
    static FlowPredicate involving(String text) {
        AddressList list = new AddressList();
        for (String part : text.split(",", -1)) {
            String item = part.strip();
            if (item.startsWith("@")) {
                list.addFile(item.substring(1));
            } else {
                list.add(item);
            }
        }
        return list.condition(text);
    }

    private FlowPredicate condition(String text) {
        AddressSet addresses = all.build();
        if (addresses.isEmpty()) {
            throw new UsageException("find: expected an address, found none in " + text + ".");
        }
        return hasFile ? FlowPredicate.involving(addresses, text) : FlowPredicate.involving(blocks);
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
