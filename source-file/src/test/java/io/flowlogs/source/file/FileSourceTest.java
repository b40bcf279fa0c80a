package io.flowlogs.source.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.SourceOptions;
import io.flowlogs.source.Split;
import io.flowlogs.value.TimeRange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSourceTest {
    @TempDir
    Path root;

    private final FileSourceProvider provider = new FileSourceProvider();
    private FileTree tree;

    @BeforeEach
    void makeTree() {
        tree = new FileTree(root);
    }

    private static Split.OfBytes onlySplit(ScanPlan plan) {
        return (Split.OfBytes) plan.splits().iterator().next();
    }

    @Test
    void theProviderIsFoundAsAService() {
        assertThat(ServiceLoader.load(FlowRecordSourceProvider.class))
                .extracting(FlowRecordSourceProvider::scheme)
                .contains("file");
        assertThat(provider.options()).contains(FileSourceProvider.SLACK, FileSourceProvider.HIDDEN);
        assertThat(provider.description()).contains("files");
    }

    @Test
    void whatHasNoSchemeIsClaimedAndSoIsAFileThatLooksAsIfItHadOne() throws IOException {
        assertThat(List.of("a", "./a:b", "-", "/x/y", "C:/x", "logs/*.gz")).allMatch(provider::claims);
        assertThat(List.of("s3://bucket", "cwl:group", "aa:\n", "nul:\0")).noneMatch(provider::claims);
        assertThat(provider.claims(tree.file("x") + "")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b.log", "100%.log", "a%20b", "x#y?z", "[1].log", "\u00e9\u4e2d.log", "a+b", "s3:x", "a\nb"})
    void everyNameGoesThroughAUriUnchanged(String name) throws IOException {
        tree.file(name);
        FileTree.Found found = tree.find(name);

        assertThat(FileTree.content(found.splits().get(0))).isEqualTo(name);
        assertThat(found.names()).doesNotContain("a\nb");
    }

    @Test
    void urisAreUnderstoodRelativeAbsoluteEncodedOrNot() throws IOException {
        Path file = tree.file("a b.log");
        String typed = "//" + file.toString().replace(" ", "%20");
        for (URI uri : List.of(
                file.toUri(),
                URI.create("file://localhost" + file.toUri().getRawPath()),
                provider.locate("/" + file),
                URI.create("file:" + typed.replace("%", "%25")))) {
            try (FlowRecordSource source = provider.open(uri, SourceOptions.none())) {
                assertThat(FileTree.content(onlySplit(source.plan(ScanRequest.everything()))))
                        .isEqualTo("a b.log");
            }
        }
        Path relative = Path.of("").toAbsolutePath().relativize(root);
        try (FlowRecordSource source = provider.open(URI.create("file:" + relative), SourceOptions.none())) {
            assertThat(onlySplit(source.plan(ScanRequest.everything())).name()).isEqualTo(relative + "/a b.log");
        }
    }

    @Test
    void anotherHostIsRefused() {
        assertThatThrownBy(() -> provider.open(URI.create("file://server/share"), SourceOptions.none()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("found the host 'server'");
    }

    @Test
    void anEmptyLocationIsNotTheWorkingDirectory() {
        assertThatThrownBy(() -> provider.locate("")).isInstanceOf(FlowConfigurationException.class);
    }

    @Test
    void aFileIsReadWhateverItsNameIs() throws IOException {
        for (String name : List.of(".hidden", "_SUCCESS", "aws-logs-write-test", AwsFileNameTest.NAME)) {
            tree.file(name);
            FileTree.Found found = tree.find(name, Map.of(), TimeRange.until(java.time.Instant.EPOCH));
            assertThat(found.names()).containsExactly(name);
        }
    }

    @Test
    void aRegularFileCanBeReadAgainAndAtAnyOffset() throws IOException {
        tree.file("name.log");
        Split.OfBytes split = tree.find("name.log").splits().get(0);

        assertThat(split.size()).hasValue(8);
        assertThat(split.isSeekable()).isTrue();
        assertThat(FileTree.content(split)).isEqualTo(FileTree.content(split));
        ByteBuffer read = ByteBuffer.allocate(3);
        try (SeekableByteChannel channel = split.openChannel()) {
            channel.position(5).read(read);
        }
        assertThat(new String(read.array(), UTF_8)).isEqualTo("log");
    }

    @Test
    void theFilterIsLeftToTheEngine() throws IOException {
        tree.file("a");
        try (FlowRecordSource source = tree.open(root.toString(), Map.of())) {
            FlowPredicate filter = ScanRequest.everything().filter();
            assertThat(source.plan(ScanRequest.everything()).residual()).isEqualTo(filter);
            assertThat(source.name()).isEqualTo(root.toString());
        }
    }

    @Test
    void aMistypedPathIsAnErrorThatNamesTheNearest() throws IOException {
        tree.files("logs/2024/a.log", "logs/2025/a.log", "other");

        assertThatThrownBy(() -> tree.find("lgos/2024"))
                .isInstanceOf(IOException.class)
                .hasMessage("expected an existing file, directory or pattern, found nothing: there is no 'lgos' in "
                        + root + ". Did you mean 'logs'?");
        assertThatThrownBy(() -> tree.find("quite-something-else")).hasMessageEndingWith("Check the path.");
        assertThatThrownBy(() -> tree.find("lgos/*.log")).hasMessageContaining("Did you mean 'logs'?");
        assertThatThrownBy(() -> tree.find("other/*.log")).hasMessageContaining("found a file");
        assertThatThrownBy(() -> tree.open("a\0b", Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected a path");
    }

    @Test
    void aDirectoryWithoutFilesIsAnErrorThatSaysWhatWasThere() throws IOException {
        tree.files("logs/.a", "logs/.b/c", "logs/_SUCCESS");

        assertThatThrownBy(() -> tree.find("logs"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected at least one file below " + root.resolve("logs"))
                .hasMessageContaining("(2 hidden, 1 marker file)");
        assertThatThrownBy(() -> tree.find("logs/*.gz")).hasMessageContaining("that fits the pattern");
    }

    @Test
    void aFileThatDisappearsIsAnErrorWhenItIsOpened() throws IOException {
        Path file = tree.file("a.log");
        Split.OfBytes split = tree.find("").splits().get(0);
        try (FlowRecordSource source = tree.open(file.toString(), Map.of())) {
            Files.delete(file);
            assertThatThrownBy(split::open).isInstanceOf(IOException.class).hasMessageContaining("removed meanwhile");
            assertThatThrownBy(split::openChannel).hasMessageContaining("removed meanwhile");
            assertThatThrownBy(() -> source.plan(ScanRequest.everything()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("found nothing");
        }
    }

    @Test
    void aDirectoryThatDisappearsIsAnErrorOfThePlan() throws IOException {
        tree.directory("d");
        try (FlowRecordSource source = tree.open(root + "/d", Map.of())) {
            Files.delete(root.resolve("d"));
            assertThatThrownBy(() -> source.plan(ScanRequest.everything()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("found nothing");
        }
    }

    @Test
    void standardInputIsReadOnceAndLeftOpen() throws IOException {
        boolean[] closed = new boolean[1];
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("2 123".getBytes(UTF_8)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        });
        try (FlowRecordSource source = provider.open(URI.create("file:-"), SourceOptions.none())) {
            Split.OfBytes split = onlySplit(source.plan(ScanRequest.everything()));
            assertThat(split.name()).isEqualTo("standard input");
            assertThat(split.size()).isEmpty();
            assertThat(split.isSeekable()).isFalse();
            assertThat(FileTree.content(split)).isEqualTo("2 123");
            assertThat(closed[0]).isFalse();
            assertThatThrownBy(() ->
                            onlySplit(source.plan(ScanRequest.everything())).open())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("found a second reading");
            assertThatThrownBy(split::openChannel).isInstanceOf(IOException.class);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeIsReadAsAStreamWhenNamedAndPassedOverInADirectory() throws Exception {
        tree.file("a.log");
        Path pipe = root.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        FileTree.Found inDirectory = tree.find("");
        Thread writer = new Thread(() -> {
            try {
                Files.writeString(pipe, "through the pipe");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        Split.OfBytes split = tree.find("pipe").splits().get(0);
        writer.start();

        try (InputStream in = split.open()) {
            assertThat(in.available()).isNotNegative();
            assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo("through the pipe");
        }
        writer.join();
        assertThat(split.isSeekable()).isFalse();
        assertThat(split.size()).isEmpty();
        assertThatThrownBy(split::open).hasMessageContaining("second reading");
        assertThat(inDirectory.names()).containsExactly("a.log");
        assertThat(inDirectory.skipped()).containsEntry("special files", 1L);
    }

    @Test
    void optionsAreCheckedAndExplained() {
        assertThatThrownBy(() -> tree.open(root.toString(), Map.of("slack", "soon")))
                .isInstanceOf(FlowConfigurationException.class)
                .hasMessageContaining("expected a duration such as 30m");
        assertThatThrownBy(() -> tree.open(root.toString(), Map.of("hiden", "")))
                .isInstanceOf(FlowConfigurationException.class);
    }
}
