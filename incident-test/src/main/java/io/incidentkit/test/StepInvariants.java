package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Outcome;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.Step;
import io.incidentkit.severity.Severity;
import io.incidentkit.test.history.PlayedHistory;
import io.incidentkit.timeline.BackfillEvent.HistoryTold;
import io.incidentkit.timeline.RecordEvent.TimeCorrected;
import io.incidentkit.timeline.SeverityEvent.SeverityChanged;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The invariants of the five steps. The timeline is walked by a second, plain reading of the playbook and not by the fold that
 * is under test; at its end both have to agree.
 */
final class StepInvariants {
    private Step step = Step.DETECTED;
    private Instant reached = Instant.MIN;
    private int reachedBy;
    private int episode = 1;
    private @Nullable Outcome outcome;
    private @Nullable Severity severity;

    private @Nullable Instant endedAt;
    private int endedBy;

    private StepInvariants() {}

    static void check(PlayedHistory played) {
        StepInvariants walk = new StepInvariants();
        played.timeline().forEach(walk::read);
        Incident incident = played.incident();
        assertThat(incident.step())
                .as("the step is where the timeline leads: %s", played)
                .isEqualTo(walk.step);
        assertThat(incident.outcome().orElse(null))
                .as("the end is on the timeline: %s", played)
                .isEqualTo(walk.outcome);
        assertThat(incident.severity().orElse(null))
                .as("the severity is on the timeline: %s", played)
                .isEqualTo(walk.severity);
        assertThat(incident.episode().number())
                .as("every episode is kept: %s", played)
                .isEqualTo(walk.episode);
        assertThat(incident.earlierEpisodes())
                .as("every episode is kept: %s", played)
                .hasSize(walk.episode - 1);
        List<Episode> episodes = new ArrayList<>(incident.earlierEpisodes());
        episodes.add(incident.episode());
        episodes.forEach(StepInvariants::checkMoments);
    }

    private void read(TimelineEntry entry) {
        switch (entry.event().type()) {
            case DECLARED -> reach(Step.DETECTED, entry);
            case TRIAGED -> {
                assertThat(severity).as("triage needs a severity: %s", entry).isNotNull();
                next(Step.TRIAGED, entry);
            }
            case DIAGNOSED -> next(Step.DIAGNOSED, entry);
            case MITIGATED -> next(Step.MITIGATED, entry);
            case RESOLVED -> {
                next(Step.RESOLVED, entry);
                end(Outcome.RESOLVED, entry);
            }
            case MITIGATION_FAILED -> {
                open(entry);
                at(Step.MITIGATED, entry);
                notBefore(entry);
                reach(Step.TRIAGED, entry);
            }
            case REOPENED -> {
                assertThat(outcome)
                        .as("only what was resolved is reopened: %s", entry)
                        .isEqualTo(Outcome.RESOLVED);
                notBefore(entry);
                outcome = null;
                episode++;
                reach(Step.DETECTED, entry);
            }
            case HISTORY_TOLD -> {
                HistoryTold told = (HistoryTold) entry.event();
                severity = told.level() ? null : severity;
                if (told.steps()) {
                    outcome = null;
                    episode = 1;
                    reach(Step.DETECTED, entry);
                }
            }
            case DISMISSED -> {
                open(entry);
                notBefore(entry);
                end(Outcome.DISMISSED, entry);
            }
            case MERGED -> {
                open(entry);
                notBefore(entry);
                end(Outcome.MERGED, entry);
            }
            case DUPLICATE_MERGED -> open(entry);
            case HYPOTHESIS_REVISED -> {
                open(entry);
                at(Step.DIAGNOSED, entry);
                notBefore(entry);
            }
            case FIX_RECORDED -> {
                assertThat(step).as("no fix before a mitigation: %s", entry).isIn(Step.MITIGATED, Step.RESOLVED);
            }
            case SEVERITY_SET -> {
                openThen(entry);
                assertThat(severity)
                        .as("a severity is set once, then changed: %s", entry)
                        .isNull();
                severity = ((SeveritySet) entry.event()).severity();
            }
            case SEVERITY_CHANGED -> {
                openThen(entry);
                SeverityChanged changed = (SeverityChanged) entry.event();
                assertThat(changed.from())
                        .as("a change names what was: %s", entry)
                        .isEqualTo(severity);
                assertThat(changed.to()).as("a change changes: %s", entry).isNotEqualTo(severity);
                severity = changed.to();
            }
            case ASSIGNED, OBSERVER_JOINED, RUNBOOK_USED, BRANCH_TAKEN, STEP_TICKED -> openThen(entry);
            case COMMANDER_ASSIGNED,
                    HANDOVER_OFFERED,
                    HANDOVER_ACCEPTED,
                    COMMAND_TAKEN,
                    HANDOVER_WITHDRAWN,
                    ESCALATED -> open(entry);
            case ASSIGNMENT_COMPLETED -> open(entry);
            case TIME_CORRECTED -> {
                TimeCorrected corrected = (TimeCorrected) entry.event();
                if (corrected.entry() == reachedBy) {
                    reached = corrected.to();
                }
                if (corrected.entry() == endedBy) {
                    endedAt = corrected.to();
                }
            }
            default -> {
                // the others move no step, and are taken after the end too
            }
        }
    }

    private void next(Step wanted, TimelineEntry entry) {
        open(entry);
        assertThat(step.next()).as("no step is skipped or repeated: %s", entry).contains(wanted);
        notBefore(entry);
        reach(wanted, entry);
    }

    private void reach(Step wanted, TimelineEntry entry) {
        step = wanted;
        reached = entry.occurredAt();
        reachedBy = entry.sequence();
    }

    private void end(Outcome how, TimelineEntry entry) {
        outcome = how;
        endedAt = entry.occurredAt();
        endedBy = entry.sequence();
    }

    /** An entry that tells after the end what was forgotten lies in the time before it. */
    private void openThen(TimelineEntry entry) {
        if (outcome != null) {
            assertThat(entry.occurredAt())
                    .as("after the end only what happened before it is told: %s", entry)
                    .isBeforeOrEqualTo(endedAt);
        }
    }

    private void open(TimelineEntry entry) {
        assertThat(outcome).as("an ended incident takes no steps: %s", entry).isNull();
    }

    private void at(Step required, TimelineEntry entry) {
        assertThat(step)
                .as("belongs to an incident that is %s: %s", required, entry)
                .isEqualTo(required);
    }

    private void notBefore(TimelineEntry entry) {
        assertThat(entry.occurredAt())
                .as("no step before the one ahead of it: %s", entry)
                .isAfterOrEqualTo(reached);
    }

    private static void checkMoments(Episode episode) {
        Instant last = episode.detected().at();
        boolean gap = false;
        for (Step each : Step.values()) {
            if (episode.moment(each).isEmpty()) {
                gap = true;
                continue;
            }
            assertThat(gap).as("no step is skipped: %s", episode).isFalse();
            assertThat(episode.moment(each).orElseThrow().at())
                    .as("moments are in order: %s", episode)
                    .isAfterOrEqualTo(last);
            last = episode.moment(each).orElseThrow().at();
        }
    }
}
