package io.flowlogs.source.cloudwatch;

import io.flowlogs.source.Split;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The splits of one part after those of another. */
final class JoinedSplits implements Iterator<Split> {
    private final Iterator<? extends Iterable<Split>> parts;
    private Iterator<Split> current = Collections.emptyIterator();

    JoinedSplits(Iterator<? extends Iterable<Split>> parts) {
        this.parts = parts;
    }

    @Override
    public boolean hasNext() {
        while (!current.hasNext() && parts.hasNext()) {
            current = parts.next().iterator();
        }
        return current.hasNext();
    }

    @Override
    public Split next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more splits");
        }
        return current.next();
    }
}
