package io.incidentkit.incident;

import io.incidentkit.rule.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers violations; costs nothing while there is none. Confined to one decision. */
final class Broken {
    private @Nullable List<Violation> violations;

    Broken add(@Nullable Violation violation) {
        if (violation != null) {
            if (violations == null) {
                violations = new ArrayList<>(2);
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
        return violations != null;
    }

    List<Violation> list() {
        return violations == null ? List.of() : violations;
    }
}
