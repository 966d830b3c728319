package io.incidentkit.incident;

import io.incidentkit.rule.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers violations; costs nothing while there is none. Confined to one decision. */
final class Broken {
    /** Most refusals break one rule. */
    private List<Violation> violations = List.of();

    Broken add(@Nullable Violation violation) {
        if (violation == null) {
            return this;
        }
        if (violations.isEmpty()) {
            violations = List.of(violation);
        } else {
            if (violations.size() == 1) {
                violations = new ArrayList<>(violations);
            }
            violations.add(violation);
        }
        return this;
    }

    Broken addAll(List<Violation> more) {
        more.forEach(this::add);
        return this;
    }

    boolean any() {
        return !violations.isEmpty();
    }

    List<Violation> list() {
        return violations;
    }
}
