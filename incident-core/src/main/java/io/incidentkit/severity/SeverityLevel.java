package io.incidentkit.severity;

import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.validation.InputValidator;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One level of the severity policy. A level is only data: that it is complete and in order with its neighbours is checked
 * when the {@link SeverityPolicy} is built.
 *
 * <p>Immutable and thread-safe.
 */
public final class SeverityLevel {
    private final Severity severity;
    private final String meaning;
    private final @Nullable Notification notification;
    private final String fixed;
    private final boolean warRoom;
    private final LevelTimes times;
    private final List<CommunicationDuty> communication;

    private SeverityLevel(Builder builder) {
        this.severity = builder.severity;
        this.meaning = builder.meaning;
        this.notification = builder.notification;
        this.fixed = builder.fixed;
        this.warRoom = builder.warRoom;
        this.times = new LevelTimes(builder.triagedWithin, builder.fixedWithin, builder.postmortemWithin);
        this.communication = List.copyOf(builder.communication);
    }

    /**
     * Starts a level.
     *
     * @param severity the level's name
     * @return a builder; a level without meaning, notification and fix is refused by the policy
     */
    public static Builder builder(Severity severity) {
        return new Builder(severity);
    }

    /** Returns the level's name. */
    public Severity severity() {
        return severity;
    }

    /** Returns what the level means, in words a new hire understands. */
    public String meaning() {
        return meaning;
    }

    /** Returns who is told when an incident of this level begins; empty only in a policy that is refused. */
    public Optional<Notification> notification() {
        return Optional.ofNullable(notification);
    }

    /** Returns how long after this level was set a person has taken the command; empty if nobody is called for it. */
    public Optional<Duration> triagedWithin() {
        return Optional.ofNullable(times.triagedWithin());
    }

    /** Returns by when an incident of this level is fixed, in words, such as {@code within hours}. */
    public String fixed() {
        return fixed;
    }

    /** Returns by when an incident of this level is fixed, or empty when its turn comes. */
    public Optional<Duration> fixedWithin() {
        return Optional.ofNullable(times.fixedWithin());
    }

    /** Returns whether a war room is opened. */
    public boolean warRoom() {
        return warRoom;
    }

    /** Returns how long after resolution the postmortem is due, or empty if none is owed. */
    public Optional<Duration> postmortemWithin() {
        return Optional.ofNullable(times.postmortemWithin());
    }

    /** Returns the times of the level, as they are kept with each incident that it is set on. */
    public LevelTimes times() {
        return times;
    }

    /** Returns what is owed to each audience; empty if nobody has to be told. */
    public List<CommunicationDuty> communication() {
        return communication;
    }

    /** Two levels are equal if everything that they say is. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SeverityLevel that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    private List<Object> values() {
        return List.of(severity, meaning, notification(), fixed, warRoom, times, communication);
    }

    /** Returns the level's name. */
    @Override
    public String toString() {
        return severity.name();
    }

    /** Builds a {@link SeverityLevel}. Not thread-safe. */
    public static final class Builder {
        private final Severity severity;
        private String meaning = "";
        private @Nullable Notification notification;
        private @Nullable Duration triagedWithin;
        private String fixed = "";
        private @Nullable Duration fixedWithin;
        private boolean warRoom;
        private @Nullable Duration postmortemWithin;
        private List<CommunicationDuty> communication = List.of();

        private Builder(Severity severity) {
            this.severity = Objects.requireNonNull(severity, "severity");
        }

        /**
         * Says what the level means.
         *
         * @param words one sentence
         * @return this builder
         */
        public Builder meaning(String words) {
            this.meaning = words;
            return this;
        }

        /**
         * Says who is told.
         *
         * @param who the kind of notification
         * @return this builder
         */
        public Builder notification(Notification who) {
            this.notification = who;
            return this;
        }

        /**
         * Says within which time a person takes the command ({@code triaged-in-time}).
         *
         * @param within how long after the level was set; a day or more counts working days
         * @return this builder
         */
        public Builder triagedWithin(@Nullable Duration within) {
            this.triagedWithin = within;
            return this;
        }

        /**
         * Says by when an incident of this level is fixed.
         *
         * @param words the deadline in words, such as {@code within hours}
         * @param within the deadline, zero for now, or null for none
         * @return this builder
         */
        public Builder fixed(String words, @Nullable Duration within) {
            this.fixed = words;
            this.fixedWithin = within;
            return this;
        }

        /**
         * Says whether a war room is opened.
         *
         * @param open true to open one
         * @return this builder
         */
        public Builder warRoom(boolean open) {
            this.warRoom = open;
            return this;
        }

        /**
         * Asks for a postmortem.
         *
         * @param within how long after resolution it is due, as days count by the policy's calendar
         * @return this builder
         */
        public Builder postmortemWithin(Duration within) {
            this.postmortemWithin = within;
            return this;
        }

        /**
         * Says what is owed to each audience.
         *
         * @param duties at most one line an audience
         * @return this builder
         */
        public Builder communication(List<CommunicationDuty> duties) {
            this.communication = List.copyOf(duties);
            return this;
        }

        /**
         * Ends the level.
         *
         * @return the level
         * @throws io.incidentkit.validation.InvalidInputException with every fault: words that are too long or have control
         *     characters, deadlines that no moment can be counted with
         */
        public SeverityLevel build() {
            InputValidator faults = new InputValidator();
            meaning = Objects.requireNonNullElse(faults.optionalLine("meaning", meaning), "");
            fixed = Objects.requireNonNullElse(faults.optionalLine("fixed", fixed), "");
            faults.deadline("triagedWithin", triagedWithin);
            faults.window("fixedWithin", fixedWithin);
            faults.deadline("postmortemWithin", postmortemWithin);
            faults.throwIfAny();
            return new SeverityLevel(this);
        }
    }
}
