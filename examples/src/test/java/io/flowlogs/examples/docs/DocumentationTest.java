package io.flowlogs.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What README.md and the other documents say is true: their snippets are tests, their commands run, their names exist. */
class DocumentationTest {
    private static final Set<String> LANGUAGES = Set.of("java", "kotlin", "console", "sh", "xml", "sql", "text", "");
    /** Their commands have tests of their own. */
    private static final Set<String> PAGES_ABOUT_SERVERS = Set.of(CloudWatchPageTest.PAGE, S3PageTest.PAGE);

    @TempDir
    private Path temporary;

    @TestFactory
    Stream<DynamicTest> everySnippetIsARegionOfATest() {
        Collection<List<String>> regions = Regions.all().values();
        return forEachBlock(
                "java",
                "kotlin",
                block -> assertThat(regions.contains(Regions.visible(block.lines())))
                        .as("a region has the lines %s", block.lines())
                        .isTrue());
    }

    @Test
    void everyRegionIsQuoted() {
        Set<List<String>> quoted = Project.documents().stream()
                .flatMap(document -> document.blocks().stream())
                .map(block -> Regions.visible(block.lines()))
                .collect(Collectors.toSet());
        assertThat(Regions.all().entrySet())
                .filteredOn(region -> !quoted.contains(region.getValue()))
                .isEmpty();
    }

    /** The commands of a document are run in one directory, one after another. */
    @TestFactory
    Stream<DynamicTest> everyCommandPrintsWhatItSays() {
        return Project.documents().stream()
                .filter(document -> !document.blocks("console").isEmpty())
                .filter(document -> !PAGES_ABOUT_SERVERS.contains(document.name()))
                .map(document -> dynamicTest(
                        document.name(),
                        () -> new Console(Files.createTempDirectory(temporary, "console")).runAll(document)));
    }

    /** Commands that build are not run here, which would never end; but their programs exist. */
    @TestFactory
    Stream<DynamicTest> everyBuildCommandIsThere() {
        return forEachBlock(
                "sh",
                "sh",
                block -> assertThat(block.lines())
                        .filteredOn(line -> line.startsWith("./")
                                || line.startsWith("bin/")
                                || line.startsWith("benchmarks/")
                                || line.startsWith("test-servers/"))
                        .allSatisfy(line -> assertThat(Project.ROOT.resolve(line.replaceAll("\\s.*", "")))
                                .exists()));
    }

    @TestFactory
    Stream<DynamicTest> everyLinkLeadsSomewhere() {
        return forEachDocument(document -> assertThat(document.relativeLinks())
                .allSatisfy(link -> assertThat(document.path().resolveSibling(link.replaceAll("#.*", "")))
                        .exists()));
    }

    @TestFactory
    Stream<DynamicTest> everyTypeNamedExists() {
        TypeNames names = new TypeNames();
        return forEachDocument(document ->
                assertThat(document.codeWords()).filteredOn(names::isBroken).isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> everyBlockIsOfAKindThatIsChecked() {
        return forEachDocument(document -> assertThat(document.blocks())
                .allSatisfy(block -> assertThat(LANGUAGES).contains(block.language())));
    }

    private interface Check<T> {
        void of(T subject) throws Exception;
    }

    private static Stream<DynamicTest> forEachDocument(Check<Document> check) {
        return Project.documents().stream().map(document -> dynamicTest(document.name(), () -> check.of(document)));
    }

    private static Stream<DynamicTest> forEachBlock(String language, String other, Check<Document.Block> check) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Document document : Project.documents()) {
            for (Document.Block block : document.blocks()) {
                if (block.language().equals(language) || block.language().equals(other)) {
                    tests.add(dynamicTest(document.name() + ":" + block.line(), () -> check.of(block)));
                }
            }
        }
        return tests.stream();
    }
}
