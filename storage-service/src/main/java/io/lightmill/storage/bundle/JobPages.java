package io.lightmill.storage.bundle;

import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Page;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Jobs one after another, a page of them in memory. */
final class JobPages implements Iterator<JobView> {

    private final Source source;
    private Iterator<JobView> page;
    private @Nullable String next;

    JobPages(Source source) {
        this.source = source;
        Page<JobView> first = source.page(null);
        this.page = first.items().iterator();
        this.next = first.next();
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && next != null) {
            Page<JobView> another = source.page(next);
            page = another.items().iterator();
            next = another.next();
        }
        return page.hasNext();
    }

    @Override
    public JobView next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no job is left");
        }
        return page.next();
    }

    /** Where pages come from. */
    @FunctionalInterface
    interface Source {
        Page<JobView> page(@Nullable String cursor);
    }
}
