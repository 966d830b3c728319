package io.incidentkit.console.form;

import io.incidentkit.command.CommandDescription;
import io.incidentkit.command.CommandField;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.FieldChoice;
import io.incidentkit.command.FieldChoices;
import io.incidentkit.command.FieldKind;
import io.incidentkit.console.page.Texts;
import io.incidentkit.console.page.Times;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the fields of forms from the descriptions of the commands: which there are, and how each is typed. */
@Component
public final class FormFields {
    private final Incidents incidents;
    private final Times times;
    private final Texts texts;

    public FormFields(Incidents incidents, Times times) {
        this.incidents = incidents;
        this.times = times;
        this.texts = times.texts();
    }

    /** Returns the fields of the declaration. */
    public List<Field> ofDeclaration() {
        return CommandDescription.ofDeclaration().fields().stream()
                .filter(field -> !field.isForPrograms())
                .map(field ->
                        field("declare", field, field.isRequired(), choices().of(field)))
                .toList();
    }

    /**
     * Returns the fields of a command.
     *
     * @param command the command
     * @param incident the incident that it is for
     * @param override whether somebody else than the commander may give it with a reason
     */
    public List<Field> of(CommandType command, Incident incident, boolean override) {
        return CommandDescription.of(command).fields().stream()
                .filter(field -> !field.isForPrograms() && field.fits(incident))
                .filter(field -> override || field.kind() != FieldKind.OVERRIDE_REASON)
                .map(field -> field(command.code(), field, incident))
                .toList();
    }

    private Field field(String of, CommandField<?> asked, Incident incident) {
        // The reason is asked for where it is needed, and nowhere else.
        boolean required = asked.isRequiredFor(incident) || asked.kind() == FieldKind.OVERRIDE_REASON;
        return field(of, asked, required, choices().of(asked, incident, times.now()))
                .filled(asked.known(incident).orElse(null));
    }

    private Field field(String of, CommandField<?> asked, boolean required, List<FieldChoice> choices) {
        // Where the host has a list of its people, one of them is chosen.
        boolean listed = asked.kind() == FieldKind.PERSON && !choices.isEmpty();
        Field.Kind kind = listed ? Field.Kind.CHOICE : kind(asked.kind());
        return new Field(
                asked.name(),
                said(of, asked, "label", asked.label()),
                kind,
                required,
                asked.isSeldom(),
                hint(of, asked, kind, required),
                kind == Field.Kind.CHOICE ? choices(of, asked, required, choices) : choices,
                "",
                List.of());
    }

    /** How a field is typed. A kind that core gets is missing here until somebody says how. */
    private static Field.Kind kind(FieldKind kind) {
        return switch (kind) {
            case LINE,
                    WORK,
                    LABELS,
                    CLASSIFICATION,
                    WEB_ADDRESS,
                    PERSON,
                    SERVICES,
                    INCIDENT,
                    RUNBOOK,
                    ID,
                    ENTRY,
                    NUMBER,
                    MONEY -> Field.Kind.LINE;
            case TEXT, MARKDOWN, OVERRIDE_REASON -> Field.Kind.TEXT;
            case CHOICE, SUGGESTION, SEVERITY, AUDIENCE, ASSIGNMENT, ACTION_ITEM, USED_RUNBOOK, OBLIGATION, DUTY ->
                Field.Kind.CHOICE;
            case MOMENT -> Field.Kind.TIME;
            case DAY -> Field.Kind.DATE;
            case YES_NO -> Field.Kind.CHECK;
        };
    }

    private @Nullable String hint(String of, CommandField<?> asked, Field.Kind kind, boolean required) {
        boolean mayStayEmpty = !required && !asked.isSeldom() && kind != Field.Kind.CHOICE && kind != Field.Kind.CHECK;
        String fallback = mayStayEmpty ? texts.of("form.optional") : null;
        return asked.help()
                .map(help -> said(of, asked, "help", help))
                .orElse(kind == Field.Kind.TIME ? times.zone().getId() : fallback);
    }

    /** Nothing is chosen until somebody chooses; where blank means nothing of its own, the first is what it mostly is. */
    private List<FieldChoice> choices(String of, CommandField<?> asked, boolean required, List<FieldChoice> choices) {
        List<FieldChoice> all = new ArrayList<>();
        if (required) {
            all.add(unchosen());
        } else {
            asked.blank()
                    .map(blank -> said(of, asked, "blank", blank))
                    .or(() -> Optional.of(texts.of("form.nobodyYet")).filter(words -> asked.kind() == FieldKind.PERSON))
                    .ifPresent(words -> all.add(new FieldChoice("", words)));
        }
        choices.forEach(choice -> all.add(new FieldChoice(
                choice.code(), texts.or("choice." + asked.name() + "." + choice.code(), choice.label()))));
        return List.copyOf(all);
    }

    /** Returns the choice of nothing. */
    public FieldChoice unchosen() {
        return new FieldChoice("", texts.of("form.choose"));
    }

    /** Words of core about a field, in the reader's language where a host has a text for it: for one command, or for all. */
    private String said(String of, CommandField<?> asked, String what, String english) {
        return texts.first(
                english, "field." + of + "." + asked.name() + "." + what, "field." + asked.name() + "." + what);
    }

    private FieldChoices choices() {
        IncidentPolicy policy = incidents.policy();
        return new FieldChoices(
                policy.severities(), policy.templates(), policy.dutyBook(), policy.roles(), incidents.directory());
    }
}
