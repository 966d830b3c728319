package io.incidentkit.portal;

import io.incidentkit.incident.CommandType;
import io.incidentkit.rule.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of one command on an incident's page.
 *
 * @param reference the incident
 * @param version the version that the reader sees, so that a lost race is noticed
 * @param type the command
 * @param lead what it is for, in a sentence
 * @param fields what is typed
 * @param reasons every rule in the way; empty if it can be given
 * @param override why a reason is asked for, when somebody else than the commander may give it with one; else null
 * @param sent what was sent with this form and not taken, or null
 */
record CommandForm(
        String reference,
        int version,
        CommandType type,
        String lead,
        List<Field> fields,
        List<Violation> reasons,
        @Nullable Violation override,
        @Nullable Submission sent) {

    /** Returns whether the command can be given. */
    public boolean allowed() {
        return reasons.isEmpty();
    }

    /** Returns what is wrong with the input and belongs to no field. */
    public List<String> otherFaults() {
        return sent == null ? List.of() : sent.otherFaults(fields);
    }
}
