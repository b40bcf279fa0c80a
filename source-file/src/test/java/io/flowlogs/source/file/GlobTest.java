package io.flowlogs.source.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @TempDir
    Path root;

    private FileTree tree;

    @BeforeEach
    void makeTree() {
        tree = new FileTree(root);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "a*c abc true",
                "a*c ac true",
                "a*c abd false",
                "a**c abbc true",
                "a?c abc true",
                "a?c ac false",
                "[a-c]x bx true",
                "[a-c]x dx false",
                "[!a-c]x dx true",
                "[^a-c]x bx false",
                "[]a]x ]x true",
                "[a^]x ^x true",
                "[-a]x -x true",
                "[a&&b] & true",
                "[\\] \\ true",
                "{a,bc}d bcd true",
                "{a,bc}d abcd false",
                "{a,{b,c}}d cd true",
                "{,a}b b true",
                "a,b a,b true",
                "{a {a true",
                "a} a} true",
                "[a [a true",
                "a.c abc false",
                "a(c)+$^|c a(c)+$^|c true",
                "a\\*c a*c true",
                "a\\*c abc false",
                "a\\ a\\ true",
                "[z-a] z true"
            })
    void aPatternOfANameMatches(String pattern, String name, boolean matches) {
        assertThat(GlobName.compile(pattern).matcher(name).matches()).isEqualTo(matches);
    }

    @Test
    void manyStarsAreMatchedInReasonableTime() {
        assertThat(GlobName.compile("*".repeat(200) + "x")
                        .matcher("a".repeat(255))
                        .matches())
                .isFalse();
    }

    @Test
    void starsDoNotCrossDirectoriesButDoubleStarsDo() throws IOException {
        tree.files("a.log", "x/b.log", "x/y/c.log", "x/y/d.gz");

        assertThat(tree.find("*.log").names()).containsExactly("a.log");
        assertThat(tree.find("*/*.log").names()).containsExactly("x/b.log");
        assertThat(tree.find("**/*.log").names()).containsExactly("a.log", "x/b.log", "x/y/c.log");
        assertThat(tree.find("**/y/**").names()).containsExactly("x/y/c.log", "x/y/d.gz");
        assertThat(tree.find("**").names()).hasSize(4);
        assertThat(tree.find("x/**/**/d.gz").names()).containsExactly("x/y/d.gz");
        assertThat(tree.find("x//{y,z}/./{c,d}.*").names()).containsExactly("x/y/c.log", "x/y/d.gz");
    }

    @Test
    void aDirectoryThatFitsIsReadWithAllBelowIt() throws IOException {
        tree.files("2024/01/a.log", "2024/02/b.log", "2025/01/c.log", "2024x");

        assertThat(tree.find("202?").names()).containsExactly("2024/01/a.log", "2024/02/b.log", "2025/01/c.log");
        assertThat(tree.find("2024/0[12]/").names()).containsExactly("2024/01/a.log", "2024/02/b.log");
    }

    @Test
    void whatExistsUnderTheVeryNameIsNoPattern() throws IOException {
        tree.files("[1]*.log", "1x.log", "{a}/b.log", "\\*");

        assertThat(tree.find("[1]*.log").names()).containsExactly("[1]*.log");
        assertThat(tree.find("{a}").names()).containsExactly("{a}/b.log");
        assertThat(tree.find("[1]?.log").names()).containsExactly("1x.log");
        assertThat(tree.find("\\{a\\}/*").names()).containsExactly("{a}/b.log");
    }

    @Test
    void hiddenFilesFitOnlyWhenThePatternSaysSo() throws IOException {
        tree.files(".a.log", "b.log", ".d/c.log", "d/.e/f.log");

        assertThat(tree.find("*.log").names()).containsExactly("b.log");
        assertThat(tree.find("*.log").skipped()).isEqualTo(Map.of("hidden", 1L));
        assertThat(tree.find(".*.log").names()).containsExactly(".a.log");
        assertThat(tree.find(".d/*.log").names()).containsExactly(".d/c.log");
        assertThat(tree.find("**/*.log").names()).containsExactly("b.log");
        assertThat(tree.find("**/.e/*.log").names()).containsExactly("d/.e/f.log");
    }

    @Test
    void linksThatFitAreFollowedUnlessTheirTargetFitsToo() throws IOException {
        tree.files("real/a.log", "archive/x.gz");
        tree.link("latest.log", "archive/x.gz");
        tree.link("r-link", "real");

        assertThat(tree.find("*.log").names()).containsExactly("latest.log");
        assertThat(tree.find("r*/*.log").names()).containsExactly("real/a.log");
        assertThat(tree.find("r-*/*.log").names()).containsExactly("r-link/a.log");
    }

    @Test
    void slashesBetweenBracesAreRefused() throws IOException {
        tree.file("a/b");

        assertThatThrownBy(() -> tree.find("{a/b,c}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected no / between { and }");
    }
}
