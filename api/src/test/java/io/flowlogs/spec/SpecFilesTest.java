package io.flowlogs.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SpecFilesTest {
    @Test
    void everyCaseIsReadAndNamedOnce() {
        assertThat(SpecFiles.all())
                .hasSizeGreaterThan(50)
                .extracting(SpecCase::toString)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyDocumentedFieldOccursWithAValue() {
        Set<String> seen = SpecFiles.all()
                .flatMap(specCase -> specCase.records().stream())
                .flatMap(record -> record.fields().entrySet().stream())
                .filter(field -> !field.getValue().equals("-"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(seen)
                .containsAll(FlowFields.all().stream().map(FlowField::name).toList());
    }

    @Test
    void aFileIsReadAsItsReadmeSays() {
        String text = """
                # comment

                case a name
                carrier export-task
                format version
                format srcaddr
                input 3\\t::\\r
                record
                  version=3
                  srcaddr=::
                typed
                  version=3
                absent end start
                input 3
                malformed too-few-fields
                input marker
                skipped
                """;
        SpecCase only = SpecReader.read("one", text.lines().toList()).get(0);
        assertThat(only).hasToString("one: a name");
        assertThat(only.carrier()).isEqualTo("export-task");
        assertThat(only.format()).isEqualTo("version srcaddr");
        assertThat(only.inputLines()).containsExactly("3\t::\r", "3", "marker");
        assertThat(only.malformedCount()).isEqualTo(1);
        assertThat(only.records()).singleElement().satisfies(record -> {
            assertThat(record.fields()).containsExactly(Map.entry("version", "3"), Map.entry("srcaddr", "::"));
            assertThat(record.typed()).containsExactly(Map.entry("version", "3"));
            assertThat(record.absent()).containsExactly("end", "start");
        });
    }

    @Test
    void aMistakeInAFileIsReportedWithItsLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpecReader.read("bad", List.of("case a", "input x", "case b")))
                .withMessage("bad.flowspec:3: input without expectation");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpecReader.read("bad", List.of("case a", "imput x")))
                .withMessage("bad.flowspec:2: unknown word imput");
    }
}
