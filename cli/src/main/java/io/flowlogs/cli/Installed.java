package io.flowlogs.cli;

import io.flowlogs.PlugIns;
import io.flowlogs.convert.FlowLogEncoder;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.FlowRecordSourceProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What is installed for this call: what the application has, and plug-ins. They are looked for when something is first asked for, as
 * most calls that end with a slip never do. What is wrong with one is said on standard error, once.
 */
final class Installed {
    private static final List<Class<?>> SERVICES =
            List.of(FlowRecordSourceProvider.class, FlowLogDecoder.class, FlowLogEncoder.class);

    private final List<Path> named;
    private final Map<String, String> environment;
    private final Diagnostics messages;
    private final Set<String> told = new HashSet<>();
    private @Nullable PlugIns plugIns;

    /**
     * Will look for plug-ins.
     *
     * @param named folders and jars that were named on the command line
     * @param environment the environment variables, which name others
     * @param messages is told what is wrong with plug-ins
     */
    Installed(List<Path> named, Map<String, String> environment, Diagnostics messages) {
        this.named = List.copyOf(named);
        this.environment = environment;
        this.messages = messages;
    }

    synchronized PlugIns plugIns() {
        if (plugIns == null) {
            PlugInPlaces places = PlugInPlaces.of(named, environment);
            places.missing()
                    .forEach(missing -> refuse(PlugInPlaces.VARIABLE + ": expected folders and jars that exist, found '"
                            + missing + "'."));
            PlugIns application = PlugIns.installed();
            plugIns = places.existing().isEmpty()
                    ? application
                    : application.with(loaders(places.existing()), this::refuse);
        }
        return plugIns;
    }

    private void refuse(String problem) {
        if (told.add(problem)) {
            messages.error(problem);
        }
    }

    // ---- loaders
    // -------------------------------------------------------------------------------------------------------

    private List<ClassLoader> loaders(Set<Path> existing) {
        List<ClassLoader> loaders = new ArrayList<>();
        Set<Path> known = new HashSet<>();
        for (Path place : existing) {
            for (PlugInFiles files : in(place)) {
                ClassLoader loader = known.add(real(files.place())) ? loader(files) : null;
                if (loader != null) {
                    loaders.add(loader);
                }
            }
        }
        return loaders;
    }

    private List<PlugInFiles> in(Path place) {
        try {
            return PlugInFiles.in(place);
        } catch (IOException e) {
            refuse("plug-ins in " + place + ": expected a folder that can be read, found one that cannot: "
                    + e.getClass().getSimpleName() + ".");
            return List.of();
        }
    }

    private static Path real(Path place) {
        try {
            return place.toRealPath();
        } catch (IOException goneMeanwhile) {
            return place;
        }
    }

    /** Null when the files are no plug-in. */
    private @Nullable ClassLoader loader(PlugInFiles files) {
        if (!files.jars().stream().allMatch(this::isArchive)) {
            return null;
        }
        PlugInLoader loader = PlugInLoader.of(files, Installed.class.getClassLoader());
        if (announces(loader)) {
            return loader;
        }
        refuse("plug-in " + files.place()
                + ": expected a file in META-INF/services that names a source, a decoder or an"
                + " encoder, found none. A jar that a plug-in needs belongs into one folder with it.");
        return null;
    }

    /** A class loader passes over what is none, and what it holds would only be missing. */
    private boolean isArchive(Path jar) {
        try {
            new ZipFile(jar.toFile()).close();
            return true;
        } catch (IOException e) {
            refuse("plug-in " + jar + ": expected a jar, found a file that cannot be read as one: " + e.getMessage()
                    + ". Remove or replace it.");
            return false;
        }
    }

    private static boolean announces(PlugInLoader loader) {
        return SERVICES.stream().anyMatch(type -> loader.findResource("META-INF/services/" + type.getName()) != null);
    }
}
