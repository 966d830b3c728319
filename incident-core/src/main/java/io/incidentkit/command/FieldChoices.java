package io.incidentkit.command;

import io.incidentkit.commander.Directory;
import io.incidentkit.commander.KnownPerson;
import io.incidentkit.commander.Roles;
import io.incidentkit.comms.MessageTemplate;
import io.incidentkit.comms.MessageTemplates;
import io.incidentkit.comms.Obligation;
import io.incidentkit.duty.DutyEnd;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.obligation.DutyBook;
import io.incidentkit.obligation.OwedDuties;
import io.incidentkit.obligation.OwedDuty;
import io.incidentkit.severity.SeverityPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The values that a field can be chosen from, as far as core knows them: those that never change, those of the policy, and
 * those of the incident that a command is for. Immutable and thread-safe.
 */
public final class FieldChoices {
    private final SeverityPolicy severities;
    private final MessageTemplates templates;
    private final DutyBook duties;
    private final Roles roles;
    private final Directory directory;

    /**
     * Creates the choices that a policy leaves.
     *
     * @param severities the levels that it has
     * @param templates the templates that it has
     * @param duties the duties that it has
     */
    public FieldChoices(SeverityPolicy severities, MessageTemplates templates, DutyBook duties) {
        this(severities, templates, duties, Roles.standard(), Directory.NONE);
    }

    /**
     * Creates the choices that a policy and a host leave.
     *
     * @param severities the levels that the policy has
     * @param templates the templates that it has
     * @param duties the duties that it has
     * @param roles the roles that it has
     * @param directory the people of the host; while it can't be asked, people are written freely
     */
    public FieldChoices(
            SeverityPolicy severities, MessageTemplates templates, DutyBook duties, Roles roles, Directory directory) {
        this.severities = Objects.requireNonNull(severities, "severities");
        this.templates = Objects.requireNonNull(templates, "templates");
        this.duties = Objects.requireNonNull(duties, "duties");
        this.roles = Objects.requireNonNull(roles, "roles");
        this.directory = Objects.requireNonNull(directory, "directory");
    }

    /**
     * Returns what a field of the declaration can be chosen from.
     *
     * @param field the field
     * @return the choices, in the order in which a form offers them; empty for a field that is written freely
     */
    public List<FieldChoice> of(CommandField<?> field) {
        return switch (field.kind()) {
            case SEVERITY ->
                severities.levels().stream()
                        .map(level ->
                                new FieldChoice(level.severity().name(), level.severity() + ": " + level.meaning()))
                        .toList();
            case AUDIENCE ->
                templates.all().stream()
                        .map(MessageTemplate::audience)
                        .distinct()
                        .map(audience -> FieldChoice.of(audience.name()))
                        .toList();
            case CLASSIFICATION ->
                duties.own().stream()
                        .map(duty -> duty.start().classification())
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(FieldChoice::of)
                        .toList();
            case WORK -> roles.names().stream().map(FieldChoice::of).toList();
            case PERSON -> people();
            default -> field.choices();
        };
    }

    /**
     * Returns what a field of a command can be chosen from.
     *
     * @param field the field
     * @param incident the incident that the command is for
     * @param now the moment at which it is chosen; what is overdue is still owed
     * @return the choices, in the order in which a form offers them; empty for a field that is written freely, and where the
     *     incident has nothing to choose from
     */
    public List<FieldChoice> of(CommandField<?> field, Incident incident, Instant now) {
        Stream<FieldChoice> choices = switch (field.kind()) {
            case ASSIGNMENT ->
                incident.people().open().stream()
                        .map(work -> numbered(work.number(), work.person() + ": " + work.what()));
            case ACTION_ITEM ->
                incident.actionItems().stream()
                        .filter(item -> item.state().unfinished())
                        .map(item -> numbered(item.number(), item.description()));
            case USED_RUNBOOK ->
                incident.runbooks().stream()
                        .filter(RunbookUse::owesReview)
                        .map(use -> new FieldChoice(use.runbook(), use.name()));
            case OBLIGATION ->
                Stream.concat(
                        incident.communication().obligations(now).pending().stream()
                                .map(owed -> new FieldChoice(owed.id(), owed.audience() + ": " + words(owed))),
                        duties(incident, now).map(FieldChoices::choice));
            case DUTY ->
                duties(incident, now)
                        .filter(owed -> owed.duty().end() == DutyEnd.DONE)
                        .map(FieldChoices::choice);
            default -> of(field).stream();
        };
        return choices.toList();
    }

    private List<FieldChoice> people() {
        try {
            return directory.people().stream().map(FieldChoices::choice).toList();
        } catch (RuntimeException e) {
            return List.of(); // a directory that is down leaves a form that can be filled
        }
    }

    private static FieldChoice choice(KnownPerson known) {
        String team = known.team() == null ? "" : " (" + known.team() + ")";
        return new FieldChoice(known.person().name(), known.displayName() + team);
    }

    private Stream<OwedDuty> duties(Incident incident, Instant now) {
        return OwedDuties.of(incident, duties, now).stream().filter(OwedDuty::isUnsettled);
    }

    private static FieldChoice choice(OwedDuty owed) {
        return new FieldChoice(owed.id(), owed.duty().name() + ": " + owed.words());
    }

    private static FieldChoice numbered(int number, String words) {
        return new FieldChoice(Integer.toString(number), number + ". " + words);
    }

    private static String words(Obligation owed) {
        return switch (owed.reason()) {
            case FIRST -> "first update";
            case CADENCE -> "next update";
            case STEP ->
                "update: " + (owed.step() == null ? "next step" : owed.step().code());
            case CLOSING -> "closing message";
        };
    }
}
