package io.incidentkit.spring.boot.web.view;

import io.incidentkit.rule.Violation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Broken rules as the API shows them: each with its rule, what it says, and what to do. */
public final class Violations {
    /** A broken rule. */
    public static final View<Violation> VIOLATION = View.<Violation>named("Violation")
            .with("rule", Shape.TEXT, violation -> violation.rule().id())
            .with("message", Shape.TEXT, Violation::message)
            .with("remedy", Shape.TEXT, Violation::remedy);

    private Violations() {}

    /**
     * Shows them in their order.
     *
     * @param violations the broken rules
     */
    public static List<Map<String, @Nullable Object>> of(List<Violation> violations) {
        return VIOLATION.ofEach(violations);
    }
}
