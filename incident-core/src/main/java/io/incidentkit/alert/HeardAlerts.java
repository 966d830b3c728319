package io.incidentkit.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.incidentkit.text.Digests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of one incident as they were heard last, so that a message which repeats them adds only what it changes. Small and
 * bounded: it is a part of the incident's state.
 *
 * @param alerts each alert once, that which changed last at the end; at most {@value #MAX}
 * @param omitted the largest number of alerts that a message did not list
 * @param changedAt when a message that changed something was recorded, or null if none was since the incident began or ended
 * @param notedAt when a message was recorded at all, or null likewise
 */
public record HeardAlerts(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Heard> alerts,
        int omitted,
        @Nullable Instant changedAt,
        @Nullable Instant notedAt) {
    /** The state of an incident that no alert came to. */
    public static final HeardAlerts NONE = new HeardAlerts(List.of(), 0, null, null);

    /** How many alerts are remembered; of more, those that changed longest ago are forgotten, and heard as new. */
    public static final int MAX = 200;

    /** Two replicas of one source say the same within seconds; that is no news of any kind. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /** The other replica of a pair, which knows of an end later, says what it said until then within the interval of a group. */
    private static final Duration OTHER_REPLICA = Duration.ofMinutes(5);

    /** Enough that no two of some hundred alerts are taken for each other. */
    private static final int ID_LENGTH = 16;

    /**
     * One alert, as it was heard last.
     *
     * @param id the digest of its group and labels
     * @param firing whether it fired
     * @param startsAt since when, or null if that is not known
     */
    public record Heard(String id, boolean firing, @Nullable Instant startsAt) {
        static Heard of(AlertGroup group, Alert alert) {
            return new Heard(idOf(group, alert), alert.firing(), alert.startsAt());
        }
    }

    /** Copies the list. */
    public HeardAlerts {
        // Null when it is read: what is empty is not written.
        alerts = alerts == null ? List.of() : List.copyOf(alerts);
    }

    /** The digest that tells an alert apart: of one out of which a text was struck, that from before. */
    static String idOf(AlertGroup group, Alert alert) {
        String known = alert.identity();
        return known == null ? Digests.sha256(group.openKey() + alert.labels()).substring(0, ID_LENGTH) : known;
    }

    /** Returns the alerts of a message that were not heard before, or otherwise. */
    public List<Alert> news(AlertGroup group) {
        return group.alerts().stream()
                .filter(alert -> !alerts.contains(Heard.of(group, alert)))
                .toList();
    }

    /** Returns whether an alert was heard before, firing or not. */
    public boolean knows(AlertGroup group, Alert alert) {
        return find(group, alert).isPresent();
    }

    /** Returns whether an alert was heard before, since the very same moment. A moment that is not known is none. */
    public boolean knowsBeginning(AlertGroup group, Alert alert) {
        Instant beginning = alert.startsAt();
        return beginning != null
                && find(group, alert)
                        .filter(known -> beginning.equals(known.startsAt()))
                        .isPresent();
    }

    /**
     * Returns whether an alert that does not say since when it fires is only repeated after the end of its incident: the same
     * alert (group and labels) was heard before, without a beginning as well, and it is not later than five minutes after the end.
     * So the other replica of a pair does not reopen what the first one has seen end. It is noted then, and not lost; fires it on,
     * it fires anew with the first message after those minutes.
     *
     * @param group the message
     * @param alert an alert of it
     * @param endedAt when the incident ended
     * @param now when the message is heard
     */
    public boolean repeats(AlertGroup group, Alert alert, Instant endedAt, Instant now) {
        return alert.startsAt() == null
                && !now.isAfter(endedAt.plus(OTHER_REPLICA))
                && find(group, alert).filter(known -> known.startsAt() == null).isPresent();
    }

    /**
     * Returns whether a message is worth an entry: if it changes something, or if nothing was noted for as long as nothing has
     * changed before that. Whatever a source repeats for months has a handful of entries so.
     *
     * @param group what it says
     * @param now when it is heard
     */
    public boolean isWorthNoting(AlertGroup group, Instant now) {
        if (changedAt == null
                || notedAt == null
                || group.omitted() > omitted
                || !news(group).isEmpty()) {
            return true;
        }
        Duration quiet = Duration.between(changedAt, notedAt);
        return Duration.between(notedAt, now).compareTo(quiet.compareTo(SHORTEST) > 0 ? quiet : SHORTEST) >= 0;
    }

    /**
     * Returns what is heard after one more message.
     *
     * @param group what it says that is new
     * @param at when it was recorded
     */
    public HeardAlerts with(AlertGroup group, Instant at) {
        Map<String, Heard> all = new LinkedHashMap<>();
        alerts.forEach(known -> all.put(known.id(), known));
        for (Alert alert : group.alerts()) {
            Heard heard = Heard.of(group, alert);
            all.remove(heard.id());
            all.put(heard.id(), heard);
        }
        List<Heard> kept = new ArrayList<>(all.values());
        boolean changed = changedAt == null || !group.alerts().isEmpty() || group.omitted() > omitted;
        return new HeardAlerts(
                kept.subList(Math.max(0, kept.size() - MAX), kept.size()),
                Math.max(omitted, group.omitted()),
                changed ? at : changedAt,
                at);
    }

    /** Returns the same after the incident has ended: what is heard next is worth an entry, even if it says nothing new. */
    public HeardAlerts ended() {
        return new HeardAlerts(alerts, omitted, null, null);
    }

    private Optional<Heard> find(AlertGroup group, Alert alert) {
        String id = Heard.of(group, alert).id();
        return alerts.stream().filter(known -> known.id().equals(id)).findFirst();
    }
}
