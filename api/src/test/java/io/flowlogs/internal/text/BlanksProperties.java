package io.flowlogs.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** The ends of fields, found eight bytes at a time, are those that a look at every byte finds. */
class BlanksProperties {
    @Property
    void fieldEndsAreThoseOfWords(@ForAll("lines") String text, @ForAll @IntRange(min = 0, max = 12) int room) {
        byte[] line = text.getBytes(StandardCharsets.UTF_8);
        List<Integer> expected = wordEnds(line);
        int[] ends = new int[room];

        assertThat(Blanks.fieldEnds(line, ends)).isEqualTo(expected.size());
        for (int i = 0; i < Math.min(room, expected.size()); i++) {
            assertThat(ends[i]).isEqualTo(expected.get(i));
        }
    }

    private static List<Integer> wordEnds(byte[] line) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < line.length; i++) {
            boolean last = i + 1 == line.length || Blanks.isBlank(line[i + 1]);
            if (last && !Blanks.isBlank(line[i])) {
                ends.add(i + 1);
            }
        }
        return ends;
    }

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> words = Arbitraries.strings()
                .withChars("a1-.:\u00e9\u4e2d\u0001\u007f")
                .ofMinLength(1)
                .ofMaxLength(17);
        Arbitrary<String> gaps = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just(" ")), Tuple.of(1, Arbitraries.of("  ", "\t", "\r", " \n", "\f")));
        Arbitrary<String> around = Arbitraries.frequencyOf(Tuple.of(6, Arbitraries.just("")), Tuple.of(1, gaps));
        return words.list()
                .ofMaxSize(14)
                .flatMap(list -> gaps.list()
                        .ofSize(list.size())
                        .flatMap(between -> around.map(edge -> edge + joined(list, between) + edge)));
    }

    private static String joined(List<String> words, List<String> gaps) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            line.append(i == 0 ? "" : gaps.get(i)).append(words.get(i));
        }
        return line.toString();
    }
}
