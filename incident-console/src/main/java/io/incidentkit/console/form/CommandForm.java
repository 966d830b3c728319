package io.incidentkit.console.form;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.FieldChoice;
import io.incidentkit.rule.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of one command on an incident's page.
 *
 * @param reference the incident
 * @param version the version that the reader sees, so that a lost race is noticed
 * @param type the command
 * @param id what tells it from the page's other forms
 * @param label what its button says
 * @param lead what it is for, in a sentence
 * @param fields what is typed
 * @param reasons every rule in the way; empty if it can be given
 * @param override why a reason is asked for, when somebody else than the commander may give it with one; else null
 * @param sent what was sent with this form and not taken, or null
 */
public record CommandForm(
        String reference,
        int version,
        CommandType type,
        String id,
        String label,
        String lead,
        List<Field> fields,
        List<Violation> reasons,
        @Nullable Violation override,
        @Nullable Submission sent) {

    /** Returns the form with other values to choose one of its fields from. */
    public CommandForm offering(String name, List<FieldChoice> choices) {
        List<Field> all = fields.stream()
                .map(field -> field.name().equals(name) ? field.offering(choices) : field)
                .toList();
        return new CommandForm(reference, version, type, id, label, lead, all, reasons, override, sent);
    }

    /** Returns the form under another name, where a page has several of the same command. */
    public CommandForm named(String otherId, String otherLabel) {
        return new CommandForm(reference, version, type, otherId, otherLabel, lead, fields, reasons, override, sent);
    }

    /** Returns whether the command can be given. */
    public boolean allowed() {
        return reasons.isEmpty();
    }

    /** Returns what is wrong with the input and belongs to no field. */
    public List<String> otherFaults() {
        return sent == null ? List.of() : sent.otherFaults(fields);
    }
}
