package io.incidentkit.console.form;

import io.incidentkit.rule.Violation;
import io.incidentkit.validation.FieldError;
import java.util.List;
import org.springframework.util.MultiValueMap;

/**
 * The page that declares an incident.
 *
 * @param id the identity that the incident will have, so that a form that is sent twice declares one incident
 * @param fields what is typed
 * @param violations the broken rules, if it was refused
 * @param faults what is wrong and belongs to no field
 * @param failed whether it was sent and not taken
 * @param anonymous whether it was sent by somebody who is not logged in
 */
public record DeclareView(
        String id,
        List<Field> fields,
        List<Violation> violations,
        List<String> faults,
        boolean failed,
        boolean anonymous) {

    public static DeclareView empty(String id, List<Field> asked) {
        return new DeclareView(id, asked, List.of(), List.of(), false, false);
    }

    /** Returns the page of somebody who is not logged in, with what they typed. */
    public static DeclareView anonymous(String id, List<Field> asked, MultiValueMap<String, String> values) {
        DeclareView typed = notTaken(id, asked, values, List.of(), List.of());
        return new DeclareView(id, typed.fields(), List.of(), List.of(), false, true);
    }

    public static DeclareView notTaken(
            String id,
            List<Field> asked,
            MultiValueMap<String, String> values,
            List<FieldError> faults,
            List<Violation> violations) {
        List<Field> filled = asked.stream()
                .map(field -> field.filled(values.getFirst(field.name())).wrongIn(faults))
                .toList();
        List<String> others = faults.stream()
                .filter(fault -> asked.stream().noneMatch(field -> field.owns(fault)))
                .map(FieldError::toString)
                .toList();
        return new DeclareView(id, filled, violations, others, true, false);
    }
}
