package io.incidentkit.service;

import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Is told of what was stored: for an archive, metrics, or a page that shows it live. It is told on the thread that gave the command,
 * once it is stored and the caller's transaction, if there is one, is committed; so it is quick, and what it throws is logged and
 * stops nothing. A program that ends in between tells it nothing.
 */
@FunctionalInterface
public interface IncidentListener {

    /**
     * Takes note of what was stored.
     *
     * @param incidents where it was stored
     * @param incident the incident afterwards, private ones too
     * @param entries what was appended
     */
    void stored(Incidents incidents, Incident incident, List<TimelineEntry> entries);

    /**
     * Takes note of what was stored, and of what was before; {@link #stored} by default.
     *
     * @param incidents where it was stored
     * @param before the incident as it was; empty if it is new
     * @param incident the incident afterwards, private ones too
     * @param entries what was appended
     */
    default void changed(
            Incidents incidents, Optional<Incident> before, Incident incident, List<TimelineEntry> entries) {
        stored(incidents, incident, entries);
    }

    /**
     * Takes note that a text was struck out of an incident, ahead of the entry that says so. Whoever keeps texts of it strikes it
     * out of them, too; nothing is done by default.
     *
     * @param incidents where it was struck out
     * @param incident the incident afterwards
     * @param struck gives a text without what is struck out, and any other one as it is
     */
    default void struckOut(Incidents incidents, Incident incident, UnaryOperator<String> struck) {}

    /**
     * Goes around a call by which somebody gives commands, on its thread: for a trace, or what a log says beside each line. It begins
     * before anything is read, and ends once the answer is known, be it a refusal. It runs the call by default.
     *
     * <p>Whoever implements it runs the call once, returns what it returns and lets through what it throws; what goes wrong with the
     * implementation itself goes wrong with the call.
     *
     * @param call what is given to which incident
     * @param given runs the call
     * @param <T> the kind of answer
     * @return the answer of the call
     */
    default <T> T around(Call call, Supplier<T> given) {
        return given.get();
    }

    /**
     * A call by which somebody gives commands.
     *
     * @param command the code of the command, {@value #DECLARE}, {@value #IMPORT}, or {@value #SEVERAL} for some that are recorded
     *     together
     * @param actor who gives it
     * @param incident the id of the incident; empty where it is not known yet
     * @param reference the name by which people call it, such as {@code INC-42}; empty where it is not known without asking the store
     */
    record Call(String command, Actor actor, Optional<IncidentId> incident, Optional<String> reference) {
        /** The code of a declaration. */
        public static final String DECLARE = "declare";

        /** The code of an import of what happened elsewhere. */
        public static final String IMPORT = "import";

        /** The code of several commands that are recorded together. */
        public static final String SEVERAL = "several";

        /** Checks that all parts are there. */
        public Call {
            Objects.requireNonNull(command, "command");
            Objects.requireNonNull(actor, "actor");
            Objects.requireNonNull(incident, "incident");
            Objects.requireNonNull(reference, "reference");
        }
    }
}
