package io.incidentkit.playbook;

import io.incidentkit.rule.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the rules that were found broken; costs nothing while there is none. Confined to one question. */
class ViolationCollector {
    /** Most refusals break one rule. */
    private List<Violation> violations = List.of();

    final ViolationCollector add(@Nullable Violation violation) {
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

    final ViolationCollector addAll(List<Violation> more) {
        more.forEach(this::add);
        return this;
    }

    final boolean any() {
        return !violations.isEmpty();
    }

    final List<Violation> list() {
        return violations;
    }
}
