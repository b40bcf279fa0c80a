package io.flowlogs.source.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.Split;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkTest {
    @TempDir
    Path root;

    private FileTree tree;

    @BeforeEach
    void makeTree() {
        tree = new FileTree(root);
    }

    @Test
    void everyFileOfEveryLayoutIsFoundInOrder() throws IOException {
        tree.files(
                "b.log",
                "a",
                "c.json",
                "AWSLogs/123456789012/vpcflowlogs/us-east-1/2024/05/01/x.log.gz",
                "AWSLogs/123456789012/vpcflowlogs/us-east-1/2024/05/01/09/x.log.gz",
                "AWSLogs/aws-account-id=1/aws-service=vpcflowlogs/aws-region=r/year=2024/month=05/day=01/hour=00/y.gz",
                "export/0a-1b/eni-1-all/000000.gz");

        assertThat(tree.find("").names())
                .containsExactly(
                        "AWSLogs/123456789012/vpcflowlogs/us-east-1/2024/05/01/09/x.log.gz",
                        "AWSLogs/123456789012/vpcflowlogs/us-east-1/2024/05/01/x.log.gz",
                        "AWSLogs/aws-account-id=1/aws-service=vpcflowlogs/aws-region=r/year=2024/month=05/day=01/hour=00/y.gz",
                        "a",
                        "b.log",
                        "c.json",
                        "export/0a-1b/eni-1-all/000000.gz");
    }

    @Test
    void hiddenAndMarkerFilesArePassedOverAndCounted() throws IOException {
        tree.files("a.log", ".b.log", ".git/c", "d/.DS_Store", "d/_SUCCESS", "d/q.csv.metadata", "d/x.crc");
        tree.files("d/aws-logs-write-test", "d/_temporary/part-0", "d/_partition/e");
        FileTree.Found found = tree.find("");

        assertThat(found.names()).containsExactly("a.log", "d/_partition/e");
        assertThat(found.skipped()).isEqualTo(Map.of("hidden", 3L, "marker files", 5L));
    }

    @Test
    void hiddenFilesAreReadOnRequestButMarkersAreNot() throws IOException {
        tree.files("a.log", ".b.log", ".git/c", "d/.DS_Store", "_SUCCESS");
        FileTree.Found found = tree.find("", Map.of("hidden", "true"), TimeRange.ALL);

        assertThat(found.names()).containsExactly(".b.log", ".git/c", "a.log");
        assertThat(found.skipped()).isEqualTo(Map.of("marker files", 2L));
    }

    @Test
    void filesNamedByAwsComeInTheOrderOfTheirTimes() throws IOException {
        String early = "123456789012_vpcflowlogs_us-east-1_fl-ffff_20240501T0000Z_ab.log.gz";
        String late = "123456789012_vpcflowlogs_us-east-1_fl-0000_20240501T0005Z_ab.log.gz";
        tree.files("d/" + late, "d/" + early, "d/.hidden");
        assertThat(tree.find("d").names()).containsExactly("d/" + early, "d/" + late);

        tree.files("d/another");
        assertThat(tree.find("d").names()).containsExactly("d/" + late, "d/" + early, "d/another");
    }

    @Test
    void loopsOfLinksEndAndNothingIsReadTwice() throws IOException {
        tree.files("d/a.log", "d/e/b.log");
        tree.link("d/e/up", "..");
        tree.link("d/e/top", "../..");
        tree.link("d/e/self", ".");
        tree.link("latest.log", "d/a.log");
        tree.link("zz", "d/e");
        FileTree.Found found = tree.find("");

        assertThat(found.names()).containsExactly("d/a.log", "d/e/b.log");
        assertThat(found.skipped()).isEqualTo(Map.of("links to what is read anyway", 5L));
    }

    @Test
    void whatLiesOutsideTheTreeIsFollowedOnce() throws IOException {
        tree.files("ext/a.log", "ext/sub/b.log", "one.log", "in/own.log");
        tree.link("ext/sub/back", "../../in");
        tree.link("ext/sub/loop", "..");
        tree.link("in/l1", "../ext");
        tree.link("in/l2", "../ext/sub");
        tree.link("in/l3", "../one.log");
        tree.link("in/l4", "../one.log");
        tree.link("in/l5", "../ext/a.log");
        FileTree.Found found = tree.find("in");

        assertThat(found.names()).containsExactly("in/l1/a.log", "in/l1/sub/b.log", "in/l3", "in/own.log");
        assertThat(found.skipped()).isEqualTo(Map.of("links to what is read anyway", 5L));
    }

    @Test
    void aLinkOutOfTheTreeToADirectoryThatHoldsItDoesNotReadTheTreeAgain() throws IOException {
        tree.files("in/own.log", "beside.log", "in/.hidden/x.log");
        tree.link("in/up", "..");
        FileTree.Found found = tree.find("in");

        assertThat(found.names()).containsExactly("in/own.log", "in/up/beside.log");
        assertThat(found.skipped()).isEqualTo(Map.of("hidden", 1L, "links to what is read anyway", 1L));
    }

    @Test
    void manyLinksAmongDirectoriesDoNotMultiply() throws IOException {
        tree.file("in/own.log");
        for (int i = 0; i < 30; i++) {
            tree.file("ext" + i + "/f.log");
            tree.link("ext" + i + "/x", "../ext" + (i + 1));
            tree.link("ext" + i + "/y", "../ext" + (i + 1));
        }
        tree.directory("ext30");
        tree.link("in/start", "../ext0");

        assertThat(tree.find("in").names()).hasSize(31);
    }

    @Test
    void aLinkIntoAHiddenDirectoryIsTheOnlyWayToIt() throws IOException {
        tree.files("..2024/a.log", "b.log");
        tree.link("..data", "..2024");
        tree.link("a.log", "..data/a.log");

        assertThat(tree.find("").names()).containsExactly("a.log", "b.log");
    }

    @Test
    void aLinkToNothingFailsWhenOpenedAndNamesItself() throws IOException {
        tree.file("a.log");
        tree.link("gone.log", "nowhere\u0007");
        tree.link("self.log", "self.log");
        FileTree.Found found = tree.find("");

        assertThat(found.names()).containsExactly("a.log", "gone.log", "self.log");
        assertThatThrownBy(() -> found.splits().get(1).open())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected a symbolic link to something, found one to 'nowhere\\u0007'");
        assertThatThrownBy(() -> found.splits().get(2).open()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> tree.find("gone.log"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected a symbolic link to something");
    }

    @Test
    void anUnreadableDirectoryFailsWhenOpenedAndTheRestIsRead() throws IOException {
        tree.files("a/x.log", "b/y.log");
        Files.setPosixFilePermissions(root.resolve("a"), PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse(Files.isReadable(root.resolve("a")), "a super-user may read everything");
            FileTree.Found found = tree.find("");
            assertThat(found.names()).containsExactly("a", "b/y.log");
            assertThatThrownBy(() -> found.splits().get(0).open()).hasMessageContaining("permission denied");
        } finally {
            Files.setPosixFilePermissions(root.resolve("a"), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void controlCharactersInNamesAreEscaped() throws IOException {
        tree.files("a\u001b[31m.log", "b\u202e.log");

        assertThat(tree.find("").names()).containsExactly("a\\u001b[31m.log", "b\\u202e.log");
    }

    @Test
    void aPlanCanBeMadeAndIteratedAgainAndSeesNewFiles() throws IOException {
        tree.file("a.log");
        try (FlowRecordSource source = tree.open(root.toString(), Map.of())) {
            ScanPlan first = source.plan(ScanRequest.everything());
            assertThat(first.splits()).hasSize(1);
            tree.files("b.log", ".c");
            assertThat(first.splits()).hasSize(2);
            assertThat(first.skipped()).isEqualTo(Map.of("hidden", 1L));
            assertThat(source.plan(ScanRequest.everything()).splits()).hasSize(2);
        }
    }

    @Test
    void listingIsLazy() throws IOException {
        tree.files("a/1.log", "b/2.log");
        try (FlowRecordSource source = tree.open(root.toString(), Map.of())) {
            Iterator<? extends Split> splits =
                    source.plan(ScanRequest.everything()).splits().iterator();
            splits.next();
            tree.file("b/3.log");
            assertThat(splits).toIterable().hasSize(2);
            assertThatThrownBy(splits::next).isInstanceOf(java.util.NoSuchElementException.class);
        }
    }

    @Test
    void listingEndsWhenItsThreadIsInterrupted() throws IOException {
        tree.files("a.log", "b.log");
        try (FlowRecordSource source = tree.open(root.toString(), Map.of())) {
            ScanPlan plan = source.plan(ScanRequest.everything());
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> plan.splits().iterator().next()).isInstanceOf(UncheckedIOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
