package io.incidentkit.spring.boot.web.view;

import io.incidentkit.rule.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Broken rules as the API shows them. */
public final class Violations {
    private Violations() {}

    /**
     * Shows each with its rule, what it says, and what to do.
     *
     * @param violations the broken rules
     */
    public static List<Map<String, String>> of(List<Violation> violations) {
        return violations.stream().map(Violations::of).toList();
    }

    private static Map<String, String> of(Violation violation) {
        Map<String, String> view = new LinkedHashMap<>();
        view.put("rule", violation.rule().id());
        view.put("message", violation.message());
        view.put("remedy", violation.remedy());
        return view;
    }
}
