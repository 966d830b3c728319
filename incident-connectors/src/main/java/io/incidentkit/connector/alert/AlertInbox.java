package io.incidentkit.connector.alert;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.commander.Actor;
import io.incidentkit.connector.alert.AlertAnswer.Kind;
import io.incidentkit.connector.alert.AlertReading.Note;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.text.CleanText;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what one tool tells of alerts: a body is bounded, its sender is known, it is read, and each group of alerts opens an incident
 * or joins one ({@link Incidents#receive}). Every source of alerts is read by this one way.
 *
 * <ul>
 *   <li>One alert that can't be read does not lose those beside it; a request of which nothing can be read is answered with every fault.
 *   <li>A request that the tool gives an id is taken in once, by whatever node, as long as its incident is there; one without an id that comes
 *       twice in a row within a minute, once by a node. All else is left to the incident, which knows what it heard.
 *   <li>What can't be written now is answered as such, so that the tool sends it again; a part that was written by then adds nothing then.
 * </ul>
 *
 * <p>Thread-safe. Secrets are shown to nobody.
 */
public final class AlertInbox {
    /** The longest body by default, in bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final int MAX_FAULTS = 20;
    private static final String DELIVERY = "delivery\n";

    private final Incidents incidents;
    private final AlertForm form;
    private final SenderCheck check;
    private final AlertWatch watch;
    private final int maxBytes;
    private final AlertNotes notes;
    private final RecentBodies recent = new RecentBodies();

    private AlertInbox(Builder builder) {
        this.incidents = builder.incidents;
        this.form = builder.form;
        this.check = Objects.requireNonNull(builder.check, "check");
        this.watch = builder.watch;
        this.maxBytes = builder.maxBytes;
        this.notes = new AlertNotes(incidents, builder.references, form.tool());
    }

    /**
     * Starts an inbox.
     *
     * @param incidents the incidents
     * @param references keeps which requests were taken in, and which incident a thing of the tool belongs to
     * @param form reads what the tool sends
     */
    public static Builder builder(Incidents incidents, ChannelReferences references, AlertForm form) {
        return new Builder(incidents, references, form);
    }

    /** Returns the tool's name. */
    public String tool() {
        return form.tool();
    }

    /** Returns what is read of the tool, what has to be set there, and what it can't do. */
    public AlertDescription description() {
        return form.description();
    }

    /** Returns in a few words how a sender is known. */
    public String senders() {
        return check.words();
    }

    /** Returns what is wrong with the setting, one sentence each. */
    public List<String> faults() {
        return check.faults();
    }

    /** Returns the longest body that is read, in bytes. */
    public int maxBytes() {
        return maxBytes;
    }

    /**
     * Takes in one request.
     *
     * @param request the request
     * @return what became of it
     */
    public AlertAnswer receive(AlertRequest request) {
        AlertAnswer answer = judged(request);
        watch.received(tool(), answer.kind());
        return answer;
    }

    private AlertAnswer judged(AlertRequest request) {
        if (request.body().length > maxBytes) {
            return AlertAnswer.of(Kind.TOO_LARGE);
        }
        return switch (check.judge(request)) {
            case KNOWN -> read(request);
            case UNKNOWN -> AlertAnswer.of(Kind.UNKNOWN_SENDER);
            case NOT_NOW -> AlertAnswer.of(Kind.NOT_NOW);
        };
    }

    private AlertAnswer read(AlertRequest request) {
        try {
            AlertReading reading = form.read(request);
            if (!reading.groups().isEmpty()) {
                return taken(request, reading);
            }
            return reading.faults().isEmpty() ? noted(request, reading) : unreadable(reading.faults());
        } catch (InvalidInputException e) {
            return unreadable(e.faults());
        } catch (NotNowException | IncidentStoreException | ConcurrentUpdateException e) {
            return AlertAnswer.of(Kind.NOT_NOW);
        }
    }

    private static AlertAnswer unreadable(List<FieldError> faults) {
        if (faults.size() <= MAX_FAULTS) {
            return AlertAnswer.unreadable(faults);
        }
        List<FieldError> first = new ArrayList<>(faults.subList(0, MAX_FAULTS));
        first.add(new FieldError("body", "has " + faults.size() + " faults; the first are named"));
        return AlertAnswer.unreadable(first);
    }

    private AlertAnswer noted(AlertRequest request, AlertReading reading) {
        Note note = reading.note();
        String thing = reading.thing();
        if (note != null && thing != null) {
            notes.write(source(request), thing, reading.delivery(), note);
        }
        return AlertAnswer.of(Kind.IGNORED);
    }

    private AlertAnswer taken(AlertRequest request, AlertReading reading) {
        Instant now = incidents.now();
        String delivery = reading.delivery();
        boolean isRepeat = delivery == null
                ? recent.has(reading.groups(), request.body(), now)
                : notes.incidentOf(source(request), DELIVERY + delivery).isPresent();
        if (isRepeat) {
            // Answered without its incident, which the sender may not see any more.
            return AlertAnswer.of(Kind.REPEATED);
        }
        Collection<Incident> found = write(reading);
        remember(request, reading, found, now);
        Kind kind = reading.faults().isEmpty() ? Kind.TAKEN : Kind.PARTLY_READ;
        return new AlertAnswer(kind, List.copyOf(found), reading.faults());
    }

    private Collection<Incident> write(AlertReading reading) {
        Map<String, Incident> found = new LinkedHashMap<>();
        List<AlertGroup> groups = reading.groups();
        for (int i = 0; i < groups.size(); i++) {
            AlertGroup group = i == 0 ? withFaults(groups.get(i), reading.faults()) : groups.get(i);
            incidents
                    .receive(Actor.system(group.source()), group)
                    .ifPresent(incident -> found.put(incident.id().toString(), incident));
        }
        return found.values();
    }

    /** Puts the parts that were lost beside the alerts on the timeline of the first of them. */
    private static AlertGroup withFaults(AlertGroup group, List<FieldError> faults) {
        if (faults.isEmpty()) {
            return group;
        }
        List<String> remarks = new ArrayList<>(group.remarks());
        faults.stream()
                .limit(MAX_FAULTS)
                .forEach(fault -> remarks.add(CleanText.line("Not read: " + fault.field() + " " + fault.message())));
        return new AlertGroup(
                group.source(), group.key(), group.title(), group.services(), group.alerts(), group.omitted(), remarks);
    }

    /** Only what was written down is kept: all else can come again and say nothing new. */
    private void remember(AlertRequest request, AlertReading reading, Collection<Incident> found, Instant since) {
        for (Incident incident : found) {
            Instant noted = incident.heardAlerts().notedAt();
            String delivery = reading.delivery();
            if (delivery != null && noted != null && !noted.isBefore(since)) {
                notes.keep(source(request), DELIVERY + delivery, incident.id());
            }
        }
        String thing = reading.thing();
        if (thing != null && !found.isEmpty()) {
            Incident first = found.iterator().next();
            String known = notes.incidentOf(source(request), thing).orElse("");
            if (!known.equals(first.id().toString())) {
                notes.keep(source(request), thing, first.id());
            }
        }
        if (reading.delivery() == null) {
            recent.keep(reading.groups(), request.body(), since);
        }
    }

    private String source(AlertRequest request) {
        return ToolAlert.sourceName(tool(), request.source());
    }

    /** Returns the tool's name. */
    @Override
    public String toString() {
        return tool();
    }

    /** Builds an {@link AlertInbox}. Not thread-safe. */
    public static final class Builder {
        private final Incidents incidents;
        private final ChannelReferences references;
        private final AlertForm form;
        private @Nullable SenderCheck check;
        private AlertWatch watch = AlertWatch.none();
        private int maxBytes = MAX_BYTES;

        private Builder(Incidents incidents, ChannelReferences references, AlertForm form) {
            this.incidents = incidents;
            this.references = references;
            this.form = form;
        }

        /**
         * Sets who may send; there is no inbox without.
         *
         * @param senders the check
         * @return this builder
         */
        public Builder check(SenderCheck senders) {
            this.check = senders;
            return this;
        }

        /**
         * Sets who learns of each request.
         *
         * @param learns the watch
         * @return this builder
         */
        public Builder watch(AlertWatch learns) {
            this.watch = learns;
            return this;
        }

        /**
         * Sets the longest body.
         *
         * @param bytes in bytes, from 1
         * @return this builder
         * @throws IllegalArgumentException if it is less
         */
        public Builder maxBytes(int bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("Of a body at least one byte is read");
            }
            this.maxBytes = bytes;
            return this;
        }

        /**
         * Ends the inbox.
         *
         * @throws NullPointerException if it is not said who may send
         */
        public AlertInbox build() {
            return new AlertInbox(this);
        }
    }
}
