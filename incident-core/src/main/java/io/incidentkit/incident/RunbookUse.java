package io.incidentkit.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A runbook that was used in an incident. It owes a review before the postmortem is published.
 *
 * @param runbook its id
 * @param name its name
 * @param usedAt when it was last used
 * @param reviewedAt when it was reviewed after that, or null as long as it owes that
 */
public record RunbookUse(
        String runbook,
        String name,
        Instant usedAt,
        @Nullable Instant reviewedAt) {

    /** Returns whether it still owes a review ({@code runbook-reviewed-after-use}). */
    public boolean owesReview() {
        return reviewedAt == null;
    }
}
