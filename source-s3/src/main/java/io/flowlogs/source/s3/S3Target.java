package io.flowlogs.source.s3;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds out whether a location is an object or a folder of objects. */
final class S3Target {
    private final S3Location location;
    private final S3Calls calls;
    private final Listings listings;
    private boolean known;
    private @Nullable StoredObject object;

    S3Target(S3Location location, S3Calls calls, Listings listings) {
        this.location = location;
        this.calls = calls;
        this.listings = listings;
    }

    /** The object with exactly the location's key, or null. */
    synchronized @Nullable StoredObject object() throws IOException {
        if (!known) {
            object = location.isFolder() ? null : found();
            known = true;
        }
        return object;
    }

    /** The key itself comes before all that begin with it. Tools leave empty objects in the name of folders. */
    private @Nullable StoredObject found() throws IOException {
        StoredObject first = first();
        if (first == null || !first.key().equals(location.key())) {
            return null;
        }
        boolean isFolder = first.size() == 0 && !isEmpty(location.folder());
        return isFolder ? null : first;
    }

    private @Nullable StoredObject first() throws IOException {
        try {
            ListPage page = listings.page(ListQuestion.first(location.key()));
            return page.objects().isEmpty() ? null : page.objects().get(0);
        } catch (IOException e) {
            StoredObject own = AwsFailures.isDenied(e.getCause()) ? calls.head(location.key()) : null;
            if (own == null) {
                throw e;
            }
            return own;
        }
    }

    private boolean isEmpty(String prefix) throws IOException {
        return listings.page(ListQuestion.first(prefix)).objects().isEmpty();
    }
}
