package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.FlowRecordSourceProvider;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Makes jars of plug-ins, as a stranger would: compiled against the library, with files that announce them. */
final class PlugInJar {
    private final List<JavaFileObject> sources = new ArrayList<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final List<String> classPath = new ArrayList<>(List.of(System.getProperty("java.class.path")));

    /** Begins with a source for a scheme, which has one record with as many bytes as were said. */
    static PlugInJar ofSource(String scheme, String bytes) {
        String name = "Provider" + Integer.toHexString((scheme + bytes).hashCode());
        return new PlugInJar()
                .with(name, source(name, scheme, bytes))
                .announcing(FlowRecordSourceProvider.class, "org.example." + name);
    }

    private static String source(String name, String scheme, String bytes) {
        return """
                package org.example;
                import io.flowlogs.source.*;
                import java.io.*;
                import java.net.URI;
                import java.util.*;
                public final class %s implements FlowRecordSourceProvider {
                    static final OptionSpec<String> REGION = OptionSpec.text("region", "Where it is.");
                    static final OptionSpec<String> PASSWORD = OptionSpec.text("password", "Lets one in.").asSecret();
                    @Override public String scheme() { return "%s"; }
                    @Override public String description() { return "a source for tests"; }
                    @Override public List<OptionSpec<?>> options() { return List.of(REGION, PASSWORD); }
                    @Override public FlowRecordSource open(URI location, SourceOptions options) {
                        String line = "2 123456789012 eni-1 10.0.0.1 10.0.0.2 1 2 6 1 " + %s
                                + " 1709634064 1709634112 ACCEPT OK\\n";
                        String name = location + options.get(REGION, "");
                        return new FlowRecordSource() {
                            @Override public String name() { return name; }
                            @Override public ScanPlan plan(ScanRequest request) {
                                return ScanPlan.of(List.<Split>of(new Split.OfBytes() {
                                    @Override public String name() { return location.toString(); }
                                    @Override public OptionalLong size() { return OptionalLong.empty(); }
                                    @Override public InputStream open() { return new ByteArrayInputStream(line.getBytes()); }
                                }), request.filter());
                            }
                            @Override public void close() {}
                        };
                    }
                }
                """.formatted(name, scheme, bytes);
    }

    /** Begins with a decoder of what begins with a word. */
    static PlugInJar ofDecoder(String name) {
        return new PlugInJar()
                .with("Decoder", """
                        package org.example;
                        import io.flowlogs.source.*;
                        import java.io.*;
                        public final class Decoder implements FlowLogDecoder {
                            @Override public String name() { return "%1$s"; }
                            @Override public String description() { return "lines behind a word"; }
                            @Override public boolean recognizes(byte[] head, int length) {
                                return length > 9 && new String(head, 0, 9).startsWith("%1$s ");
                            }
                            @Override public void decode(InputStream content, LineSink lines) throws IOException {
                                for (String line : new String(content.readAllBytes()).split("\\n")) {
                                    byte[] bytes = line.substring("%1$s ".length()).getBytes();
                                    lines.line(bytes, 0, bytes.length, null);
                                }
                            }
                        }
                        """.formatted(name))
                .announcing(FlowLogDecoder.class, "org.example.Decoder");
    }

    static PlugInJar empty() {
        return new PlugInJar();
    }

    /** Adds a class of the package <code>org.example</code>. */
    PlugInJar with(String name, String text) {
        sources.add(
                new SimpleJavaFileObject(
                        URI.create("string:///org/example/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignored) {
                        return text;
                    }
                });
        return this;
    }

    PlugInJar announcing(Class<?> service, String provider) {
        entries.put("META-INF/services/" + service.getName(), (provider + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Compiles against another jar. */
    PlugInJar against(Path jar) {
        classPath.add(jar.toString());
        return this;
    }

    /** Pretends to be made for a Java that does not exist yet. */
    PlugInJar ofTheFuture() {
        entries.put("future", new byte[0]);
        return this;
    }

    Path writeTo(Path jar) {
        try {
            Files.createDirectories(jar.getParent());
            boolean future = entries.remove("future") != null;
            compiled().forEach((name, code) -> {
                if (future) {
                    code[7] = 120;
                }
                entries.put(name, code);
            });
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    out.putNextEntry(new JarEntry(entry.getKey()));
                    out.write(entry.getValue());
                    out.closeEntry();
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, byte[]> compiled() throws IOException {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        if (sources.isEmpty()) {
            return classes;
        }
        Path folder = Files.createTempDirectory("plug-in");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "-d",
                folder.toString(),
                "-cp",
                String.join(java.io.File.pathSeparator, classPath),
                "-proc:none",
                "--release",
                "17");
        StringWriter said = new StringWriter();
        assertThat(compiler.getTask(said, null, null, options, null, sources).call())
                .as(said.toString())
                .isTrue();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                classes.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                Files.delete(file);
            }
        }
        return classes;
    }
}
