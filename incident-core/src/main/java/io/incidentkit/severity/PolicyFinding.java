package io.incidentkit.severity;

import io.incidentkit.rule.Violation;
import java.util.List;

/**
 * A rule that a policy breaks, and where.
 *
 * @param paths the values that break it together, below the list of levels, such as {@code [1].fixedWithin}; it is told of
 *     the first
 * @param violation which rule and how
 */
record PolicyFinding(List<String> paths, Violation violation) {
    PolicyFinding {
        paths = List.copyOf(paths);
    }
}
