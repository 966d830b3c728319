package io.incidentkit.service;

import io.incidentkit.incident.Incident;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentQuery.State;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Goes over all pages of a list, one at a time: no more than a page is held, and none is read before it is asked for. */
final class EveryPage implements Iterator<Incident> {
    private final LongFunction<IncidentPage> pages;
    private Iterator<Incident> page;
    private long before;
    private boolean more = true;

    private EveryPage(LongFunction<IncidentPage> pages) {
        this.pages = pages;
        this.page = Collections.emptyIterator();
    }

    static Stream<Incident> of(Function<IncidentQuery, IncidentPage> list, State state) {
        return of(before -> list.apply(new IncidentQuery(state, before, IncidentQuery.MAX_LIMIT)));
    }

    /** Pages by the number below which they begin, 0 for the first. */
    static Stream<Incident> of(LongFunction<IncidentPage> pages) {
        int kind = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(() -> Spliterators.spliteratorUnknownSize(new EveryPage(pages), kind), kind, false);
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && more) {
            IncidentPage next = pages.apply(before);
            page = next.incidents().iterator();
            before = next.next().orElse(0);
            more = next.more();
        }
        return page.hasNext();
    }

    @Override
    public Incident next() {
        if (!hasNext()) {
            throw new NoSuchElementException("there is no incident behind the last one");
        }
        return page.next();
    }
}
