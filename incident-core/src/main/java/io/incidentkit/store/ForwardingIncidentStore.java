package io.incidentkit.store;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A store that asks another one for everything. A host overrides what it wants to see or change, such as the time that an
 * append takes; every write goes through {@link #append(List)}, but for a text that is struck out.
 *
 * <p>Thread-safe, as the other store is.
 */
public abstract class ForwardingIncidentStore implements IncidentStore {
    private final IncidentStore delegate;

    /**
     * Creates the store.
     *
     * @param delegate the store that keeps the incidents
     */
    protected ForwardingIncidentStore(IncidentStore delegate) {
        this.delegate = Objects.requireNonNull(delegate, "delegate");
    }

    /** Returns the store that keeps the incidents. */
    protected final IncidentStore delegate() {
        return delegate;
    }

    @Override
    public List<Incident> append(List<IncidentChange> changes) {
        return delegate.append(changes);
    }

    @Override
    public Incident strikeOut(IncidentChange change, List<TimelineEntry> struck, UnaryOperator<String> text) {
        return delegate.strikeOut(change, struck, text);
    }

    @Override
    public void remove(Incident incident) {
        delegate.remove(incident);
    }

    @Override
    public <T> T alone(IncidentId id, Supplier<T> work) {
        return delegate.alone(id, work);
    }

    @Override
    public void afterCommit(Runnable work) {
        delegate.afterCommit(work);
    }

    @Override
    public Optional<Incident> lastSeen(IncidentId id) {
        return delegate.lastSeen(id);
    }

    @Override
    public Optional<Incident> find(IncidentId id) {
        return delegate.find(id);
    }

    @Override
    public Optional<Incident> findByNumber(long number) {
        return delegate.findByNumber(number);
    }

    @Override
    public Optional<Incident> findOpenByKey(String openKey) {
        return delegate.findOpenByKey(openKey);
    }

    @Override
    public Optional<Incident> findLastByKey(String openKey) {
        return delegate.findLastByKey(openKey);
    }

    @Override
    public List<TimelineEntry> timeline(IncidentId id, int afterSequence, int limit) {
        return delegate.timeline(id, afterSequence, limit);
    }

    @Override
    public List<StoredVersion> changedSince(Instant moment) {
        return delegate.changedSince(moment);
    }

    @Override
    public Optional<GivenCommand> given(IncidentId id, String given) {
        return delegate.given(id, given);
    }

    @Override
    public IncidentPage list(IncidentQuery query) {
        return delegate.list(query);
    }

    @Override
    public IncidentPage outlines(long before) {
        return delegate.outlines(before);
    }
}
