package io.flowlogs.gen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every address of a world, each once and numbered from 0. */
final class AddressBook {
    private final Map<String, Address> byText = new HashMap<>();
    private final List<Address> all = new ArrayList<>();

    boolean contains(String text) {
        return byText.containsKey(text);
    }

    /** The address of that text, made if it is new. */
    Address add(String text, byte[] service, @Nullable Subnet subnet) {
        Address known = byText.get(text);
        if (known != null) return known;
        Address made = new Address(all.size(), text, service, subnet);
        byText.put(text, made);
        all.add(made);
        return made;
    }

    int size() {
        return all.size();
    }

    String text(int id) {
        return Ascii.text(all.get(id).text);
    }
}
