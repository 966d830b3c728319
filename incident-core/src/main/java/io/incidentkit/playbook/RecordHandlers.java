package io.incidentkit.playbook;

import io.incidentkit.command.RecordCommand.CorrectText;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.timeline.RecordEvent.ImpactDescribed;
import io.incidentkit.timeline.RecordEvent.TextCorrected;
import io.incidentkit.timeline.RecordEvent.TimeCorrected;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;

/** Decides the commands that correct the record (chapter 4). */
final class RecordHandlers {
    private RecordHandlers() {}

    static void correctTime(CorrectTime correct, CommandContext deciding) {
        TimelineEntry entry = correct.entry();
        requireEntry(entry.sequence(), deciding);
        Instant moment = correct.moment();
        CorrectionBounds.Bounds bounds = CorrectionBounds.of(deciding.incident, entry);
        deciding.rule(TimeRules.notAfter("Entry " + entry.sequence(), moment, "its recording", entry.recordedAt()))
                .rule(TimeRules.notBefore(
                        "Entry " + entry.sequence(), moment, "what is ahead of it", bounds.notBefore()))
                .rule(TimeRules.notAfter("Entry " + entry.sequence(), moment, "what follows it", bounds.notAfter()));
        deciding.append(new TimeCorrected(entry.sequence(), entry.occurredAt(), moment, correct.reason()));
    }

    static void describe(DescribeImpact describe, CommandContext deciding) {
        if (describe.began() != null) {
            deciding.rule(TimeRules.notAfter(
                    "The beginning", describe.began(), "the detection", deciding.incident.detectedAt()));
        }
        deciding.append(new ImpactDescribed(describe.impact(), describe.began()));
    }

    static void correctText(CorrectText correct, CommandContext deciding) {
        requireEntry(correct.entry(), deciding);
        deciding.append(new TextCorrected(correct.entry(), correct.text()));
    }

    private static void requireEntry(int sequence, CommandContext deciding) {
        int version = deciding.incident.version();
        if (sequence < 1 || sequence > version) {
            deciding.fault("entry", sequence + " is no entry of this timeline; they are 1 to " + version);
        }
    }
}
