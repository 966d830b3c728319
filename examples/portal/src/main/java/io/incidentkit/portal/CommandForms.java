package io.incidentkit.portal;

import io.incidentkit.command.CommandType;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.Permission;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the form of a command: what it asks for, what stands in its way, and what was typed before. */
@Component
final class CommandForms {
    /** Commands that happen when they are given, or have no moment at all. */
    private static final Set<CommandType> MOMENTLESS = EnumSet.of(
            CommandType.ACCEPT_HANDOVER,
            CommandType.WITHDRAW_HANDOVER,
            CommandType.ADD_LINK,
            CommandType.CORRECT_TIME,
            CommandType.CORRECT_TEXT,
            CommandType.CHANGE_ACTION,
            CommandType.ASSIGN_POSTMORTEM,
            CommandType.WRITE_SECTION,
            CommandType.EXPLAIN_PHASE,
            CommandType.WAIVE_BLAME,
            CommandType.REQUEST_REVIEW,
            CommandType.REVIEW_POSTMORTEM,
            CommandType.PUBLISH_POSTMORTEM);

    private final CommandFields fields;

    CommandForms(CommandFields fields) {
        this.fields = fields;
    }

    /**
     * Makes a form.
     *
     * @param incident the incident as the reader sees it
     * @param permission whether the reader may give the command
     * @param submission what was sent and not taken, of this or another command, or null
     */
    CommandForm form(Incident incident, Permission permission, @Nullable Submission submission) {
        return form(incident, permission, submission, About.NOTHING);
    }

    /**
     * Makes one of several forms of a command.
     *
     * @param incident the incident as the reader sees it
     * @param permission whether the reader may give the command
     * @param submission what was sent and not taken, of this or another form, or null
     * @param about what the form is about
     */
    CommandForm form(Incident incident, Permission permission, @Nullable Submission submission, About about) {
        CommandType type = permission.command();
        boolean own = submission != null && submission.type() == type && about.isOf(submission);
        Submission sent = own ? submission : null;
        Violation override = override(permission.violations());
        List<Field> all = new ArrayList<>();
        about.subject()
                .forEach((name, value) -> all.add(
                        sent == null
                                ? Field.hidden(name, value)
                                : Field.hidden(name, value).wrongIn(sent.faults())));
        asked(type, incident, override != null).forEach(field -> all.add(filled(field, sent, about)));
        return new CommandForm(
                incident.reference(),
                incident.version(),
                type,
                id(type, about),
                type.label(),
                CommandFields.lead(type),
                List.copyOf(all),
                override == null ? permission.violations() : List.of(),
                override,
                sent);
    }

    /**
     * Makes a form that only has to be sent: everything that the command says is what it is about.
     *
     * @param incident the incident as the reader sees it
     * @param permission whether the reader may give the command
     * @param submission what was sent and not taken, of this or another form, or null
     * @param about what the form is about
     */
    CommandForm offer(Incident incident, Permission permission, @Nullable Submission submission, About about) {
        CommandForm form = form(incident, permission, submission, about);
        Set<String> said = about.subject().keySet();
        List<Field> left = form.fields().stream()
                .filter(field -> field.kind() == Field.Kind.HIDDEN || !said.contains(field.name()))
                .toList();
        return form.asking(left);
    }

    private static String id(CommandType type, About about) {
        StringBuilder id = new StringBuilder(type.code());
        about.subject().forEach((name, value) -> {
            if (!name.equals("place")) {
                id.append('-').append(value.replaceAll("[^A-Za-z0-9]+", "-"));
            }
        });
        return id.toString();
    }

    /** Somebody else than the commander calls it done with a reason, if nothing else stands in the way. */
    private static @Nullable Violation override(List<Violation> violations) {
        return violations.size() == 1 && violations.get(0).rule() == Rule.COMMANDER_CALLS_DONE
                ? violations.get(0)
                : null;
    }

    private List<Field> asked(CommandType type, Incident incident, boolean override) {
        List<Field> all = new ArrayList<>(fields.of(type, incident));
        if (override) {
            all.add(Field.text("overrideReason", "Reason for the override")
                    .must()
                    .hinted("Stays on the timeline."));
        }
        if (!MOMENTLESS.contains(type)) {
            all.add(fields.moment("occurredAt", "When, if not now"));
        }
        return all;
    }

    private static Field filled(Field field, @Nullable Submission sent, About about) {
        return sent == null
                ? field.filled(about.known().getOrDefault(field.name(), field.value()))
                : field.filled(sent.values().getFirst(field.name())).wrongIn(sent.faults());
    }
}
