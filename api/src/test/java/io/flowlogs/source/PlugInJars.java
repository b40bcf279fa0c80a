package io.flowlogs.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A class path with plug-ins of the test's choice, each in a place of its own as if in its own jar. */
final class PlugInJars extends URLClassLoader {
    private final Set<String> own;

    private PlugInJars(Map<String, URL> places) {
        super("the plug-in", places.values().toArray(URL[]::new), PlugInJars.class.getClassLoader());
        this.own = places.keySet();
    }

    static PlugInJars of(Path folder, Class<?> service, Class<?>... plugIns) throws IOException {
        Map<String, URL> places = new TreeMap<>();
        for (Class<?> plugIn : plugIns) {
            places.put(plugIn.getName(), jar(folder, service, plugIn));
        }
        return new PlugInJars(places);
    }

    private static URL jar(Path folder, Class<?> service, Class<?> plugIn) throws IOException {
        Path jar = folder.resolve(plugIn.getSimpleName() + "-jar");
        String file = plugIn.getName().replace('.', '/') + ".class";
        Files.createDirectories(jar.resolve(file).getParent());
        try (InputStream code = PlugInJars.class.getClassLoader().getResourceAsStream(file)) {
            Files.write(jar.resolve(file), code.readAllBytes());
        }
        announce(jar, service, plugIn.getName());
        return jar.toUri().toURL();
    }

    /** A jar that announces a plug-in it does not hold. */
    static PlugInJars hollow(Path folder, Class<?> service) throws IOException {
        announce(folder, service, "org.example.Gone");
        return new PlugInJars(Map.of("org.example.Gone", folder.toUri().toURL()));
    }

    /** A jar whose class was made for a Java that does not exist yet. */
    static PlugInJars ofTheFuture(Path folder, Class<?> service, Class<?> plugIn) throws IOException {
        PlugInJars jars = of(folder, service, plugIn);
        String file = plugIn.getName().replace('.', '/') + ".class";
        Path code = folder.resolve(plugIn.getSimpleName() + "-jar").resolve(file);
        byte[] bytes = Files.readAllBytes(code);
        bytes[7] = 120;
        Files.write(code, bytes);
        return jars;
    }

    private static void announce(Path jar, Class<?> service, String name) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(service.getName()), name + "\n");
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = own.contains(name) ? findLoadedClass(name) : super.loadClass(name, resolve);
            return loaded != null ? loaded : findClass(name);
        }
    }

    /** Runs something as an application with these plug-ins would. */
    <T> T installed(Question<T> question) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(this);
        try {
            return question.answer();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Something to be asked where plug-ins are installed. */
    interface Question<T> {
        T answer() throws IOException;
    }
}
