package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.report.FindQuestion;
import io.flowlogs.value.CidrBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FindTest {
    private static final String[] LINES = {
        "srcaddr dstaddr pkt-srcaddr pkt-dstaddr start end bytes log-status",
        "10.0.0.1 10.0.0.2 - - 50 60 1 OK",
        "10.0.0.2 10.0.0.1 - - 40 60 2 OK",
        "10.0.0.3 10.0.0.2 10.0.0.1 - - 45 3 OK",
        "10.0.0.3 10.0.0.4 - - 1 2 4 OK",
        "10.0.0.9 2001:db8::1 - - 40 60 5 OK",
        "10.0.0.1 10.0.0.9 - 2001:DB8:0::1 - - 6 OK",
        "- - - - 1 2 - NODATA"
    };

    private static Set<CidrBlock> blocks(String... texts) {
        return Arrays.stream(texts).map(CidrBlock::parse).collect(Collectors.toSet());
    }

    private static List<String> bytes(FindQuestion question) throws IOException {
        List<String> found = new ArrayList<>();
        LogText.asked(LINES).find(question, flow -> found.add(String.valueOf(flow.getBytes())));
        return found;
    }

    @Test
    void recordsComeByTime() throws IOException {
        assertThat(bytes(FindQuestion.involving(blocks("10.0.0.1/32")))).containsExactly("2", "3", "1", "6");
        assertThat(bytes(FindQuestion.involving(blocks("0.0.0.0/0")))).containsExactly("4", "2", "5", "3", "1", "6");
    }

    @Test
    void sidesAreToldApart() throws IOException {
        assertThat(bytes(FindQuestion.from(blocks("10.0.0.1/32")))).containsExactly("3", "1", "6");
        assertThat(bytes(FindQuestion.to(blocks("10.0.0.1/32")))).containsExactly("2");
        assertThat(bytes(FindQuestion.to(blocks("2001:db8::1/128", "10.0.0.4/30"))))
                .containsExactly("4", "5", "6");
    }

    @Test
    void betweenTwoEndsIsEitherWay() throws IOException {
        FindQuestion question = FindQuestion.between(blocks("10.0.0.1/32"), blocks("10.0.0.2/32"));
        assertThat(bytes(question)).containsExactly("2", "3", "1");
    }

    @Test
    void theEarliestAreTheFirst() throws IOException {
        FindQuestion question = FindQuestion.involving(blocks("10.0.0.0/8"));
        assertThat(bytes(question.limit(3))).containsExactly("4", "2", "5");
        assertThat(bytes(question.limit(0))).isEmpty();
        assertThat(bytes(question.limit(20_000))).hasSize(6);
    }
}
