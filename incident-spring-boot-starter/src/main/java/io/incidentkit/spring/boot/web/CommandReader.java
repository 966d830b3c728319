package io.incidentkit.spring.boot.web;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.CommanderCommand.AcceptHandover;
import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.CommanderCommand.WithdrawHandover;
import io.incidentkit.command.Declare;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Dismiss;
import io.incidentkit.command.LoopCommand.Merge;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.RecordFix;
import io.incidentkit.command.LoopCommand.Reopen;
import io.incidentkit.command.LoopCommand.ReportMitigationFailed;
import io.incidentkit.command.LoopCommand.Resolve;
import io.incidentkit.command.LoopCommand.ReviseHypothesis;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityPolicy;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads commands from bodies. Every fault of a body is said at once. Serves one body. */
final class CommandReader {
    /** Stands in for who is missing, so that the rest is judged all the same; the fault that was noted ends it. */
    private static final Person SOMEBODY = new Person("somebody");

    private final Fields fields;
    private final SeverityPolicy policy;

    CommandReader(JsonNode body, SeverityPolicy policy) {
        this.fields = new Fields(body);
        this.policy = policy;
    }

    Declare declare() {
        Declare.Builder declare = Declare.builder(fields.required("title"))
                .severity(severity())
                .commander(person("commander"))
                .services(fields.texts("services"))
                .impact(fields.text("impact"))
                .began(fields.instant("began"))
                .detectedAt(fields.instant("detectedAt"))
                .triagedAt(fields.instant("occurredAt"))
                .id(fields.value("id", IncidentId::find, "is not a UUID"));
        IncidentKind kind = fields.value("kind", IncidentKind::find, "is none of real, drill, backfill");
        if (kind != null) {
            declare.kind(kind);
        }
        if (fields.bool("private")) {
            declare.makePrivate();
        }
        return fields.build(declare::build);
    }

    /**
     * A command, and the version of the incident for which it is meant.
     *
     * @param stored what the command can name
     */
    Expected command(CommandType type, Stored stored) {
        Instant at = fields.instant("occurredAt");
        Integer version = fields.integer("version");
        return new Expected(read(type, at, stored), version);
    }

    private IncidentCommand read(CommandType type, @Nullable Instant at, Stored stored) {
        return switch (type) {
            case TRIAGE -> triage(at);
            case DIAGNOSE -> worded("hypothesis", at, Diagnose::new);
            case REVISE_HYPOTHESIS -> worded("hypothesis", at, ReviseHypothesis::new);
            case MITIGATE -> mitigate(at);
            case REPORT_MITIGATION_FAILED -> worded("reason", at, ReportMitigationFailed::new);
            case RECORD_FIX -> worded("description", at, RecordFix::new);
            case RESOLVE -> resolve(at);
            case REOPEN -> worded("reason", at, Reopen::new);
            case DISMISS -> dismiss(at);
            case MERGE -> merge(at, stored);
            case SET_SEVERITY -> setSeverity(at);
            case OFFER_HANDOVER -> offerHandover(at);
            case ACCEPT_HANDOVER -> fields.build(() -> new AcceptHandover(at));
            case WITHDRAW_HANDOVER -> withdrawHandover(at);
            case ADD_NOTE -> worded("text", at, AddNote::new);
            case DESCRIBE_IMPACT -> describeImpact(at);
            case RECEIVE_ALERTS, RECORD_MISSED, RECORD_DELIVERY ->
                throw new IllegalArgumentException(type + " is no command of people");
            case ESCALATE,
                    ASSIGN,
                    COMPLETE_ASSIGNMENT,
                    OBSERVE,
                    CORRECT_TIME,
                    CORRECT_TEXT,
                    ADD_LINK,
                    SEND_UPDATE,
                    WAIVE_OBLIGATION,
                    ADD_ACTION,
                    CHANGE_ACTION,
                    START_ACTION,
                    COMPLETE_ACTION,
                    DROP_ACTION,
                    REVIEW_ACTION,
                    USE_RUNBOOK,
                    REVIEW_RUNBOOK,
                    ASSIGN_POSTMORTEM,
                    WRITE_SECTION,
                    EXPLAIN_PHASE,
                    REQUEST_REVIEW,
                    REVIEW_POSTMORTEM,
                    WAIVE_BLAME,
                    PUBLISH_POSTMORTEM -> new ChapterReader(fields, stored).read(type, at);
        };
    }

    private IncidentCommand triage(@Nullable Instant at) {
        Severity severity = severity();
        Person commander = person("commander");
        return fields.build(() -> new Triage(severity, commander, at));
    }

    private IncidentCommand mitigate(@Nullable Instant at) {
        String action = fields.required("action");
        MitigationKind kind = fields.value(
                "kind", MitigationKind::find, "is no kind of mitigation; one of " + MitigationKind.codes());
        if (kind == null) {
            fields.note("kind", "is required; one of " + MitigationKind.codes());
        }
        return fields.build(() -> new Mitigate(action, kind == null ? MitigationKind.OTHER : kind, at));
    }

    private IncidentCommand resolve(@Nullable Instant at) {
        String verification = fields.text("verification");
        String overrideReason = fields.text("overrideReason");
        return fields.build(() -> new Resolve(verification, overrideReason, at));
    }

    private IncidentCommand dismiss(@Nullable Instant at) {
        String reason = fields.required("reason");
        String overrideReason = fields.text("overrideReason");
        return fields.build(() -> new Dismiss(reason, overrideReason, at));
    }

    private IncidentCommand merge(@Nullable Instant at, Stored stored) {
        Incident into = fields.value("into", stored.incident(), "is no incident that is known here");
        if (into == null) {
            fields.note("into", "is required, an incident such as INC-42");
        }
        String reason = fields.required("reason");
        String overrideReason = fields.text("overrideReason");
        return fields.build(() -> new Merge((into == null ? stored.itself() : into).id(), reason, overrideReason, at));
    }

    private IncidentCommand setSeverity(@Nullable Instant at) {
        Severity severity = severity();
        String reason = fields.text("reason");
        if (severity == null) {
            fields.note("severity", "is required; one of " + policy.severities());
        }
        return fields.build(() -> new SetSeverity(severity == null ? Severity.SEV1 : severity, reason, at));
    }

    private IncidentCommand offerHandover(@Nullable Instant at) {
        Person to = person("to");
        String brief = fields.text("brief");
        if (to == null) {
            fields.note("to", "is required");
        }
        return fields.build(() -> new OfferHandover(to == null ? SOMEBODY : to, brief, at));
    }

    private IncidentCommand withdrawHandover(@Nullable Instant at) {
        String reason = fields.text("reason");
        return fields.build(() -> new WithdrawHandover(reason, at));
    }

    private IncidentCommand describeImpact(@Nullable Instant at) {
        String impact = fields.required("impact");
        Instant began = fields.instant("began");
        return fields.build(() -> new DescribeImpact(impact, began, at));
    }

    private IncidentCommand worded(
            String field, @Nullable Instant at, BiFunction<String, @Nullable Instant, IncidentCommand> command) {
        String words = fields.required(field);
        return fields.build(() -> command.apply(words, at));
    }

    private @Nullable Severity severity() {
        String expected = "is not a level of the policy; one of " + policy.severities();
        return fields.value("severity", name -> Optional.of(new Severity(name)).filter(policy::has), expected);
    }

    private @Nullable Person person(String field) {
        return fields.value(field, name -> Optional.of(new Person(name)), "is not a name");
    }
}
