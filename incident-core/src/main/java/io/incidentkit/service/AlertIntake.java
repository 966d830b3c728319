package io.incidentkit.service;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.alert.HeardAlerts;
import io.incidentkit.command.CommandReferences;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.RecordCommand.ReceiveAlerts;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.playbook.Decision;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says to which incident a group of alerts belongs: the open one that has its key, that which had it last, or a new one. One call is
 * one attempt; whoever loses a race tries again. Thread-safe.
 */
final class AlertIntake {
    private static final Logger LOG = LoggerFactory.getLogger(AlertIntake.class);

    private final IncidentWriter writer;
    private final IncidentStore store;
    private final IncidentPolicy policy;

    AlertIntake(IncidentWriter writer, IncidentStore store, IncidentPolicy policy) {
        this.writer = writer;
        this.store = store;
        this.policy = policy;
    }

    Optional<Incident> receive(Actor actor, AlertGroup group) {
        Optional<Incident> open = store.findOpenByKey(group.openKey());
        if (open.isPresent()) {
            return noted(actor, open.get(), group);
        }
        // Without the key it can't be the group's any more, though it is open again.
        Optional<Incident> last = store.findLastByKey(group.openKey()).filter(incident -> !incident.isOpen());
        if (last.isPresent() && !firesAnew(group, last.get())) {
            return isOf(group, last.get()) ? noted(actor, last.get(), group) : Optional.empty();
        }
        return group.firing() ? Optional.of(firesAnew(actor, last, group)) : Optional.empty();
    }

    /** An alert that is only repeated needs no entry each time. */
    private Optional<Incident> noted(Actor actor, Incident incident, AlertGroup group) {
        if (!writer.maySee(actor, incident)) {
            // Neither the answer nor another incident of the same alerts may tell of it.
            LOG.info("Alerts of a private incident came from {}, who may not know of it", actor);
            return Optional.empty();
        }
        if (!incident.heardAlerts().isWorthNoting(group, writer.now())) {
            LOG.debug("{} hears again what it knows from {}", incident.reference(), actor);
            return Optional.of(incident);
        }
        return Optional.of(writer.once(actor, incident, new ReceiveAlerts(group, null)));
    }

    /** Whether an alert began after the end. One that does not say when it began, in doubt, did, unless it is only repeated. */
    private boolean firesAnew(AlertGroup group, Incident ended) {
        HeardAlerts heard = ended.heardAlerts();
        Instant end = ended.endedAt().orElseThrow();
        Instant now = writer.now();
        return group.alerts().stream()
                .filter(Alert::firing)
                .filter(alert -> !heard.repeats(group, alert, end, now))
                .anyMatch(alert -> !heard.knowsBeginning(group, alert) && beganAfter(ended, alert.startsAt()));
    }

    private static boolean beganAfter(Incident ended, @Nullable Instant beginning) {
        return beginning == null || beginning.isAfter(ended.endedAt().orElseThrow());
    }

    /** Whether something in the message is about the incident: an alert that it knows, or one from before its end. */
    private static boolean isOf(AlertGroup group, Incident ended) {
        HeardAlerts heard = ended.heardAlerts();
        return group.alerts().stream()
                .anyMatch(alert -> !beganAfter(ended, alert.startsAt())
                        || heard.knowsBeginning(group, alert)
                        || (alert.startsAt() == null && heard.knows(group, alert)));
    }

    /** A private incident is no one's to tell of, and a drill is not what comes back. */
    private Incident firesAnew(Actor actor, Optional<Incident> last, AlertGroup group) {
        Instant now = writer.now();
        Optional<Incident> known = last.filter(incident -> writer.maySee(actor, incident))
                .filter(incident -> incident.kind() == IncidentKind.REAL);
        if (known.isPresent() && policy.alerts().reopenOnAlert()) {
            Optional<Incident> reopened = reopened(actor, known.get(), group, now);
            if (reopened.isPresent()) {
                return reopened.get();
            }
        }
        Declare declare = Declare.builder(group.title())
                .services(group.services())
                .began(beginning(group, last, now).orElse(null))
                .detectedAt(now)
                .alerts(group)
                .follows(known.orElse(null))
                .build();
        return writer.begin(
                IncidentId.create(now),
                IncidentRules.declare(declare, actor, policy, now).entriesOrThrow("declare"),
                now);
    }

    /** Empty if it was not resolved, or too long ago. */
    private Optional<Incident> reopened(Actor actor, Incident ended, AlertGroup group, Instant now) {
        Instant began = beginning(group, Optional.of(ended), now).orElse(null);
        String since = began == null ? "" : ", since " + began;
        Reopen reopen = new Reopen("alerts from " + group.source() + " fire anew" + since, began, null);
        CommandReferences free = CommandReferences.toFreeAlertKeys(writer.freeKeys(ended));
        Decision reopening = IncidentRules.decide(ended, reopen, free, actor, policy, now);
        if (!reopening.accepted()) {
            LOG.debug("{} is not reopened by alerts: {}", ended.reference(), reopening.violations());
            return Optional.empty();
        }
        List<TimelineEntry> entries = new ArrayList<>(reopening.entries());
        entries.addAll(IncidentRules.decide(
                        ended.evolve(reopening.entries()), new ReceiveAlerts(group, null), actor, policy, now)
                .entriesOrThrow("receive alerts"));
        return Optional.of(writer.proceed(ended, entries, now));
    }

    /** Since when it is so: not before the end of the incident before it, and not in the future of a source whose clock is wrong. */
    private static Optional<Instant> beginning(AlertGroup group, Optional<Incident> last, Instant now) {
        return group.alerts().stream()
                .filter(Alert::firing)
                .map(Alert::startsAt)
                .filter(Objects::nonNull)
                .filter(start -> !start.isAfter(now))
                .filter(start -> last.isEmpty() || beganAfter(last.get(), start))
                .min(Comparator.naturalOrder());
    }
}
