package io.incidentkit.service;

import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.commander.Actor;
import io.incidentkit.comms.Obligations;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.service.AccessPolicy.Right;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentQuery.State;
import io.incidentkit.timeline.StruckText;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Incidents as one reader sees them: a private incident that the reader may not know of does not exist here. What shows incidents
 * to people reads through this.
 *
 * <p>Immutable and thread-safe.
 */
public final class VisibleIncidents {
    /** The most reads of the store for one list. */
    public static final int MAX_READS = 4;

    private final Incidents incidents;
    private final Actor reader;
    private final AccessPolicy access;

    VisibleIncidents(Incidents incidents, Actor reader, AccessPolicy access) {
        this.incidents = incidents;
        this.reader = Objects.requireNonNull(reader, "reader");
        this.access = access;
    }

    /** Returns what says of each incident whether the reader may see it, for figures and the archive. */
    public Predicate<Incident> filter() {
        return incident ->
                (!incident.isPrivate() || access.maySee(reader, incident)) && access.has(reader, Right.READ, incident);
    }

    /**
     * Finds an incident, as {@link Incidents#find(IncidentId)} does.
     *
     * @param id its identity
     * @return the incident, or empty if there is none that the reader may see
     */
    public Optional<Incident> find(IncidentId id) {
        return incidents.find(id).filter(filter());
    }

    /**
     * Finds an incident, as {@link Incidents#find(String)} does.
     *
     * @param reference an id, or a reference such as {@code INC-42}
     * @return the incident, or empty if there is none that the reader may see
     */
    public Optional<Incident> find(String reference) {
        return incidents.find(reference).filter(filter());
    }

    /**
     * Writes the message that the reader would send, and sends nothing.
     *
     * @param id the incident
     * @param update the update
     * @return exactly the text that sending it now would put on the timeline
     * @throws UnknownIncidentException if there is none that the reader may see
     * @throws io.incidentkit.rule.RefusedException with every rule that refuses the update
     */
    public String preview(IncidentId id, SendUpdate update) {
        return incidents.preview(reader, get(id), update);
    }

    /**
     * Returns an incident that is known to exist.
     *
     * @param id its identity
     * @return the incident
     * @throws UnknownIncidentException if there is none that the reader may see
     */
    public Incident get(IncidentId id) {
        return find(id).orElseThrow(() -> new UnknownIncidentException(id.toString()));
    }

    /**
     * Returns an incident that is known to exist, by whatever a person or a program calls it.
     *
     * @param reference an id, or a reference such as {@code INC-42}
     * @return the incident
     * @throws UnknownIncidentException if there is none that the reader may see
     */
    public Incident get(String reference) {
        return find(reference).orElseThrow(() -> new UnknownIncidentException(reference));
    }

    /**
     * Reads a part of a timeline.
     *
     * @param id the incident
     * @param afterSequence entries after this number, 0 for the beginning
     * @param limit at most so many entries
     * @return the entries in the order in which they were recorded
     * @throws UnknownIncidentException if there is no such incident that the reader may see
     */
    public List<TimelineEntry> timeline(IncidentId id, int afterSequence, int limit) {
        return incidents.timeline(get(id).id(), afterSequence, limit);
    }

    /**
     * Reads a whole timeline.
     *
     * @param id the incident
     * @return all entries in the order in which they were recorded
     * @throws UnknownIncidentException if there is no such incident that the reader may see
     */
    public List<TimelineEntry> timeline(IncidentId id) {
        return incidents.timeline(get(id).id());
    }

    /**
     * Lists incidents, the newest number first. One list asks the store {@value #MAX_READS} times at the most: where many
     * private incidents lie between those that are shown, a page can hold fewer than asked for, even none, and
     * {@link IncidentPage#next()} goes on behind them.
     *
     * @param query which, and how many
     * @return one page
     */
    public IncidentPage list(IncidentQuery query) {
        List<Incident> shown = new ArrayList<>();
        IncidentPage page = incidents.list(query);
        for (int reads = 1; ; reads++) {
            page.incidents().stream().filter(filter()).forEach(shown::add);
            OptionalLong next = page.next();
            if (shown.size() > query.limit() || next.isEmpty()) {
                return IncidentPage.of(shown, query.limit());
            }
            if (shown.size() == query.limit() || reads == MAX_READS) {
                return new IncidentPage(shown, next);
            }
            page = incidents.list(
                    new IncidentQuery(query.state(), next.getAsLong(), IncidentQuery.MAX_LIMIT, query.filter()));
        }
    }

    /**
     * Returns all incidents that the reader may see, the newest number first, as {@link #list} gives them page by page. The stream reads a page when it
     * is needed and holds no more than one, so figures over it are never half.
     *
     * @return a stream to be used once, in one thread
     */
    public Stream<Incident> all() {
        return EveryPage.of(this::list, State.ALL);
    }

    /**
     * Returns all incidents that the reader may see for figures, as {@link Incidents#outlines()} does. A private one is never in
     * outline, so who may see it is asked of the whole incident.
     *
     * @return a stream to be used once, in one thread
     */
    public Stream<Incident> outlines() {
        return incidents.outlines().filter(filter());
    }

    /** Returns those that are worked on, as {@link #all()} does. */
    public Stream<Incident> open() {
        return EveryPage.of(this::list, State.OPEN);
    }

    /** Returns those that have ended, as {@link #all()} does. */
    public Stream<Incident> ended() {
        return EveryPage.of(this::list, State.ENDED);
    }

    /**
     * Finds the incidents in which a text stands, in any of the forms that are struck out: to strike it out of each, and to know
     * where it is left. Every timeline is read, which takes its time where there are many.
     *
     * @param text the text, such as a secret
     * @return the incidents that the reader may see, the newest number first; those that have it nowhere are not among them
     * @throws InvalidInputException if the text is too short to be struck out
     */
    public List<TextFound> whereItStands(String text) {
        StruckText sought = sought(text);
        return all().map(incident -> new TextFound(
                        incident,
                        incidents.timeline(incident.id()).stream()
                                .filter(sought::standsIn)
                                .map(TimelineEntry::sequence)
                                .toList()))
                .filter(found -> !found.entries().isEmpty())
                .toList();
    }

    private static StruckText sought(String text) {
        InputValidator faults = new InputValidator();
        String cleaned = faults.text("text", text);
        if (!cleaned.isEmpty() && !StruckText.isLongEnough(cleaned)) {
            faults.add("text", StruckText.TOO_SHORT);
        }
        faults.throwIfAny();
        return StruckText.of(cleaned);
    }

    /**
     * Drafts the postmortem, as {@link Incidents#postmortem} does.
     *
     * @param id the incident
     * @return the postmortem as far as it is known now
     * @throws UnknownIncidentException if there is no such incident that the reader may see
     */
    public Postmortem postmortem(IncidentId id) {
        return incidents.postmortem(get(id).id());
    }

    /**
     * Says who has to be told by when, as {@link Incidents#obligations} does.
     *
     * @param id the incident
     * @return how every message that was ever owed stands now
     * @throws UnknownIncidentException if there is no such incident that the reader may see
     */
    public Obligations obligations(IncidentId id) {
        return incidents.obligations(get(id).id());
    }

    /**
     * Returns what the public audiences were told of an incident so far: before it is made private, what is known outside; before
     * it is made public, what is not said a first time any more.
     *
     * @param id the incident
     * @return the messages, the first one first
     * @throws UnknownIncidentException if there is no such incident that the reader may see
     */
    public List<ToldOutside> toldOutside(IncidentId id) {
        return ToldOutside.of(timeline(id), incidents.policy());
    }
}
