package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.commander.Person;
import io.incidentkit.commander.Tenure;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.Step;
import io.incidentkit.test.history.PlayedHistory;
import io.incidentkit.timeline.CommanderEvent.CommandTaken;
import io.incidentkit.timeline.CommanderEvent.CommanderAssigned;
import io.incidentkit.timeline.CommanderEvent.HandoverAccepted;
import io.incidentkit.timeline.CommanderEvent.HandoverOffered;
import io.incidentkit.timeline.CommanderEvent.HandoverWithdrawn;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.RecordEvent.TimeCorrected;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The invariants of the incident commander: exactly one from triage to the end, without a gap. */
final class CommanderInvariants {
    private @Nullable Person commander;
    private @Nullable Person asked;
    private @Nullable Instant askedAt;
    private int askedBy;

    private CommanderInvariants() {}

    static void check(PlayedHistory played) {
        CommanderInvariants walk = new CommanderInvariants();
        played.timeline().forEach(walk::read);
        Incident incident = played.incident();
        assertThat(incident.commander().orElse(null))
                .as("the commander is on the timeline: %s", played)
                .isEqualTo(walk.commander);
        List<Tenure> tenures = incident.commandership().tenures();
        checkTenures(tenures);
        incident.earlierEpisodes().forEach(episode -> checkEpisode(episode, resolvedAt(episode), tenures));
        checkEpisode(incident.episode(), incident.endedAt(), tenures);
    }

    private void read(TimelineEntry entry) {
        IncidentEvent event = entry.event();
        switch (event.type()) {
            case COMMANDER_ASSIGNED -> {
                assertThat(commander)
                        .as("nobody takes the role from another: %s", entry)
                        .isNull();
                commander = ((CommanderAssigned) event).commander();
            }
            case HANDOVER_OFFERED -> {
                assertThat(entry.actor().person().orElse(null))
                        .as("the commander offers: %s", entry)
                        .isNotNull()
                        .isEqualTo(commander);
                asked = ((HandoverOffered) event).to();
                askedAt = entry.occurredAt();
                askedBy = entry.sequence();
                assertThat(asked)
                        .as("a handover goes to someone else: %s", entry)
                        .isNotEqualTo(commander);
            }
            case HANDOVER_ACCEPTED -> {
                HandoverAccepted accepted = (HandoverAccepted) event;
                assertThat(accepted.from())
                        .as("the commander hands over: %s", entry)
                        .isEqualTo(commander);
                assertThat(accepted.to())
                        .as("the one who was asked accepts: %s", entry)
                        .isEqualTo(asked);
                assertThat(entry.actor().person())
                        .as("the one who was asked accepts: %s", entry)
                        .contains(accepted.to());
                notBeforeOffer(entry);
                commander = accepted.to();
                asked = null;
            }
            case COMMAND_TAKEN -> {
                CommandTaken taken = (CommandTaken) event;
                assertThat(taken.from())
                        .as("command is taken from the one who holds it: %s", entry)
                        .isEqualTo(commander);
                assertThat(entry.actor().person())
                        .as("whoever takes command says so: %s", entry)
                        .contains(taken.to());
                assertThat(taken.to())
                        .as("command is taken by someone else: %s", entry)
                        .isNotEqualTo(commander);
                assertThat(asked).as("an offer ends ahead of it: %s", entry).isNull();
                commander = taken.to();
            }
            case HANDOVER_WITHDRAWN -> {
                assertThat(((HandoverWithdrawn) event).to())
                        .as("an offer ends once: %s", entry)
                        .isEqualTo(asked);
                notBeforeOffer(entry);
                asked = null;
            }
            case TIME_CORRECTED -> {
                TimeCorrected corrected = (TimeCorrected) event;
                if (asked != null && corrected.entry() == askedBy) {
                    askedAt = corrected.to();
                }
            }
            case TRIAGED ->
                assertThat(commander).as("triage needs a commander: %s", entry).isNotNull();
            case RESOLVED, DISMISSED, MERGED -> {
                commander = null;
                asked = null;
            }
            default -> {}
        }
    }

    private void notBeforeOffer(TimelineEntry entry) {
        assertThat(entry.occurredAt())
                .as("an offer ends after it was made: %s", entry)
                .isAfterOrEqualTo(askedAt);
    }

    private static void checkTenures(List<Tenure> tenures) {
        Instant last = Instant.MIN;
        for (int i = 0; i < tenures.size(); i++) {
            Tenure tenure = tenures.get(i);
            assertThat(tenure.from()).as("tenures do not overlap: %s", tenures).isAfterOrEqualTo(last);
            if (tenure.until() == null) {
                assertThat(i).as("only the last tenure is open: %s", tenures).isEqualTo(tenures.size() - 1);
            } else {
                assertThat(tenure.until())
                        .as("a tenure ends after it began: %s", tenure)
                        .isAfterOrEqualTo(tenure.from());
                last = tenure.until();
            }
        }
    }

    /** From triage to the end, the tenures follow each other without a gap. */
    private static void checkEpisode(Episode episode, Optional<Instant> end, List<Tenure> tenures) {
        Optional<Instant> triaged = episode.moment(Step.TRIAGED).map(moment -> moment.at());
        if (triaged.isEmpty()) {
            return;
        }
        Instant covered = triaged.get();
        Instant until = end.orElse(Instant.MAX);
        for (Tenure tenure : tenures) {
            if (!tenure.from().isAfter(covered)) {
                Instant to = tenure.until() == null ? Instant.MAX : tenure.until();
                covered = to.isAfter(covered) ? to : covered;
            }
        }
        assertThat(covered)
                .as("from triage to the end there is a commander: %s, %s", episode, tenures)
                .isAfterOrEqualTo(until);
    }

    private static Optional<Instant> resolvedAt(Episode episode) {
        return episode.moment(Step.RESOLVED).map(moment -> moment.at());
    }
}
