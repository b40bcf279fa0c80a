package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.record.FlowConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupLocationTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /vpc/flow-logs                                            | /vpc/flow-logs                                |           |
                    ///vpc/flow-logs                                          | /vpc/flow-logs                                |           |
                    //flows                                                   | flows                                         |           |
                    flows                                                     | flows                                         |           |
                    a-_./#Z9                                                  | a-_./#Z9                                      |           |
                    flows:                                                    | flows                                         |           |
                    flows:eni-0123                                            | flows                                         | eni-0123  |
                    flows:eni-0123*                                           | flows                                         | eni-0123  |
                    flows:tgw 1/a                                             | flows                                         | tgw 1/a   |
                    /aws/*/flow?                                              | /aws/*/flow?                                  |           |
                    arn:aws:logs:eu-west-1:123456789012:log-group:/f          | arn:aws:logs:eu-west-1:123456789012:log-group:/f    |     | eu-west-1
                    arn:aws:logs:eu-west-1:123456789012:log-group:/f:*        | arn:aws:logs:eu-west-1:123456789012:log-group:/f    |     | eu-west-1
                    arn:aws:logs:eu-west-1:123456789012:log-group:/f:eni-1    | arn:aws:logs:eu-west-1:123456789012:log-group:/f    | eni-1 | eu-west-1
                    arn:aws:logs:eu-west-1:123456789012:log-group:/f:log-stream:eni-1  | arn:aws:logs:eu-west-1:123456789012:log-group:/f | eni-1 | eu-west-1
                    arn:aws:logs:eu-west-1:123456789012:log-group:/f:log-stream:*      | arn:aws:logs:eu-west-1:123456789012:log-group:/f |       | eu-west-1
                    arn:aws-us-gov:logs:us-gov-west-1:123456789012:log-group:f         | arn:aws-us-gov:logs:us-gov-west-1:123456789012:log-group:f |  | us-gov-west-1
                    """)
    void isTakenApart(String text, String group, String streamPrefix, String region) {
        assertThat(GroupLocation.parse(text)).isEqualTo(new GroupLocation(group, streamPrefix, region));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//",
                "with blank",
                "a:b:c",
                "arn:aws:s3:::bucket",
                "arn:aws:logs:eu-west-1:123:log-group:/f",
                "a\u0007b",
                "flows:a*b"
            })
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> GroupLocation.parse(text))
                .isInstanceOf(FlowConfigurationException.class)
                .hasMessageStartingWith("cwl: expected a log group as in cwl:/vpc/flow-logs")
                .hasMessageNotContaining("\u0007");
    }

    @ParameterizedTest
    @CsvSource({
        "flows, cwl:flows",
        "flows:eni-1, cwl:flows:eni-1",
        "arn:aws:logs:eu-west-1:123456789012:log-group:/f:*, arn:aws:logs:eu-west-1:123456789012:log-group:/f"
    })
    void isShownAsPeopleWriteIt(String text, String shown) {
        assertThat(GroupLocation.parse(text).shown()).isEqualTo(shown);
    }
}
