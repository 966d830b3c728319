package io.incidentkit.playbook;

import io.incidentkit.rule.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the rules that were found broken. Confined to one question. */
class ViolationCollector {
    /** Null while there is none, which is nearly always. */
    private @Nullable List<Violation> violations;

    ViolationCollector add(@Nullable Violation violation) {
        if (violation != null) {
            if (violations == null) {
                violations = new ArrayList<>(2);
            }
            violations.add(violation);
        }
        return this;
    }

    ViolationCollector addAll(List<Violation> more) {
        for (int i = 0; i < more.size(); i++) {
            add(more.get(i));
        }
        return this;
    }

    boolean any() {
        return violations != null;
    }

    List<Violation> list() {
        return violations == null ? List.of() : violations;
    }
}
