package io.incidentkit.benchmark;

import io.incidentkit.loop.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The second floor: the first one, and what no tool for incidents can do without: an entry for each thing that happened, with
 * who, when it happened and when it was recorded, on a timeline that is only ever appended to.
 */
record PlainTimeline(
        PlainIncident incident, Entry last, @Nullable PlainTimeline before) {

    record Entry(int sequence, Instant occurredAt, Instant recordedAt, String actor, Object event) {}

    record StepCompleted(Step step, String text) {}

    record SeveritySet(String severity) {}

    record CommanderAssigned(String commander) {}

    static PlainTimeline detect(String title, String actor, Instant at) {
        Entry first = new Entry(1, at, at, actor, new StepCompleted(Step.DETECTED, title));
        return new PlainTimeline(PlainIncident.detect(at), first, null);
    }

    PlainTimeline triage(String commander, String severity, String actor, Instant at) {
        PlainIncident triaged = incident.triage(commander, severity, at);
        return with(incident, new SeveritySet(severity), actor, at)
                .with(incident, new CommanderAssigned(commander), actor, at)
                .with(triaged, new StepCompleted(Step.TRIAGED, ""), actor, at);
    }

    PlainTimeline diagnose(String hypothesis, String actor, Instant at) {
        return with(incident.diagnose(hypothesis, at), new StepCompleted(Step.DIAGNOSED, hypothesis), actor, at);
    }

    PlainTimeline mitigate(String mitigation, String actor, Instant at) {
        return with(incident.mitigate(mitigation, at), new StepCompleted(Step.MITIGATED, mitigation), actor, at);
    }

    PlainTimeline resolve(String actor, String verification, Instant at) {
        PlainIncident resolved = incident.resolve(actor, verification, at);
        return with(resolved, new StepCompleted(Step.RESOLVED, verification), actor, at);
    }

    private PlainTimeline with(PlainIncident next, Object event, String actor, Instant at) {
        Entry entry = new Entry(last.sequence() + 1, at, at, actor, event);
        return new PlainTimeline(next, entry, this);
    }
}
