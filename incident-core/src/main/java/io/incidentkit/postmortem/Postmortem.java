package io.incidentkit.postmortem;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A postmortem: what the timeline knows is filled in, what only people know is empty until somebody writes it.
 *
 * <p>Immutable and thread-safe.
 */
public final class Postmortem {
    private final String reference;
    private final String title;
    private final Instant detectedAt;
    private final @Nullable Instant endedAt;
    private final @Nullable Duration duration;
    private final @Nullable String severity;
    private final List<String> services;
    private final @Nullable Instant due;
    private final String impact;
    private final List<TimelineLine> timeline;
    private final String rootCause;
    private final List<PhaseReport> phases;
    private final String wentWell;
    private final String wentBadly;

    private Postmortem(Builder builder) {
        this.reference = builder.reference;
        this.title = builder.title;
        this.detectedAt = builder.detectedAt;
        this.endedAt = builder.endedAt;
        this.duration = builder.duration;
        this.severity = builder.severity;
        this.services = List.copyOf(builder.services);
        this.due = builder.due;
        this.impact = builder.impact;
        this.timeline = List.copyOf(builder.timeline);
        this.rootCause = builder.rootCause;
        this.phases = List.copyOf(builder.phases);
        this.wentWell = builder.wentWell;
        this.wentBadly = builder.wentBadly;
    }

    /**
     * Starts a postmortem.
     *
     * @param reference the incident's reference, such as {@code INC-42}
     * @param title the incident's title
     * @param detectedAt when it was first detected
     * @return a builder
     */
    public static Builder builder(String reference, String title, Instant detectedAt) {
        return new Builder(reference, title, detectedAt);
    }

    /** Returns the incident's reference. */
    public String reference() {
        return reference;
    }

    /** Returns the incident's title. */
    public String title() {
        return title;
    }

    /** Returns when the incident was first detected; the postmortem's date. */
    public Instant detectedAt() {
        return detectedAt;
    }

    /** Returns when it ended; empty while it is open. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** Returns how long it was worked on, over all episodes; empty while it is open. */
    public Optional<Duration> duration() {
        return Optional.ofNullable(duration);
    }

    /** Returns the severity, if one was set. */
    public Optional<String> severity() {
        return Optional.ofNullable(severity);
    }

    /** Returns the services that were hit. */
    public List<String> services() {
        return services;
    }

    /** Returns by when the postmortem is due; empty if none is owed, or not yet. */
    public Optional<Instant> due() {
        return Optional.ofNullable(due);
    }

    /** Returns which customers were hit and how much; empty as long as nobody has said so. */
    public String impact() {
        return impact;
    }

    /** Returns what happened, the earliest first. */
    public List<TimelineLine> timeline() {
        return timeline;
    }

    /** Returns the root cause, as Markdown; empty as long as nobody has written it. */
    public String rootCause() {
        return rootCause;
    }

    /** Returns why it took as long as it did, phase by phase. */
    public List<PhaseReport> phases() {
        return phases;
    }

    /** Returns what went well, as Markdown; empty as long as nobody has written it. */
    public String wentWell() {
        return wentWell;
    }

    /** Returns what did not go well, as Markdown; empty as long as nobody has written it. */
    public String wentBadly() {
        return wentBadly;
    }

    /**
     * Returns the document as Markdown, in the playbook's form.
     *
     * @param zone the team's time zone
     * @return the Markdown source
     */
    public String toMarkdown(ZoneId zone) {
        return PostmortemMarkdown.render(this, zone);
    }

    /** Returns the reference and the title. */
    @Override
    public String toString() {
        return "Postmortem of " + reference + " " + title;
    }

    /** Builds a {@link Postmortem}. Not thread-safe. */
    public static final class Builder {
        private final String reference;
        private final String title;
        private final Instant detectedAt;
        private @Nullable Instant endedAt;
        private @Nullable Duration duration;
        private @Nullable String severity;
        private List<String> services = List.of();
        private @Nullable Instant due;
        private String impact = "";
        private List<TimelineLine> timeline = List.of();
        private String rootCause = "";
        private List<PhaseReport> phases = List.of();
        private String wentWell = "";
        private String wentBadly = "";

        private Builder(String reference, String title, Instant detectedAt) {
            this.reference = reference;
            this.title = title;
            this.detectedAt = detectedAt;
        }

        /**
         * Says when the incident ended and how long it was worked on.
         *
         * @param at when it ended
         * @param worked the time over all episodes
         * @return this builder
         */
        public Builder ended(Instant at, Duration worked) {
            this.endedAt = at;
            this.duration = worked;
            return this;
        }

        /**
         * Says how severe it was.
         *
         * @param level the level's name
         * @return this builder
         */
        public Builder severity(String level) {
            this.severity = level;
            return this;
        }

        /**
         * Names the services that were hit.
         *
         * @param names the services' names
         * @return this builder
         */
        public Builder services(List<String> names) {
            this.services = List.copyOf(names);
            return this;
        }

        /**
         * Says by when the postmortem is due.
         *
         * @param at the moment
         * @return this builder
         */
        public Builder due(Instant at) {
            this.due = at;
            return this;
        }

        /**
         * Says who was hit and how much.
         *
         * @param words the impact, plain text
         * @return this builder
         */
        public Builder impact(String words) {
            this.impact = words.strip();
            return this;
        }

        /**
         * Says what happened.
         *
         * @param lines the lines, the earliest first
         * @return this builder
         */
        public Builder timeline(List<TimelineLine> lines) {
            this.timeline = List.copyOf(lines);
            return this;
        }

        /**
         * Says what the root cause was.
         *
         * @param markdown the section
         * @return this builder
         */
        public Builder rootCause(String markdown) {
            this.rootCause = markdown.strip();
            return this;
        }

        /**
         * Says why it took as long as it did.
         *
         * @param reports one report a phase and episode
         * @return this builder
         */
        public Builder phases(List<PhaseReport> reports) {
            this.phases = List.copyOf(reports);
            return this;
        }

        /**
         * Says what went well.
         *
         * @param markdown the section
         * @return this builder
         */
        public Builder wentWell(String markdown) {
            this.wentWell = markdown.strip();
            return this;
        }

        /**
         * Says what did not go well.
         *
         * @param markdown the section
         * @return this builder
         */
        public Builder wentBadly(String markdown) {
            this.wentBadly = markdown.strip();
            return this;
        }

        /** Returns the postmortem. */
        public Postmortem build() {
            return new Postmortem(this);
        }
    }
}
