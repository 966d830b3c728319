package io.incidentkit.playbook;

import io.incidentkit.rule.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the rules that were found broken. Confined to one question. */
class ViolationCollector {
    /** Null while there is none, which is nearly always. */
    private @Nullable Violation first;
    /** Null while there is no second one, which is nearly always where there is a first. */
    private @Nullable List<Violation> all;

    ViolationCollector add(@Nullable Violation violation) {
        if (violation == null) {
            return this;
        }
        if (first == null) {
            first = violation;
            return this;
        }
        if (all == null) {
            all = new ArrayList<>();
            all.add(first);
        }
        all.add(violation);
        return this;
    }

    ViolationCollector addAll(List<Violation> more) {
        for (int i = 0; i < more.size(); i++) {
            add(more.get(i));
        }
        return this;
    }

    boolean any() {
        return first != null;
    }

    List<Violation> list() {
        if (first == null) {
            return List.of();
        }
        return all == null ? List.of(first) : List.copyOf(all);
    }
}
