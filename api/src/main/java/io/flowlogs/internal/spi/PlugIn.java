package io.flowlogs.internal.spi;

import java.util.function.Consumer;

/**
 * A plug-in that is not on the class path.
 *
 * @param loader defines its classes; its name is the plug-in's
 * @param refused is told what of it cannot be used
 */
record PlugIn(ClassLoader loader, Consumer<String> refused) {
    void refuse(String problem) {
        refused.accept("plug-in " + name() + ": " + problem);
    }

    private String name() {
        String name = loader.getName();
        return name == null ? loader.toString() : name;
    }
}
