package io.flowlogs.examples;

import static io.flowlogs.record.FlowFields.BYTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.PlugIns;
import io.flowlogs.examples.zip.ZipSourceProvider;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plug-ins of docs/plugins.md, found as any other. */
class PluginExamplesTest {
    private static final String LINE =
            "2 123456789012 eni-1 203.0.113.77 10.0.1.10 51515 22 6 1 %d 1709634064 1709634112 ACCEPT OK";

    @TempDir
    private Path directory;

    @Test
    void archiveIsReadThroughItsProvider() throws IOException {
        Path archive = directory.resolve("logs.zip");
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            put(zip, "b.log", LINE.formatted(42));
            put(zip, "a.log", LINE.formatted(41));
            put(zip, "notes.txt", "no flow log");
        }
        try (FlowLogs logs = FlowLogs.open("zip:" + archive, Map.of("suffix", ".log"))) {
            List<FlowRecord> flows = logs.query().collect(Collectors.toList());
            assertThat(flows).extracting(FlowRecord::getBytes).containsExactly(41L, 42L);
            assertThat(flows.get(0).position()).hasToString(archive + "!a.log:2");
            assertThat(logs.query().where(FlowPredicate.gt(BYTES, 41L)).count().matched())
                    .isOne();
        }
    }

    @Test
    void aPlugInMayHaveALoaderOfItsOwn() throws IOException {
        Path archive = directory.resolve("logs.zip");
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            put(zip, "a.log", LINE.formatted(41));
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try (URLClassLoader pluginLoader = new OwnClasses()) {
            // region loader
            PlugIns plugIns = PlugIns.installed().with(List.of(pluginLoader), System.err::println);
            try (FlowLogs logs = FlowLogs.builder()
                    .plugIns(plugIns)
                    .location("zip:" + archive)
                    .open()) {
                System.out.println(logs.query().count().matched());
            }
            // endregion
            assertThat(plugIns.sources())
                    .extracting(provider -> provider.getClass().getClassLoader())
                    .containsExactly(pluginLoader);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The plug-ins of this module, loaded once more. */
    private static final class OwnClasses extends URLClassLoader {
        OwnClasses() {
            super("examples", new URL[] {classes()}, FlowLogs.class.getClassLoader());
        }

        private static URL classes() {
            return ZipSourceProvider.class.getProtectionDomain().getCodeSource().getLocation();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null || !name.startsWith("io.flowlogs.examples.zip.")) {
                    return loaded != null ? loaded : super.loadClass(name, resolve);
                }
                return findClass(name);
            }
        }
    }

    private static void put(ZipOutputStream zip, String name, String line) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(
                ("version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action"
                                + " log-status\n" + line + "\n")
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        zip.closeEntry();
    }

    @Test
    void linesAreTakenOutOfSyslog() throws IOException {
        String syslog = "<134>1 2024-03-05T10:21:10Z relay flowlogs - - - ";
        Path file = Files.writeString(
                directory.resolve("messages"), syslog + LINE.formatted(41) + "\n" + syslog + LINE.formatted(42) + "\n");
        try (FlowLogs logs = FlowLogs.open(file.toString())) {
            assertThat(logs.query().count().matched()).isEqualTo(2);
        }
    }
}
