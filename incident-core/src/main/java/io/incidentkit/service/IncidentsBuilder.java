package io.incidentkit.service;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Directory;
import io.incidentkit.commander.Person;
import io.incidentkit.effect.DueTimer;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.store.IncidentStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds {@link Incidents} with what a program connects to them. Not thread-safe. */
public final class IncidentsBuilder {
    private final IncidentStore store;
    private final IncidentPolicy policy;
    private final Clock clock;
    private EffectDispatcher dispatcher = EffectDispatcher.NONE;
    private DueTimer timer = DueTimer.NONE;
    private AccessPolicy access = AccessPolicy.thoseOnIt();
    private Directory directory = Directory.NONE;
    private final List<IncidentListener> listeners = new ArrayList<>();

    IncidentsBuilder(IncidentStore store, IncidentPolicy policy, Clock clock) {
        this.store = store;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Sets what takes effects to the channels; nothing by default. It gets them once they are stored: a program that ends in
     * between has stored the command and delivers nothing of it, unless the store keeps them itself.
     *
     * @param effects the dispatcher
     * @return this builder
     */
    public IncidentsBuilder dispatcher(EffectDispatcher effects) {
        this.dispatcher = effects;
        return this;
    }

    /**
     * Sets what wakes the incidents when a message to an audience is due; nobody by default. Then what was not sent in time is
     * written on the timeline, and the commander is reminded. One that keeps them in memory is told of all of them at the start
     * ({@link Incidents#setDueMoments}).
     *
     * @param due the timer
     * @return this builder
     */
    public IncidentsBuilder dueTimer(DueTimer due) {
        this.timer = due;
        return this;
    }

    /**
     * Sets who may know of private incidents; those on them by default.
     *
     * @param who the policy
     * @return this builder
     */
    public IncidentsBuilder access(AccessPolicy who) {
        this.access = who;
        return this;
    }

    /**
     * Sets who says who is who; nobody by default, so that each is who they are called. It is asked for whoever acts or is named in
     * a command, and what is stored is the one name that it gives.
     *
     * @param people the host's directory
     * @return this builder
     */
    public IncidentsBuilder directory(Directory people) {
        this.directory = people;
        return this;
    }

    /**
     * Adds somebody who is told of what was stored, such as {@link io.incidentkit.archive.PostmortemArchive#feed()}.
     *
     * @param listener who is told
     * @return this builder
     */
    public IncidentsBuilder listener(IncidentListener listener) {
        this.listeners.add(listener);
        return this;
    }

    /** Ends the builder. */
    public Incidents build() {
        return new Incidents(
                store,
                policy,
                clock,
                new Outbound(dispatcher, timer, listeners),
                new AgentAccess(access),
                directory,
                OptimisticRetry.spread());
    }

    /**
     * The host's access policy with agents: one sees what the person sees for whom it acts, and has that person's rights, but never the one
     * to decide what is for good. Thread-safe, as the host's is.
     *
     * @param host who may what, asked about people and other systems
     */
    private record AgentAccess(AccessPolicy host) implements AccessPolicy {

        @Override
        public boolean maySee(Actor actor, Incident incident) {
            return host.maySee(answering(actor), incident);
        }

        /** A text that is struck out is gone for ever. */
        @Override
        public boolean mayStrikeOut(Actor actor, Incident incident) {
            return actor.actsFor().isEmpty() && host.mayStrikeOut(actor, incident);
        }

        @Override
        public boolean has(Actor actor, Right right, @Nullable Incident incident) {
            Optional<Person> person = actor.actsFor();
            return (person.isEmpty() || right != Right.ADMINISTER) && host.has(answering(actor), right, incident);
        }

        private static Actor answering(Actor actor) {
            return actor.actsFor().map(person -> Actor.person(person.name())).orElse(actor);
        }
    }
}
