package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.comms.CommunicationHistory;
import io.incidentkit.comms.MessageMoment;
import io.incidentkit.comms.Obligation;
import io.incidentkit.comms.Obligations;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.test.history.PlayedCommand;
import io.incidentkit.test.history.PlayedHistory;
import io.incidentkit.timeline.CommunicationEvents;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.MessageEvent.MadePrivate;
import io.incidentkit.timeline.MessageEvent.MadePublic;
import io.incidentkit.timeline.MessageEvent.MessageConfirmed;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.RecordEvent.TimeCorrected;
import io.incidentkit.timeline.SeverityEvent.SeverityChanged;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The invariants of communication: who is told, and by when. */
final class CommunicationInvariants {
    private CommunicationInvariants() {}

    static void check(PlayedHistory played) {
        played.turns().forEach(turn -> checkMessages(turn, played.policy()));
        Incident incident = played.incident();
        Instant last = played.timeline().stream()
                .map(TimelineEntry::recordedAt)
                .max(Instant::compareTo)
                .orElseThrow();
        Obligations all = IncidentRules.obligations(incident, played.timeline(), last);
        checkObligations(all, last, played);
        checkVisibility(played, all);
        checkSendings(all, played);
        SilenceInvariants.check(
                incident.kind() == IncidentKind.BACKFILL
                        ? CommunicationHistory.EMPTY
                        : CommunicationEvents.history(played.timeline()),
                last,
                all);
        if (incident.kind() == IncidentKind.BACKFILL) {
            assertThat(all.all())
                    .as("of an incident that is recorded after the fact nothing is owed: %s", played)
                    .isEmpty();
        }
        if (incident.isOpen() && incident.kind() != IncidentKind.BACKFILL) {
            checkLevel(played);
        }
        if (happenedAsRecorded(played)) {
            assertThat(incident.communication().obligations(last).tally())
                    .as("the incident counts what its timeline says: %s", played)
                    .isEqualTo(all.tally());
        }
    }

    /**
     * The level in force is the one that was recorded last, whatever moments were given; what making it public says of the outside
     * stands above a level that is told later of the time before.
     */
    private static void checkLevel(PlayedHistory played) {
        List<CommunicationDuty> duties = List.of();
        TimelineEntry shown = null;
        for (TimelineEntry entry : played.timeline()) {
            if (entry.event() instanceof SeveritySet set) {
                duties = above(set.duties(), entry, shown);
            } else if (entry.event() instanceof SeverityChanged changed) {
                duties = above(changed.duties(), entry, shown);
            } else if (entry.event() instanceof MadePrivate made) {
                duties = others(duties, made.outside());
                shown = null;
            } else if (entry.event() instanceof MadePublic made) {
                duties = with(duties, made.duties());
                shown = entry;
            }
        }
        for (CommunicationDuty duty : duties) {
            assertThat(played.incident().communication().duty(duty.audience()))
                    .as("the level in force says who is told: %s", played)
                    .contains(duty);
        }
    }

    private static List<CommunicationDuty> above(
            List<CommunicationDuty> duties, TimelineEntry level, @Nullable TimelineEntry shown) {
        return shown != null
                        && shown.event() instanceof MadePublic made
                        && level.occurredAt().isBefore(shown.occurredAt())
                ? with(duties, made.duties())
                : duties;
    }

    private static List<CommunicationDuty> with(List<CommunicationDuty> duties, List<CommunicationDuty> outside) {
        List<Audience> audiences =
                outside.stream().map(CommunicationDuty::audience).toList();
        return Stream.concat(others(duties, audiences).stream(), outside.stream())
                .toList();
    }

    private static List<CommunicationDuty> others(List<CommunicationDuty> duties, List<Audience> left) {
        return duties.stream().filter(duty -> !left.contains(duty.audience())).toList();
    }

    /** It is private or public as was said last, and owes the outside accordingly. */
    private static void checkVisibility(PlayedHistory played, Obligations all) {
        boolean isPrivate = false;
        for (TimelineEntry entry : played.timeline()) {
            if (entry.event() instanceof Declared declared) {
                isPrivate = declared.isPrivate();
            } else if (entry.event() instanceof MadePrivate) {
                isPrivate = true;
            } else if (entry.event() instanceof MadePublic) {
                isPrivate = false;
            }
        }
        assertThat(played.incident().isPrivate())
                .as("it is private or public as was said last: %s", played)
                .isEqualTo(isPrivate);
        if (isPrivate) {
            assertThat(all.pending())
                    .as("a private incident owes the outside nothing: %s", played)
                    .noneMatch(owed -> played.policy().isPublic(owed.audience()));
        }
    }

    private static void checkMessages(PlayedCommand turn, IncidentPolicy policy) {
        for (TimelineEntry entry : turn.entries()) {
            if (entry.event() instanceof MessageSent sent) {
                assertThat(sent.text()).as("a message says something: %s", turn).isNotBlank();
                if (sent.moment() == MessageMoment.CLOSING) {
                    assertThat(turn.before().isOpen())
                            .as("a closing message waits for the end: %s", turn)
                            .isFalse();
                }
                if (turn.before().isPrivate()) {
                    assertThat(sent.text())
                            .as("a private incident tells nothing of itself: %s", turn)
                            .isEqualTo(policy.incidentLink(turn.before()));
                }
            }
        }
    }

    /** A message counts at the moment at which it was sent: as it was recorded, or as a delivery or a person said later. */
    private static void checkSendings(Obligations all, PlayedHistory played) {
        Set<Integer> confirmed = new HashSet<>();
        Set<String> sendings = new HashSet<>();
        for (TimelineEntry entry : played.timeline()) {
            Audience told = null;
            if (entry.event() instanceof MessageConfirmed sent) {
                assertThat(confirmed.add(sent.entry()))
                        .as("a message is sent once: %s", entry)
                        .isTrue();
                told = sent.audience();
            } else if (entry.event() instanceof MessageSent sent && sent.carrier() == null) {
                told = sent.audience();
            }
            if (told != null) {
                sendings.add(told + " " + entry.occurredAt());
                for (TimelineEntry later : played.timeline()) {
                    if (later.event() instanceof TimeCorrected correction && correction.entry() == entry.sequence()) {
                        sendings.add(told + " " + correction.to());
                    }
                }
            }
        }
        for (Obligation owed : all.all()) {
            if (owed.state() == Obligation.State.MET || owed.state() == Obligation.State.LATE) {
                assertThat(sendings)
                        .as("what is met was sent: %s of %s", owed, played)
                        .contains(owed.audience() + " " + owed.settledAt());
            }
        }
    }

    private static void checkObligations(Obligations all, Instant now, PlayedHistory played) {
        Set<String> ids = new HashSet<>();
        for (Obligation owed : all.all()) {
            assertThat(ids.add(owed.id()))
                    .as("each message is owed once: %s of %s", owed, played)
                    .isTrue();
            switch (owed.state()) {
                case OPEN ->
                    assertThat(owed.due())
                            .as("an open message is not due yet: %s", owed)
                            .isAfter(now);
                case MISSED ->
                    assertThat(owed.due())
                            .as("a missed message is due: %s", owed)
                            .isBeforeOrEqualTo(now);
                case MET ->
                    assertThat(owed.settledAt())
                            .as("a met message was sent in time: %s", owed)
                            .isBeforeOrEqualTo(owed.due());
                case LATE ->
                    assertThat(owed.settledAt())
                            .as("a late message was sent after it was due: %s", owed)
                            .isAfter(owed.due());
                case WAIVED ->
                    assertThat(owed.waiver())
                            .as("a waived message says why: %s", owed)
                            .isNotNull();
                case LAPSED ->
                    assertThat(owed.settledAt())
                            .as("a lapsed message says when: %s", owed)
                            .isNotNull();
            }
        }
    }

    /** Events that are recorded or corrected long after they happened are counted exactly from the whole timeline alone. */
    private static boolean happenedAsRecorded(PlayedHistory played) {
        Instant before = Instant.MIN;
        for (TimelineEntry entry : played.timeline()) {
            if (entry.occurredAt().isBefore(before) || entry.event() instanceof TimeCorrected) {
                return false;
            }
            before = entry.occurredAt();
        }
        return true;
    }
}
