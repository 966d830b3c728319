package io.incidentkit.incident;

import io.incidentkit.effect.EffectDispatcher;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds {@link Incidents} with what a program connects to them. Not thread-safe. */
public final class IncidentsBuilder {
    private final IncidentStore store;
    private final IncidentPolicy policy;
    private final Clock clock;
    private EffectDispatcher dispatcher = EffectDispatcher.NONE;
    private Function<Incident, @Nullable String> link = incident -> null;

    IncidentsBuilder(IncidentStore store, IncidentPolicy policy, Clock clock) {
        this.store = store;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Sets what takes effects to the channels; nothing by default. It gets them once they are stored: a program that ends in
     * between has stored the command and delivers nothing of it, unless the store keeps them itself.
     *
     * @param effects the dispatcher; it is connected to these incidents alone
     * @return this builder
     */
    public IncidentsBuilder dispatcher(EffectDispatcher effects) {
        this.dispatcher = effects;
        return this;
    }

    /**
     * Sets where people read about an incident; channels tell it, and of a private incident nothing else.
     *
     * @param address gives the address of an incident's page, or null if it has none
     * @return this builder
     */
    public IncidentsBuilder link(Function<Incident, @Nullable String> address) {
        this.link = address;
        return this;
    }

    /** Ends the builder. */
    public Incidents build() {
        Outward outward = new Outward(dispatcher, link);
        Incidents incidents = new Incidents(store, policy, clock, outward);
        outward.connect(incidents);
        return incidents;
    }
}
