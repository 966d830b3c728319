package io.incidentkit.test.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationEvent;
import io.incidentkit.comms.CommunicationEvent.LevelSet;
import io.incidentkit.comms.CommunicationEvent.UpdateSent;
import io.incidentkit.comms.CommunicationHistory;
import io.incidentkit.comms.CommunicationState;
import io.incidentkit.comms.Obligation;
import io.incidentkit.comms.Obligation.Reason;
import io.incidentkit.comms.Obligation.State;
import io.incidentkit.comms.Obligations;
import io.incidentkit.comms.Tally;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.severity.SeverityLevel;
import io.incidentkit.test.PlaybookInvariants;
import io.incidentkit.test.SilenceInvariants;
import io.incidentkit.test.comms.CommunicationScript;
import io.incidentkit.test.comms.ScriptStep;
import io.incidentkit.test.history.History;
import io.incidentkit.test.history.PlayedHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The properties of {@link PolicyContract}, one sample at a time. What it asks can be overridden, to prove that it looks. */
class PolicyChecks {
    /** A cadence of seconds asks for more messages than a check can send; so many prove the point. */
    private static final int MESSAGES = 300;

    private final IncidentPolicy policy;

    PolicyChecks(IncidentPolicy policy) {
        this.policy = policy;
    }

    List<SeverityLevel> levels() {
        return policy.severities().levels();
    }

    PlayedHistory play(History history) {
        return history.play();
    }

    Obligations obligations(CommunicationHistory history, Instant now) {
        return Obligations.of(history, now);
    }

    Instant postmortemDue(Instant resolved, Duration within) {
        return policy.postmortemCalendar().due(resolved, within, policy.zone());
    }

    Instant sent(Instant due) {
        return due;
    }

    IncidentPolicy readBack() {
        return IncidentPolicy.fromJson(policy.toJson());
    }

    String page() {
        return policy.toMarkdown();
    }

    void noHistoryBreaksARule(History history) {
        PlaybookInvariants.check(play(history));
    }

    void everyObligationIsSettledOrStillToBeMet(CommunicationScript script, Duration later) {
        Instant now = script.last().at().plus(later);
        Obligations obligations = obligations(script.history(), now);
        for (Obligation obligation : obligations.all()) {
            assertThat(obligation.state())
                    .as("%s at %s: %s", obligation, now, script)
                    .isEqualTo(judged(obligation, now));
        }
        for (Audience audience : obligations.audiences()) {
            Tally listed = obligations.all().stream()
                    .filter(each -> each.audience().equals(audience))
                    .map(Obligation::state)
                    .reduce(Tally.NONE, Tally::plus, Tally::plus);
            Tally counted = obligations.tally(audience);
            int older = counted.missed() > Obligations.LISTED ? counted.missed() - listed.missed() : 0;
            assertThat(counted)
                    .as("each is counted once: %s", script)
                    .isEqualTo(listed.plus(new Tally(0, 0, older, 0, 0, 0)));
        }
        SilenceInvariants.check(script.history(), now, obligations);
    }

    /** A plain reading of the playbook, beside the one that is under test. */
    private static State judged(Obligation obligation, Instant now) {
        Instant settled = obligation.settledAt();
        if (obligation.waiver() != null) {
            return State.WAIVED;
        }
        if (settled == null) {
            return now.isBefore(obligation.due()) ? State.OPEN : State.MISSED;
        }
        if (settled.isAfter(obligation.due())) {
            return obligation.state() == State.MISSED ? State.MISSED : State.LATE;
        }
        return obligation.state() == State.LAPSED ? State.LAPSED : State.MET;
    }

    /**
     * Two incidents in which the same happens, but for their level. In a silence each has intervals of its own: the more severe
     * level owes as many or more.
     */
    void aMoreSevereLevelNeverOwesLater(CommunicationScript script) {
        Instant now = script.last().at();
        List<ScriptStep> after =
                script.steps().stream().filter(step -> !step.setsLevel()).toList();
        for (int mild = 1; mild < levels().size(); mild++) {
            Obligations milder = obligations(at(levels().get(mild), script, after), now);
            Obligations severer = obligations(at(levels().get(mild - 1), script, after), now);
            for (Audience audience : milder.audiences()) {
                assertThat(severer.tally(audience).total())
                        .as("%s owes the %s as much: %s", levels().get(mild - 1), audience, script)
                        .isGreaterThanOrEqualTo(milder.tally(audience).total());
            }
            for (Obligation owed : milder.all()) {
                if (owed.reason() == Reason.CADENCE || isForgotten(owed, severer)) {
                    continue;
                }
                assertNoLater(owed, same(owed, severer), levels().get(mild - 1) + " owes it too", script);
            }
        }
    }

    private static boolean isForgotten(Obligation owed, Obligations other) {
        return other.tally(owed.audience()).missed() > Obligations.LISTED;
    }

    /** The message at the end is a closing one for a level that asks for it, and that of any other step for one that does not. */
    private static Optional<Obligation> same(Obligation owed, Obligations other) {
        String closing = owed.id().replace("/step-resolved/", "/closing/");
        return other.find(owed.id()).or(() -> other.find(closing));
    }

    private static CommunicationHistory at(SeverityLevel level, CommunicationScript script, List<ScriptStep> after) {
        List<CommunicationEvent> events = new ArrayList<>();
        events.add(new LevelSet(script.steps().get(0).at(), level.communication()));
        after.forEach(step -> events.add(step.event()));
        return new CommunicationHistory(events);
    }

    /** Raises the level at the end of a script that is still open. */
    void aHigherLevelMakesNothingDueLater(CommunicationScript script) {
        if (!script.isOpen()) {
            return;
        }
        Instant now = script.last().at();
        List<SeverityLevel> levels = levels();
        int rank = 0;
        while (!levels.get(rank).severity().equals(script.last().severity())) {
            rank++;
        }
        Obligations before = obligations(script.history(), now);
        for (SeverityLevel higher : levels.subList(0, rank)) {
            List<CommunicationEvent> events = new ArrayList<>(script.history().events());
            events.add(new LevelSet(now, higher.communication()));
            Obligations after = obligations(new CommunicationHistory(events), now);
            for (Obligation owed : before.in(State.OPEN)) {
                Optional<Obligation> same = after.find(owed.id());
                assertNoLater(owed, same, "it is still owed at " + higher, script);
                assertThat(same.map(Obligation::state))
                        .as("%s lapses at %s: %s", owed, higher, script)
                        .isNotEqualTo(Optional.of(State.LAPSED));
            }
        }
    }

    private static void assertNoLater(
            Obligation owed, Optional<Obligation> other, String what, CommunicationScript script) {
        assertThat(other).as("%s: %s: %s", what, owed, script).isPresent();
        assertThat(other.orElseThrow().due())
                .as("%s, no later: %s: %s", what, owed, script)
                .isBeforeOrEqualTo(owed.due());
    }

    /** Somebody sends each message at the moment at which it is due, until four hours after the last step. */
    void whoSendsEachMessageWhenItIsDueIsNeverLate(CommunicationScript silent) {
        List<CommunicationEvent> all = new ArrayList<>();
        CommunicationState state = CommunicationState.EMPTY;
        Instant now = silent.steps().get(0).at();
        for (int i = 0; i < silent.steps().size() && all.size() < MESSAGES; i++) {
            CommunicationEvent event = silent.steps().get(i).event();
            boolean last = i + 1 == silent.steps().size();
            Instant until = last
                    ? event.at().plus(Duration.ofHours(4))
                    : silent.steps().get(i + 1).at();
            all.add(event);
            state = state.with(event);
            now = event.at();
            Optional<Instant> due = state.nextDue(now);
            while (due.isPresent() && !due.get().isAfter(until) && all.size() < MESSAGES) {
                List<CommunicationEvent> messages = messages(state.obligations(now), due.get());
                all.addAll(messages);
                for (CommunicationEvent message : messages) {
                    state = state.with(message);
                }
                now = due.get();
                due = state.nextDue(now);
            }
        }
        Tally tally = obligations(new CommunicationHistory(all), now).tally();
        assertThat(tally.late() + tally.missed())
                .as("late or missed, though each was sent when it was due: %s", all)
                .isZero();
    }

    /** One to each audience that is owed something at a moment. */
    private List<CommunicationEvent> messages(Obligations obligations, Instant due) {
        return obligations.in(State.OPEN).stream()
                .filter(owed -> owed.due().equals(due))
                .collect(Collectors.toMap(
                        Obligation::audience, owed -> owed.reason() == Reason.CLOSING, Boolean::logicalOr))
                .entrySet()
                .stream()
                .<CommunicationEvent>map(owed -> new UpdateSent(sent(due), owed.getKey(), owed.getValue(), null))
                .toList();
    }

    void aPostmortemIsDueOnADayThatIsWorkedWhenItsTimeIsUp(Instant resolved) {
        Instant last = Instant.MIN;
        for (SeverityLevel level : levels()) {
            Optional<Duration> within = level.postmortemWithin();
            if (within.isEmpty()) {
                continue;
            }
            Instant due = postmortemDue(resolved, within.get());
            String what = level + ", resolved at " + resolved + ", due at " + due;
            assertThat(due).as("it has all its time: %s", what).isAfterOrEqualTo(resolved.plus(within.get()));
            assertThat(policy.postmortemCalendar()
                            .isWorked(due.atZone(policy.zone()).toLocalDate()))
                    .as("it is due on a day that is worked: %s", what)
                    .isTrue();
            assertThat(due)
                    .as("the more severe level is due no later: %s", what)
                    .isAfterOrEqualTo(last);
            last = due;
        }
    }

    void isReadAsItIsWritten() {
        assertThat(readBack()).isEqualTo(policy);
    }

    void isOnePageWithEveryLevel() {
        List<String> lines = page().lines().toList();
        assertThat(lines).filteredOn(line -> line.startsWith("# ")).hasSize(1);
        assertThat(lines)
                .filteredOn(line -> line.startsWith("## Communication for "))
                .hasSize((int) levels().stream()
                        .filter(level -> !level.communication().isEmpty())
                        .count());
    }
}
