package io.incidentkit.portal;

import io.incidentkit.incident.CommandType;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Permission;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the form of a command: what it asks for, what stands in its way, and what was typed before. */
@Component
final class CommandForms {
    /** Commands that happen when they are given, or have no moment at all. */
    private static final Set<CommandType> MOMENTLESS =
            Set.of(CommandType.ACCEPT_HANDOVER, CommandType.WITHDRAW_HANDOVER, CommandType.ADD_LINK);

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
        CommandType type = permission.command();
        Submission sent = submission != null && submission.type() == type ? submission : null;
        Violation override = override(permission.violations());
        return new CommandForm(
                incident.reference(),
                incident.version(),
                type,
                type.code(),
                type.label(),
                CommandFields.lead(type),
                filled(asked(type, incident, override != null), sent),
                override == null ? permission.violations() : List.of(),
                override,
                sent);
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

    private static List<Field> filled(List<Field> asked, @Nullable Submission sent) {
        if (sent == null) {
            return asked;
        }
        return asked.stream()
                .map(field -> field.filled(sent.values().getFirst(field.name())).wrongIn(sent.faults()))
                .toList();
    }
}
