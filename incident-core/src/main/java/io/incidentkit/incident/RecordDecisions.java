package io.incidentkit.incident;

import io.incidentkit.incident.RecordCommand.CorrectText;
import io.incidentkit.incident.RecordCommand.CorrectTime;
import io.incidentkit.incident.RecordCommand.DescribeImpact;
import io.incidentkit.timeline.RecordEvent.ImpactDescribed;
import io.incidentkit.timeline.RecordEvent.TextCorrected;
import io.incidentkit.timeline.RecordEvent.TimeCorrected;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;

/** Decides the commands that correct the record (chapter 4). */
final class RecordDecisions {
    private RecordDecisions() {}

    static void correctTime(CorrectTime correct, Deciding deciding) {
        TimelineEntry entry = correct.entry();
        requireEntry(entry.sequence(), deciding);
        Instant moment = correct.moment();
        Corrections.Bounds bounds = Corrections.of(deciding.incident, entry);
        deciding.rule(TimeGuards.notAfter("Entry " + entry.sequence(), moment, "its recording", entry.recordedAt()))
                .rule(TimeGuards.notBefore(
                        "Entry " + entry.sequence(), moment, "what is ahead of it", bounds.notBefore()))
                .rule(TimeGuards.notAfter("Entry " + entry.sequence(), moment, "what follows it", bounds.notAfter()));
        deciding.append(new TimeCorrected(entry.sequence(), entry.occurredAt(), moment, correct.reason()));
    }

    static void describe(DescribeImpact describe, Deciding deciding) {
        if (describe.began() != null) {
            deciding.rule(TimeGuards.notAfter(
                    "The beginning", describe.began(), "the detection", deciding.incident.detectedAt()));
        }
        deciding.append(new ImpactDescribed(describe.impact(), describe.began()));
    }

    static void correctText(CorrectText correct, Deciding deciding) {
        requireEntry(correct.entry(), deciding);
        deciding.append(new TextCorrected(correct.entry(), correct.text()));
    }

    private static void requireEntry(int sequence, Deciding deciding) {
        int version = deciding.incident.version();
        if (sequence < 1 || sequence > version) {
            deciding.fault("entry", sequence + " is no entry of this timeline; they are 1 to " + version);
        }
    }
}
