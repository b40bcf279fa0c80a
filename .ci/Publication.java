import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Says whether a folder that was deployed to holds all that a repository asks for: <code>java .ci/Publication.java STAGING VERSION</code>, from the top
 * of the project. What should be there is read off the project's own modules.
 */
public final class Publication {
    private static final String GROUP = "io.flowlogs";
    private static final String PARENT = "flowlogs-parent";
    private static final String BOM = "flowlogs-bom";

    private final Path staging;
    private final String version;
    private final Set<String> expected;
    private final List<String> problems = new ArrayList<>();

    private Publication(Path staging, String version) throws Exception {
        this.staging = staging;
        this.version = version;
        this.expected = publishedModules();
    }

    public static void main(String[] arguments) throws Exception {
        Publication publication = new Publication(Path.of(arguments[0]), arguments[1]);
        publication.check();
        publication.problems.forEach(System.err::println);
        if (!publication.problems.isEmpty()) {
            System.exit(1);
        }
        System.out.println("complete: " + String.join(", ", publication.expected));
    }

    private static Set<String> publishedModules() throws Exception {
        Set<String> artifacts = new TreeSet<>(Set.of(PARENT));
        Element root = xml(Path.of("pom.xml"));
        for (Element module : children(child(root, "modules").orElseThrow(), "module")) {
            Element pom = xml(Path.of(module.getTextContent().strip(), "pom.xml"));
            boolean skipped = child(pom, "properties")
                    .flatMap(properties -> child(properties, "maven.deploy.skip"))
                    .isPresent();
            if (!skipped) {
                artifacts.add(text(pom, "artifactId").orElseThrow());
            }
        }
        return artifacts;
    }

    private void check() throws Exception {
        Set<String> found;
        try (Stream<Path> folders = Files.list(staging.resolve("io/flowlogs"))) {
            found = folders.map(folder -> folder.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
        expect(found.equals(expected), "staging: expected " + expected + ", found " + found);
        Element parent = xml(file(PARENT, ".pom"));
        for (String artifact : expected) {
            checkFiles(artifact);
            checkPom(artifact, parent);
        }
        checkBom();
        checkSums();
    }

    private void checkFiles(String artifact) throws Exception {
        Element pom = xml(file(artifact, ".pom"));
        if (!artifact.equals(BOM)) {
            // The BOM is a list of versions; there is no bill of what it is made of.
            expectText(artifact, "-cyclonedx.json", "\"bomFormat\"");
        }
        if (!text(pom, "packaging").orElse("jar").equals("jar")) {
            return;
        }
        expectEntry(artifact, ".jar", name -> name.startsWith("io/flowlogs/") && name.endsWith(".class"));
        expectEntry(artifact, ".jar", "META-INF/LICENSE"::equals);
        expectEntry(artifact, "-sources.jar", name -> name.startsWith("io/flowlogs/") && name.endsWith(".java"));
        expectEntry(artifact, "-javadoc.jar", "index.html"::equals);
    }

    private void checkPom(String artifact, Element parent) throws Exception {
        Path file = file(artifact, ".pom");
        Element pom = xml(file);
        for (String element : List.of("name", "description")) {
            expect(text(pom, element).isPresent(), artifact + ": expected a " + element + " in its own POM, found none");
        }
        boolean inherits = child(pom, "parent").isPresent();
        expect(inherits || artifact.equals(BOM) || artifact.equals(PARENT), artifact + ": expected a parent, found none");
        for (String element : List.of("url", "licenses", "developers", "scm")) {
            expect(
                    child(pom, element).isPresent() || inherits && child(parent, element).isPresent(),
                    artifact + ": expected the element " + element + ", found none");
        }
        expect(!Files.readString(file).contains("-SNAPSHOT"), artifact + ": expected released versions, found a SNAPSHOT");
        for (Element dependency : dependencies(pom)) {
            boolean own = text(dependency, "groupId").orElse("").equals(GROUP);
            boolean needed = !text(dependency, "scope").orElse("").equals("test")
                    && !text(dependency, "optional").orElse("").equals("true");
            String name = text(dependency, "artifactId").orElseThrow();
            expect(!own || !needed || expected.contains(name), artifact + ": depends on " + name + ", which is not published");
        }
    }

    private void checkBom() throws Exception {
        Element managed = child(xml(file(BOM, ".pom")), "dependencyManagement").orElseThrow();
        Set<String> listed = dependencies(managed).stream()
                .map(dependency -> text(dependency, "artifactId").orElseThrow())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> libraries = new TreeSet<>(expected);
        libraries.removeAll(Set.of(PARENT, BOM));
        expect(listed.equals(libraries), BOM + ": expected " + libraries + ", found " + listed);
    }

    private void checkSums() throws Exception {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(staging)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().matches(".*\\.(md5|sha1|sha256|sha512|asc)"))
                    .toList();
        }
        for (Path file : files) {
            checkSum(file, ".md5", "MD5");
            checkSum(file, ".sha1", "SHA-1");
        }
    }

    private void checkSum(Path file, String suffix, String algorithm) throws Exception {
        Path sum = file.resolveSibling(file.getFileName() + suffix);
        if (!Files.exists(sum)) {
            problems.add(staging.relativize(file) + ": expected its " + algorithm + ", found none");
            return;
        }
        byte[] digest = MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file));
        expect(
                HexFormat.of().formatHex(digest).equals(Files.readString(sum).strip()),
                staging.relativize(file) + ": its " + algorithm + " is another one");
    }

    private void expectText(String artifact, String suffix, String part) throws IOException {
        Path file = file(artifact, suffix);
        expect(Files.exists(file) && Files.readString(file).contains(part), artifact + suffix + ": expected " + part);
    }

    private void expectEntry(String artifact, String suffix, Predicate<String> name) throws IOException {
        Path file = file(artifact, suffix);
        if (!Files.exists(file)) {
            problems.add(artifact + ": expected " + file.getFileName() + ", found none");
            return;
        }
        try (ZipFile archive = new ZipFile(file.toFile())) {
            expect(archive.stream().map(ZipEntry::getName).anyMatch(name), file.getFileName() + ": lacks what such a jar holds");
        }
    }

    private void expect(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    private Path file(String artifact, String suffix) {
        return staging.resolve("io/flowlogs").resolve(artifact).resolve(version).resolve(artifact + "-" + version + suffix);
    }

    private static List<Element> dependencies(Element parent) {
        return child(parent, "dependencies").map(list -> children(list, "dependency")).orElse(List.of());
    }

    private static Element xml(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
            return document.getDocumentElement();
        }
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    private static Optional<String> text(Element parent, String name) {
        return child(parent, name).map(Element::getTextContent).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
