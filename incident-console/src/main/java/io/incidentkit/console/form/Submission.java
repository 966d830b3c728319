package io.incidentkit.console.form;

import io.incidentkit.command.CommandType;
import io.incidentkit.console.page.TimelineRow;
import io.incidentkit.rule.Violation;
import io.incidentkit.validation.FieldError;
import java.util.List;
import org.springframework.util.MultiValueMap;

/**
 * A form that was sent and not taken: what was typed, so that nobody types it twice, and what stood in the way.
 *
 * @param type the command
 * @param values what was typed
 * @param violations the broken rules, if it was refused
 * @param faults what is wrong with the input, if it is invalid
 * @param since what others recorded in the meantime, if they were faster
 * @param anonymous whether it was not said who gives the command
 */
public record Submission(
        CommandType type,
        MultiValueMap<String, String> values,
        List<Violation> violations,
        List<FieldError> faults,
        List<TimelineRow> since,
        boolean anonymous) {

    /** Returns what was typed into a field; empty if nothing was. */
    public String value(String field) {
        String value = values.getFirst(field);
        return value == null ? "" : value;
    }

    public static Submission refused(
            CommandType type, MultiValueMap<String, String> values, List<Violation> violations) {
        return new Submission(type, values, violations, List.of(), List.of(), false);
    }

    public static Submission invalid(CommandType type, MultiValueMap<String, String> values, List<FieldError> faults) {
        return new Submission(type, values, List.of(), faults, List.of(), false);
    }

    public static Submission tooLate(CommandType type, MultiValueMap<String, String> values, List<TimelineRow> since) {
        return new Submission(type, values, List.of(), List.of(), since, false);
    }

    public static Submission anonymous(CommandType type, MultiValueMap<String, String> values) {
        return new Submission(type, values, List.of(), List.of(), List.of(), true);
    }

    /** Returns every fault in words. */
    public List<String> allFaults() {
        return otherFaults(List.of());
    }

    /** Returns no fields, for a page that has no form to show it at. */
    public List<Field> fieldless() {
        return List.of();
    }

    /** Returns faults that belong to none of the fields. */
    public List<String> otherFaults(List<Field> fields) {
        return faults.stream()
                .filter(fault -> fields.stream().noneMatch(field -> field.owns(fault)))
                .map(FieldError::toString)
                .toList();
    }
}
