package io.flowlogs.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FlowFieldsTest {
    @Test
    void everyDocumentedFieldIsInTheTableOnce() {
        assertThat(FlowFields.all()).hasSize(72).doesNotHaveDuplicates();
        assertThat(FlowFields.all().stream().map(FlowField::name)).doesNotHaveDuplicates();
    }

    @Test
    void everyConstantIsNamedAfterItsField() {
        assertThat(constants()).hasSize(72);
        constants()
                .forEach((constant, field) ->
                        assertThat(constant).isEqualTo(field.columnName().toUpperCase(Locale.ROOT)));
        assertThat(constants().values()).containsExactlyInAnyOrderElementsOf(FlowFields.all());
    }

    @Test
    void theTableStartsWithTheDefaultFormatAndEndsWithTransitGatewayFields() {
        assertThat(FlowFields.all().subList(0, 14).stream().map(FlowField::name))
                .containsExactly(
                        ("version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes"
                                        + " start end action log-status")
                                .split(" "));
        assertThat(FlowFields.all().subList(54, 72)).allMatch(field -> field.sinceVersion() == 6);
    }

    @Test
    void eachVersionAddsTheFieldsItIsKnownToAdd() {
        Map<Integer, Long> added = FlowFields.all().stream()
                .collect(Collectors.groupingBy(FlowField::sinceVersion, Collectors.counting()));
        assertThat(added).isEqualTo(Map.of(2, 14L, 3, 7L, 4, 4L, 5, 4L, 6, 18L, 7, 10L, 8, 1L, 9, 1L, 10, 1L, 11, 12L));
    }

    @Test
    void everyFieldSaysWhatItMeans() {
        assertThat(FlowFields.all())
                .allSatisfy(
                        field -> assertThat(field.description()).isNotBlank().doesNotContain("\n", "|"));
        assertThat(FlowFields.TRAFFIC_PATH.documentedValues()).hasSize(8).contains("7 = gateway VPC endpoint");
    }

    @Test
    void aFieldIsFoundInEverySpelling() {
        for (String name : List.of("pkt-srcaddr", "pkt_srcaddr", "${pkt-srcaddr}", "PKT_SrcAddr", "${PKT_SRCADDR}")) {
            assertThat((Object) FlowFields.find(name)).isSameAs(FlowFields.PKT_SRCADDR);
            assertThat((Object) FlowFields.of(name)).isSameAs(FlowFields.PKT_SRCADDR);
        }
    }

    @Test
    void anUnknownNameIsATextFieldButNotADocumentedOne() {
        assertThat((Object) FlowFields.find("tomorrows_field")).isNull();
        assertThat((Object) FlowFields.of("${tomorrows_field}")).isEqualTo(FlowField.text("tomorrows-field"));
        assertThat(FlowFields.of("tomorrows-field").isDocumented()).isFalse();
    }

    @Test
    void whatCannotBeANameIsNotFoundAndNotMade() {
        for (String name : List.of("", "two words", "${}", "a,b", "x".repeat(1000))) {
            assertThat((Object) FlowFields.find(name)).isNull();
            assertThatIllegalArgumentException().isThrownBy(() -> FlowFields.of(name));
        }
    }

    private static Map<String, FlowField<?>> constants() {
        return Arrays.stream(FlowFields.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == FlowField.class)
                .collect(Collectors.toMap(
                        Field::getName, Function.<Field>identity().andThen(FlowFieldsTest::value)));
    }

    private static FlowField<?> value(Field constant) {
        try {
            return (FlowField<?>) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void valuesAreExplainedWhereThereIsSomethingToSay() {
        assertThat(FlowFields.PROTOCOL.meaningOf("6")).isEqualTo("tcp");
        assertThat(FlowFields.TCP_FLAGS.meaningOf("18")).contains("SYN").contains("ACK");
        assertThat(FlowFields.TRAFFIC_PATH.meaningOf("8")).isNotBlank().doesNotStartWith("8");
        assertThat(FlowFields.TRAFFIC_PATH.meaningOf("99")).isNull();
        assertThat(FlowFields.PROTOCOL.meaningOf("tcp/ip")).isNull();
        assertThat(FlowFields.BYTES.meaningOf("6")).isNull();
    }
}
