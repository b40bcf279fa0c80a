package io.flowlogs.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * The words that say what is installed, which has to be known before the others can be understood; they may stand before the command or
 * behind it.
 *
 * @param plugIns the values of --plugins
 * @param rest all other words
 */
record GlobalWords(List<String> plugIns, List<String> rest) {
    private static final String JOINED = PlugInPlaces.OPTION + "=";

    static GlobalWords of(List<String> words) {
        List<String> plugIns = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        int at = 0;
        while (at < words.size() && !words.get(at).equals("--")) {
            String word = words.get(at++);
            if (word.startsWith(JOINED)) {
                plugIns.add(word.substring(JOINED.length()));
            } else if (!word.equals(PlugInPlaces.OPTION)) {
                rest.add(word);
            } else if (at < words.size()) {
                plugIns.add(words.get(at++));
            } else {
                throw new UsageException(
                        PlugInPlaces.OPTION + ": expected a folder with plug-ins, or a jar, found none. Name one.");
            }
        }
        rest.addAll(words.subList(at, words.size()));
        return new GlobalWords(plugIns, rest);
    }
}
