package io.flowlogs.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class NeedsMotoTest {
    @Test
    void whereTheServerIsOptionalTestsAreSkippedSayingHowToFetchIt() {
        Events events = runWithoutServer("optional");
        events.assertThatEvents()
                .haveExactly(
                        1, event(skippedWithReason(reason -> reason.endsWith("test-servers/moto-server fetch sid"))));
    }

    @Test
    void whereTheServerIsRequiredTestsFailSayingHowToFetchIt() {
        runWithoutServer("required")
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(finishedWithFailure(
                                message(text -> text.contains("test-servers/moto-server fetch sid")))));
    }

    private static Events runWithoutServer(String setting) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("flowlogs.servers", setting)
                .selectors(selectClass(NothingFetched.class))
                .execute()
                .allEvents();
    }

    @Test
    void continuousIntegrationRequiresServersUnlessToldOtherwise() {
        Map<String, String> ci = Map.of("CI", "true");
        assertThat(WhenMissing.of(Optional.empty(), ci)).isEqualTo(WhenMissing.FAIL);
        assertThat(WhenMissing.of(Optional.empty(), Map.of("CI", ""))).isEqualTo(WhenMissing.SKIP);
        assertThat(WhenMissing.of(Optional.empty(), Map.of())).isEqualTo(WhenMissing.SKIP);
        assertThat(WhenMissing.of(Optional.of("required"), Map.of())).isEqualTo(WhenMissing.FAIL);
        assertThat(WhenMissing.of(Optional.of("optional"), ci)).isEqualTo(WhenMissing.SKIP);
        assertThatThrownBy(() -> WhenMissing.of(Optional.of("maybe"), ci)).hasMessageContaining("maybe");
    }

    /** Run by the tests above. */
    @NeedsMoto(suite = MotoSuite.LIVE_TAIL)
    static class NothingFetched {
        @RegisterExtension
        static final MotoExtension NOWHERE =
                new MotoExtension(MotoScript.ofProject().withCache(Path.of("/nonexistent")));

        @Test
        void isNotRun() {
            throw new AssertionError("there is no server to run this with");
        }
    }

    @Nested
    @NeedsMoto
    class EachTest {
        private final MotoServer fromConstructor;

        EachTest(MotoServer server) {
            fromConstructor = server;
        }

        @BeforeEach
        void create(MotoServer server) throws Exception {
            assertThat(server).isSameAs(fromConstructor);
            assertThat(Aws.logs(server, "CreateLogGroup", "{\"logGroupName\":\"flows\"}")
                            .statusCode())
                    .isEqualTo(200);
        }

        @RepeatedTest(2)
        void beginsWithAnEmptyServer(MotoServer server) throws Exception {
            assertThat(Aws.logs(server, "DescribeLogGroups", "{}").body()).containsOnlyOnce("\"flows\"");
        }

        @Test
        @NeedsMoto(suite = MotoSuite.LIVE_TAIL)
        void mayAskForAnotherSuite(MotoServer server) {
            assertThat(server).isSameAs(MotoServer.shared(MotoSuite.LIVE_TAIL)).isNotSameAs(MotoServer.shared());
        }
    }
}
