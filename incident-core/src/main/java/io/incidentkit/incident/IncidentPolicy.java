package io.incidentkit.incident;

import io.incidentkit.rule.Faults;
import io.incidentkit.severity.SeverityPolicy;
import java.time.Duration;

/**
 * Everything of the playbook that a team may set: the severity levels and the windows. Rules read it and nothing else.
 *
 * <p>Immutable and thread-safe.
 */
public final class IncidentPolicy {
    private static final IncidentPolicy STANDARD = builder().build();

    private final SeverityPolicy severities;
    private final Duration reopenWindow;

    private IncidentPolicy(Builder builder) {
        this.severities = builder.severities;
        this.reopenWindow = builder.reopenWindow;
    }

    /** Returns the playbook's own policy. */
    public static IncidentPolicy standard() {
        return STANDARD;
    }

    /** Starts from the playbook's own policy. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the severity levels. */
    public SeverityPolicy severities() {
        return severities;
    }

    /** Returns how long after its resolution an incident can be reopened. */
    public Duration reopenWindow() {
        return reopenWindow;
    }

    /** Builds an {@link IncidentPolicy}. Not thread-safe. */
    public static final class Builder {
        private SeverityPolicy severities = SeverityPolicy.standard();
        private Duration reopenWindow = Duration.ofDays(7);

        private Builder() {}

        /**
         * Sets the severity levels.
         *
         * @param policy the levels
         * @return this builder
         */
        public Builder severities(SeverityPolicy policy) {
            this.severities = policy;
            return this;
        }

        /**
         * Sets how long after its resolution an incident can be reopened; seven days by default.
         *
         * @param window the time, zero for never
         * @return this builder
         */
        public Builder reopenWindow(Duration window) {
            this.reopenWindow = window;
            return this;
        }

        /**
         * Ends the policy.
         *
         * @return the policy
         * @throws io.incidentkit.rule.InvalidInputException with every fault in it
         */
        public IncidentPolicy build() {
            Faults faults = new Faults();
            if (reopenWindow.isNegative()) {
                faults.add("reopenWindow", "is " + reopenWindow + "; a window is not negative");
            }
            faults.throwIfAny();
            return new IncidentPolicy(this);
        }
    }
}
