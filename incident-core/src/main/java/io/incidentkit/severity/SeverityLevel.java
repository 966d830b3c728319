package io.incidentkit.severity;

import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.rule.Faults;
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
    /** The longest deadline of a level. */
    public static final Duration LONGEST = Duration.ofDays(3_650);

    private final Severity severity;
    private final String meaning;
    private final @Nullable Notification notification;
    private final String fixed;
    private final @Nullable Duration fixedWithin;
    private final boolean warRoom;
    private final @Nullable Duration postmortemWithin;
    private final List<CommunicationDuty> communication;

    private SeverityLevel(Builder builder) {
        Faults faults = new Faults();
        this.severity = builder.severity;
        this.meaning = said(faults.optionalText("meaning", builder.meaning));
        this.notification = builder.notification;
        this.fixed = said(faults.optionalLine("fixed", builder.fixed));
        this.fixedWithin = within(faults, "fixedWithin", builder.fixedWithin);
        this.warRoom = builder.warRoom;
        this.postmortemWithin = within(faults, "postmortemWithin", builder.postmortemWithin);
        this.communication = List.copyOf(builder.communication);
        faults.throwIfAny();
    }

    /** What is missing is a matter of the policy, which says so of all levels at once. */
    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable Duration within(Faults faults, String field, @Nullable Duration time) {
        if (time != null && (time.isNegative() || time.compareTo(LONGEST) > 0)) {
            faults.add(field, "is " + time + "; from zero to " + LONGEST.toDays() + " days");
            return null;
        }
        return time;
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

    /** Returns by when an incident of this level is fixed, in words, such as {@code within hours}. */
    public String fixed() {
        return fixed;
    }

    /** Returns by when an incident of this level is fixed, or empty when its turn comes. */
    public Optional<Duration> fixedWithin() {
        return Optional.ofNullable(fixedWithin);
    }

    /** Returns whether a war room is opened. */
    public boolean warRoom() {
        return warRoom;
    }

    /** Returns how long after resolution the postmortem is due, or empty if none is owed. */
    public Optional<Duration> postmortemWithin() {
        return Optional.ofNullable(postmortemWithin);
    }

    /** Returns what is owed to each audience; empty if nobody has to be told. */
    public List<CommunicationDuty> communication() {
        return communication;
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
            this.meaning = words.strip();
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
         * Says by when an incident of this level is fixed.
         *
         * @param words the deadline in words, such as {@code within hours}
         * @param within the deadline, zero for now, or null for none
         * @return this builder
         */
        public Builder fixed(String words, @Nullable Duration within) {
            this.fixed = words.strip();
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
         * @param within how long after resolution it is due
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

        /** Returns the level. */
        public SeverityLevel build() {
            return new SeverityLevel(this);
        }
    }
}
