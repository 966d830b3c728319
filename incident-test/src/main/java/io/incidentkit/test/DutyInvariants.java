package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.comms.Obligation.State;
import io.incidentkit.duty.Duty;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.obligation.DutyBook;
import io.incidentkit.obligation.DutyRules;
import io.incidentkit.obligation.OwedDuties;
import io.incidentkit.obligation.OwedDuty;
import io.incidentkit.obligation.Telling;
import io.incidentkit.obligation.Tellings;
import io.incidentkit.rule.Rule;
import io.incidentkit.severity.Severity;
import io.incidentkit.test.history.PlayedHistory;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.MessageEvent.ObligationWaived;
import io.incidentkit.timeline.SeverityEvent;
import io.incidentkit.timeline.SeverityEvent.SeverityChanged;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The invariants of what has a time: triage, fix, postmortem, action items, a host's own duties. */
final class DutyInvariants {
    private static final List<Duration> LATER =
            List.of(Duration.ZERO, Duration.ofMinutes(6), Duration.ofHours(9), Duration.ofDays(6), Duration.ofDays(40));

    private DutyInvariants() {}

    static void check(PlayedHistory played) {
        Incident incident = played.incident();
        DutyBook book = played.policy().dutyBook();
        Instant last = played.timeline().stream()
                .map(TimelineEntry::recordedAt)
                .max(Instant::compareTo)
                .orElseThrow();
        for (Duration later : LATER) {
            Instant now = last.plus(later);
            List<OwedDuty> owed = OwedDuties.of(incident, book, now);
            checkStates(owed, now, played);
            checkRules(incident, book, owed, now);
            checkTellings(incident, book, owed, now, played);
            if (incident.kind() == IncidentKind.BACKFILL) {
                assertThat(owed)
                        .as("of an incident that is recorded after the fact nothing is owed: %s", played)
                        .isEmpty();
            } else if (happenedAsRecorded(played)) {
                checkFirst(DutyBook.TRIAGE, book::triage, EventType.TRIAGED, owed, played);
                checkFirst(DutyBook.FIX, book::fix, EventType.RESOLVED, owed, played);
            }
        }
    }

    private static void checkStates(List<OwedDuty> all, Instant now, PlayedHistory played) {
        Set<String> ids = new HashSet<>();
        for (OwedDuty owed : all) {
            assertThat(ids.add(owed.id()))
                    .as("each is named once: %s of %s", owed, played)
                    .isTrue();
            assertThat(owed.due()).as("due when it is owed or later: %s", owed).isAfterOrEqualTo(owed.owedSince());
            if (owed.isUnsettled()) {
                assertThat(owed.state())
                        .as("what nobody met is open until it is due, and then missed: %s of %s", owed, played)
                        .isEqualTo(owed.due().isAfter(now) ? State.OPEN : State.MISSED);
            }
        }
    }

    /** {@link Rule#TRIAGED_IN_TIME}, {@link Rule#FIXED_IN_TIME}, {@link Rule#POSTMORTEM_IS_DUE}: they are said, and refuse nothing. */
    private static void checkRules(Incident incident, DutyBook book, List<OwedDuty> all, Instant now) {
        Map<String, Rule> rules = Map.of(
                DutyBook.TRIAGE, Rule.TRIAGED_IN_TIME,
                DutyBook.FIX, Rule.FIXED_IN_TIME,
                DutyBook.POSTMORTEM, Rule.POSTMORTEM_IS_DUE);
        assertThat(DutyRules.overdue(incident, book, now).stream().map(each -> each.rule()))
                .as("what is overdue is said: %s", incident)
                .containsExactlyElementsOf(all.stream()
                        .filter(owed -> owed.isUnsettled() && !owed.due().isAfter(now))
                        .map(owed -> rules.get(owed.duty().name()))
                        .filter(rule -> rule != null)
                        .toList());
    }

    /** In no history does something pass without somebody being told, and nobody is told twice for the same. */
    private static void checkTellings(
            Incident incident, DutyBook book, List<OwedDuty> all, Instant now, PlayedHistory played) {
        List<Telling> due = Tellings.due(incident, book, now);
        assertThat(due.stream().map(Telling::obligation))
                .as("each is told once: %s", played)
                .doesNotHaveDuplicates();
        Optional<Instant> next = Tellings.nextDue(incident, book, now);
        if (!due.isEmpty()) {
            assertThat(next).as("who is to be told is told now: %s", played).contains(now);
        }
        next.ifPresent(moment ->
                assertThat(moment).as("nobody is woken in the past: %s", played).isAfterOrEqualTo(now));
        for (OwedDuty owed : all) {
            if (owed.isUnsettled() && owed.due().isAfter(now)) {
                assertThat(next)
                        .as("somebody is woken when it is due at the latest: %s of %s", owed, played)
                        .hasValueSatisfying(moment -> assertThat(moment).isBeforeOrEqualTo(owed.due()));
            }
        }
    }

    /**
     * A second reading of the first episode, entry by entry; it needs entries that were recorded as they happened. A level after the waiver
     * asks anew, under a name of its own.
     */
    private static void checkFirst(
            String name,
            Function<Severity, Optional<Duty>> duties,
            EventType goal,
            List<OwedDuty> all,
            PlayedHistory played) {
        Map<String, OwedDuty> byId = all.stream().collect(Collectors.toMap(OwedDuty::id, Function.identity()));
        String first = "duty:" + name + "/1";
        @Nullable Instant due = null;
        @Nullable Instant met = null;
        @Nullable Instant waived = null;
        for (TimelineEntry entry : played.timeline()) {
            EventType type = entry.event().type();
            Instant at = entry.occurredAt();
            Severity level = entry.event() instanceof SeveritySet set
                    ? set.severity()
                    : entry.event() instanceof SeverityChanged changed ? changed.to() : null;
            if (entry.event() instanceof ObligationWaived word
                    && word.obligation().equals(first)) {
                waived = at;
            } else if (level != null && (waived == null || !at.isAfter(waived))) {
                Optional<Instant> asked = duties.apply(level)
                        .map(duty -> played.policy().dutyBook().due(duty, at));
                if (asked.isEmpty()) {
                    due = due != null && due.isAfter(at) ? null : due;
                } else {
                    due = due == null || asked.get().isBefore(due) ? asked.get() : due;
                }
            } else if (type == goal) {
                met = at;
                break;
            } else if (type == EventType.RESOLVED || type == EventType.DISMISSED || type == EventType.MERGED) {
                break;
            }
        }
        OwedDuty found = byId.get(first);
        assertThat(found == null ? null : found.due())
                .as("the first %s is due as its levels say: %s", name, played)
                .isEqualTo(due);
        if (found != null && met != null && found.waiver() == null && found.settledAt() != null) {
            boolean byWord = found.settledAt().isBefore(met);
            assertThat(found.state())
                    .as("the first %s is counted as met or late: %s", name, played)
                    .isEqualTo((byWord ? found.settledAt() : met).isAfter(found.due()) ? State.LATE : State.MET);
        }
    }

    private static boolean happenedAsRecorded(PlayedHistory played) {
        Instant before = Instant.MIN;
        boolean ended = false;
        for (TimelineEntry entry : played.timeline()) {
            EventType type = entry.event().type();
            // A final level is told after the end, of the time before it.
            if (ended && entry.event() instanceof SeverityEvent) {
                return false;
            }
            ended |= type == EventType.RESOLVED || type == EventType.DISMISSED || type == EventType.MERGED;
            ended &= type != EventType.REOPENED;
            if (entry.occurredAt().isBefore(before) || entry.event().type() == EventType.TIME_CORRECTED) {
                return false;
            }
            before = entry.occurredAt();
        }
        return true;
    }
}
