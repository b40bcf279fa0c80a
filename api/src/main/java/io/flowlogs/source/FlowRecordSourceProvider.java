package io.flowlogs.source;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * Opens flow record sources for one URI scheme. Found by {@link java.util.ServiceLoader}; has a public constructor without
 * parameters; is stateless and safe for use by several threads.
 */
public interface FlowRecordSourceProvider {
    /**
     * Returns the URI scheme this provider answers to, such as <code>file</code>.
     *
     * @return a lower-case scheme, unique among those installed
     */
    String scheme();

    /**
     * Says in a line what the source reads.
     *
     * @return the description, shown by <code>flowlogs sources</code>
     */
    String description();

    /**
     * Lists every option the source understands. The command takes each as <code>-O name=value</code> and, unless it has an
     * option of that name itself, as <code>--name value</code>, or <code>--name</code> alone for one of true and false.
     *
     * @return the options; anything else a user gives is refused, unless another of the sources read together knows it
     */
    List<OptionSpec<?>> options();

    /**
     * Tells whether a location without a scheme belongs to this provider. At most one provider may say so for a location.
     *
     * @param location what a user typed
     * @return true when {@link #locate(String)} should be asked to make a URI of it; by default false
     */
    default boolean claims(String location) {
        return false;
    }

    /**
     * Makes a URI of a location that this provider claims.
     *
     * @param location what a user typed
     * @return a URI of this provider's scheme
     */
    default URI locate(String location) {
        return URI.create(scheme() + ":" + location);
    }

    /**
     * Opens a source. Acquires what planning needs, but reads no flow records.
     *
     * @param location a URI of this provider's scheme
     * @param options validated options, all of {@link #options()}
     * @return the source, to be closed by the caller
     * @throws IOException when the location cannot be reached
     * @throws io.flowlogs.record.FlowConfigurationException when location and options do not fit together
     */
    FlowRecordSource open(URI location, SourceOptions options) throws IOException;
}
