package io.incidentkit.incident;

import io.incidentkit.postmortem.PostmortemCalendar;
import io.incidentkit.rule.DurationText;
import io.incidentkit.rule.Faults;
import io.incidentkit.rule.Fields;
import io.incidentkit.rule.JsonDocument;
import io.incidentkit.severity.SeverityPolicy;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything of the playbook that a team may set: the severity levels and the windows. Rules read it and nothing else.
 *
 * <p>Immutable and thread-safe.
 */
public final class IncidentPolicy {
    /** The longest policy that is read, in characters. */
    public static final int MAX_JSON = 256 * 1024;

    private static final IncidentPolicy STANDARD = builder().build();

    private final SeverityPolicy severities;
    private final Duration reopenWindow;
    private final PostmortemCalendar postmortemCalendar;

    private IncidentPolicy(Builder builder) {
        this.severities = builder.severities;
        this.reopenWindow = builder.reopenWindow;
        this.postmortemCalendar = builder.postmortemCalendar;
    }

    /**
     * Reads a policy from JSON, as {@link #toJson} writes it. What is absent is as in the playbook; deadlines may also be
     * words, such as {@code 30 min} or {@code 5 days}.
     *
     * @param json the policy
     * @return the policy
     * @throws io.incidentkit.rule.InvalidInputException with everything that is wrong with it, each under its path: what can't
     *     be read, what nobody asked for, and where it is not {@code policy-is-complete} and {@code policy-is-ordered}
     */
    public static IncidentPolicy fromJson(String json) {
        return PolicyDocument.read(JsonDocument.read("policy", json, MAX_JSON));
    }

    /**
     * Reads a policy from data, as a YAML file gives it; otherwise as {@link #fromJson} does.
     *
     * @param data texts, booleans, lists and maps
     * @return the policy
     * @throws io.incidentkit.rule.InvalidInputException with everything that is wrong with it, each under its path
     */
    public static IncidentPolicy fromMap(Map<String, ?> data) {
        return PolicyDocument.read(Fields.of(data));
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

    /** Returns how the time until a postmortem is due is counted. */
    public PostmortemCalendar postmortemCalendar() {
        return postmortemCalendar;
    }

    /** Returns this policy as JSON that {@link #fromJson} reads back. */
    public String toJson() {
        return JsonDocument.write(toMap());
    }

    /** Returns this policy as data that {@link #fromMap} reads back: texts, booleans, lists and maps. */
    public Map<String, Object> toMap() {
        return PolicyDocument.write(this);
    }

    /** Returns this policy as one Markdown page that a new hire reads ({@code policy-is-visible}). */
    public String toMarkdown() {
        return PolicyDocument.page(this);
    }

    /** Two policies are equal if everything that they set is. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IncidentPolicy that
                && severities.equals(that.severities)
                && reopenWindow.equals(that.reopenWindow)
                && postmortemCalendar.equals(that.postmortemCalendar);
    }

    @Override
    public int hashCode() {
        return Objects.hash(severities, reopenWindow, postmortemCalendar);
    }

    /** Returns the levels' names and the windows. */
    @Override
    public String toString() {
        return "IncidentPolicy" + severities.severities() + " reopen within " + DurationText.words(reopenWindow)
                + ", postmortems in " + postmortemCalendar;
    }

    /** Builds an {@link IncidentPolicy}. Not thread-safe. */
    public static final class Builder {
        private SeverityPolicy severities = SeverityPolicy.standard();
        private Duration reopenWindow = Duration.ofDays(7);
        private PostmortemCalendar postmortemCalendar = PostmortemCalendar.everyDay(ZoneId.of("UTC"));

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
         * Sets how the time until a postmortem is due is counted; over every day by default.
         *
         * @param calendar the days that count
         * @return this builder
         */
        public Builder postmortemCalendar(PostmortemCalendar calendar) {
            this.postmortemCalendar = calendar;
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
            faults.window("reopenWindow", reopenWindow);
            faults.throwIfAny();
            return new IncidentPolicy(this);
        }
    }
}
