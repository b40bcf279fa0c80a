package org.example.flowlogs.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings as web servers make them, and pages that want to lead elsewhere. */
class ListingTest {
    private static final URI FOLDER = URI.create("http://logs.example/flow%20logs/");

    private static List<String> paths(String html) {
        return IndexPage.of(FOLDER, html).entries().stream()
                .map(entry -> entry.address()
                        .getRawPath()
                        .substring(FOLDER.getRawPath().length()))
                .toList();
    }

    private static String link(String target) {
        return "<a href=\"" + target + "\">x</a>";
    }

    /** Each lists the same folder: <code>a &amp; b.log</code>, <code>day #1/</code>, <code>x.log.gz</code>. */
    @ParameterizedTest
    @ValueSource(strings = {"nginx", "apache", "apache-table", "python", "jdk"})
    void listingsOfUsualServersAreUnderstood(String server) throws IOException {
        IndexPage page = IndexPage.of(FOLDER, resource(server + ".html"));

        assertThat(page.isTold()).isTrue();
        assertThat(page.elsewhere()).isZero();
        assertThat(page.entries()).extracting(IndexPage.Entry::name).containsExactly("a & b.log", "day #1", "x.log.gz");
        assertThat(page.entries()).extracting(IndexPage.Entry::isFolder).containsExactly(false, true, false);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ListingTest.class.getResourceAsStream("/listings/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://elsewhere.example/flow%20logs/a.log",
                "//elsewhere.example/flow%20logs/a.log",
                "https://logs.example/flow%20logs/a.log",
                "http://logs.example:81/flow%20logs/a.log",
                "http://user:word@logs.example/flow%20logs/a.log",
                "/other/a.log",
                "../other/a.log",
                "/flow%20logs/../other/a.log",
                "..%2fother.log",
                "%2e%2e/",
                "%2e%2e%2fa.log",
                "..\\other.log",
                "a%5cb.log",
                "a%00.log",
                "a%0ab.log",
                "deep/a.log",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "mailto:nobody@logs.example",
                "http:a.log",
                "a.log?version=2",
                "a.log#part"
            })
    void linksThatLeadElsewhereAreNotFollowed(String target) {
        assertThat(paths(link(target))).isEmpty();
    }

    @Test
    void linksThatLeadElsewhereAreCountedButForThoseOfEveryListing() {
        String html = link("?C=M;O=A")
                + link("#top")
                + link("")
                + link("../")
                + link("/")
                + link("/flow%20logs/")
                + link("/css/a.log")
                + link("http://elsewhere.example/");
        assertThat(IndexPage.of(FOLDER, html).elsewhere()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=\"a.log\">",
                "<A CLASS=x HREF='a.log'>",
                "<a href=a.log>",
                "<a\n  download\n  href = \"./a.log\" />",
                "<a href=\"/flow%20logs/a.log\">",
                "<a href=\"/flow logs/%61.log\">",
                "<a href=\"http://LOGS.example:80/flow%20logs/a.log\">",
                "<a href=\"a&#46;log\">",
                "<a href=\"a&#x2e;log\">",
                "<!-- <a href=\"b.log\"> --><a title=\"<a href='c.log'>\" href=\"a.log\">",
                "<a href=\"a.log\"><a href=\"a.log\">"
            })
    void linksAreWrittenInManyWays(String html) {
        assertThat(paths(html)).containsExactly("a.log");
    }

    @Test
    void namesKeepTheirCharacters() {
        IndexPage page = IndexPage.of(FOLDER, link("%C3%A4%25%23.log") + link("\u00e4 +.log") + link("a[1].log"));
        assertThat(page.entries())
                .extracting(IndexPage.Entry::name)
                .containsExactly("a[1].log", "\u00e4 +.log", "\u00e4%#.log");
        assertThat(page.entries())
                .extracting(entry -> entry.address().toString())
                .allMatch(address -> address.chars().allMatch(character -> character < 128));
    }

    /** Each would take minutes if it took time in the square of its length. */
    @ParameterizedTest
    @ValueSource(strings = {"<", "<a ", "<a href=", "<a href=\"", "<!--", "&", "<a href=\"&", "<a/", "<a href=&#"})
    void hostilePagesAreReadInOnePass(String piece) {
        assertThat(HtmlLinks.in(piece.repeat(1 << 20))).isNotNull();
    }
}
