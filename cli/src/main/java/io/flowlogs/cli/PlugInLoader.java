package io.flowlogs.cli;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Set;

/**
 * The classes of one plug-in. It has the library's interfaces in common with the application, and Java's own classes; for everything
 * else its own jars come first, so that a plug-in with another version of a library than the application's gets that.
 */
final class PlugInLoader extends URLClassLoader {
    private static final String INTERNAL = "io.flowlogs.internal.";
    private static final String SERVICES = "META-INF/services/io.flowlogs.";

    /** The packages of the library that plug-ins are written against. */
    static final Set<String> SHARED = Set.of(
            "io.flowlogs",
            "io.flowlogs.convert",
            "io.flowlogs.parse",
            "io.flowlogs.query",
            "io.flowlogs.record",
            "io.flowlogs.report",
            "io.flowlogs.source",
            "io.flowlogs.value");

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader application;

    private PlugInLoader(String name, URL[] jars, ClassLoader application) {
        super(name, jars, application);
        this.application = application;
    }

    /** Loads from the files of a plug-in, whose place is the loader's name, and the library from the application. */
    static PlugInLoader of(PlugInFiles files, ClassLoader application) {
        URL[] jars = files.jars().stream().map(PlugInLoader::url).toArray(URL[]::new);
        return new PlugInLoader(files.place().toString(), jars, application);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("files have URLs", e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : find(name);
        }
    }

    private Class<?> find(String name) throws ClassNotFoundException {
        if (isShared(name)) {
            return application.loadClass(name);
        }
        try {
            return getPlatformClassLoader().loadClass(name);
        } catch (ClassNotFoundException notOfJava) {
            return findOutsideOfJava(name);
        }
    }

    private Class<?> findOutsideOfJava(String name) throws ClassNotFoundException {
        try {
            return findClass(name);
        } catch (ClassNotFoundException notOfThePlugIn) {
            return application.loadClass(name);
        }
    }

    private static boolean isShared(String name) {
        return name.startsWith(INTERNAL)
                || (name.startsWith("io.flowlogs.") && SHARED.contains(name.substring(0, name.lastIndexOf('.'))));
    }

    @Override
    public URL getResource(String name) {
        URL own = findResource(name);
        return own != null ? own : super.getResource(name);
    }

    /** What the application announces is no part of the plug-in. */
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.startsWith(SERVICES) ? findResources(name) : super.getResources(name);
    }
}
