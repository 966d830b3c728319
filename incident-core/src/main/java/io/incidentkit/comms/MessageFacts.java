package io.incidentkit.comms;

import io.incidentkit.loop.Step;
import io.incidentkit.text.DurationWords;
import io.incidentkit.text.MomentWords;
import io.incidentkit.validation.InputValidator;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts about an incident for a message. Texts are literal: words that look like a placeholder in them stay
 * as they are.
 *
 * <p>Immutable and thread-safe.
 */
public final class MessageFacts {
    private final Map<String, String> values;
    private final boolean hidden;
    private final boolean drill;

    private MessageFacts(Map<String, String> values, boolean hidden, boolean drill) {
        this.values = values;
        this.hidden = hidden;
        this.drill = drill;
    }

    /**
     * Starts with what every incident has.
     *
     * @param reference the name by which people call it, such as {@code INC-42}
     * @param title what is wrong, in one line
     * @param step the last step that is completed
     * @param detectedAt when it was detected
     * @return a builder
     */
    public static Builder builder(String reference, String title, Step step, Instant detectedAt) {
        return new Builder(reference, title, step, detectedAt);
    }

    /** Returns whether the incident is private, so that a message shows its link and nothing else. */
    public boolean isPrivate() {
        return hidden;
    }

    /** Returns whether the incident is a drill. */
    public boolean isDrill() {
        return drill;
    }

    /** Returns where to read more; empty if there is no such place. */
    public String link() {
        return value(Placeholder.LINK);
    }

    /**
     * Returns a fact as a message shows it.
     *
     * @param placeholder which one
     * @return its text, empty if it is not known
     */
    public String value(Placeholder placeholder) {
        return values.getOrDefault(placeholder.code(), "");
    }

    /** All facts by the placeholders' codes, for one message. */
    Map<String, String> values(MessageMoment moment, @Nullable String line) {
        Map<String, String> all = new HashMap<>(values);
        all.put(Placeholder.LINE.code(), line == null ? "" : line);
        if (moment == MessageMoment.CLOSING) {
            all.put(Placeholder.NEXT_UPDATE.code(), "");
        }
        return all;
    }

    /** Builds {@link MessageFacts}. Not thread-safe. */
    public static final class Builder {
        private final String reference;
        private final String title;
        private final Step step;
        private final Instant detectedAt;
        private List<String> services = List.of();
        private @Nullable String severity;
        private @Nullable String impact;
        private @Nullable String commander;
        private @Nullable String link;
        private @Nullable String state;
        private @Nullable Instant began;
        private @Nullable Instant lasting;
        private @Nullable Instant nextDue;
        private String next = "as soon as there is news";
        private ZoneId zone = ZoneOffset.UTC;
        private boolean hidden;
        private boolean drill;

        private Builder(String reference, String title, Step step, Instant detectedAt) {
            this.reference = reference;
            this.title = title;
            this.step = step;
            this.detectedAt = detectedAt;
        }

        /**
         * Sets the severity.
         *
         * @param name the level's name, or null before it is set
         * @return this builder
         */
        public Builder severity(@Nullable String name) {
            this.severity = name;
            return this;
        }

        /**
         * Sets the services that are hit.
         *
         * @param names their names
         * @return this builder
         */
        public Builder services(List<String> names) {
            this.services = List.copyOf(names);
            return this;
        }

        /**
         * Sets who is hit and how much.
         *
         * @param words the description, or null while there is none
         * @return this builder
         */
        public Builder impact(@Nullable String words) {
            this.impact = words;
            return this;
        }

        /**
         * Sets who commands.
         *
         * @param name the commander's name, or null if there is none
         * @return this builder
         */
        public Builder commander(@Nullable String name) {
            this.commander = name;
            return this;
        }

        /**
         * Sets where to read more.
         *
         * @param address the address, or null if there is none
         * @return this builder
         */
        public Builder link(@Nullable String address) {
            this.link = address;
            return this;
        }

        /**
         * Sets where it stands, in words for those who are not on it; taken from the step by default.
         *
         * @param words such as {@code a false alarm}
         * @return this builder
         */
        public Builder state(String words) {
            this.state = words;
            return this;
        }

        /**
         * Sets when it began. One that is after the detection can't be right, and is taken as not known.
         *
         * @param moment the beginning, or null while it is not known
         * @return this builder
         */
        public Builder began(@Nullable Instant moment) {
            this.began = moment;
            return this;
        }

        /**
         * Sets until when it has lasted.
         *
         * @param moment the end, or now while it is open
         * @return this builder
         */
        public Builder lastingUntil(Instant moment) {
            this.lasting = moment;
            return this;
        }

        /**
         * Sets by when the next update is due.
         *
         * @param due the moment, as in {@link CommunicationState#nextUpdateDue}, or null if no moment asks for it
         * @return this builder
         */
        public Builder nextUpdateDue(@Nullable Instant due) {
            this.nextDue = due;
            return this;
        }

        /**
         * Sets when the next update comes where no moment asks for it; {@code as soon as there is news} by default.
         *
         * @param words such as {@code with the next step}
         * @return this builder
         */
        public Builder nextUpdate(String words) {
            this.next = words;
            return this;
        }

        /**
         * Sets the zone in which moments are shown; UTC by default.
         *
         * @param team the team's zone
         * @return this builder
         */
        public Builder zone(ZoneId team) {
            this.zone = team;
            return this;
        }

        /**
         * Says that the incident is private: messages show the link and nothing else.
         *
         * @param only whether only those on it may know of it
         * @return this builder
         */
        public Builder onlyForThoseOnIt(boolean only) {
            this.hidden = only;
            return this;
        }

        /**
         * Says that it is practised: messages begin with that.
         *
         * @param practised whether it is a drill
         * @return this builder
         */
        public Builder drill(boolean practised) {
            this.drill = practised;
            return this;
        }

        /**
         * Ends the facts.
         *
         * @return the facts
         * @throws io.incidentkit.validation.InvalidInputException with every fault in them
         */
        public MessageFacts build() {
            InputValidator faults = new InputValidator();
            Map<String, String> values = new HashMap<>();
            put(values, Placeholder.REFERENCE, faults.line("reference", reference));
            put(values, Placeholder.TITLE, faults.line("title", title));
            put(values, Placeholder.SEVERITY, faults.optionalLine("severity", severity));
            put(values, Placeholder.SERVICES, String.join(", ", services));
            put(values, Placeholder.IMPACT, faults.optionalText("impact", impact));
            put(values, Placeholder.COMMANDER, faults.optionalLine("commander", commander));
            put(values, Placeholder.STEP, step.code());
            put(values, Placeholder.STATE, state == null ? words(step) : faults.line("state", state));
            Instant noticed = faults.instant("detectedAt", detectedAt);
            Instant since = faults.instant("began", began);
            since = since == null || noticed == null || since.isAfter(noticed) ? null : since;
            put(values, Placeholder.BEGAN, moment(since));
            put(values, Placeholder.DETECTED_AT, moment(noticed));
            put(values, Placeholder.DURATION, lasting(since == null ? noticed : since, faults));
            put(values, Placeholder.NEXT_UPDATE, next(faults));
            put(values, Placeholder.LINK, link(faults));
            services.forEach(service -> faults.line("services", service));
            faults.throwIfAny();
            return new MessageFacts(values, hidden, drill);
        }

        private @Nullable String link(InputValidator faults) {
            String address = faults.optionalText("link", link);
            if (address == null && hidden) {
                faults.add("link", "is required where the incident is private; it is all that a message shows");
            }
            if (address != null && address.chars().anyMatch(Character::isWhitespace)) {
                faults.add("link", "is one address, without spaces");
            }
            return address;
        }

        private String next(InputValidator faults) {
            Instant due = faults.instant("nextUpdateDue", nextDue);
            return due == null ? faults.line("nextUpdate", next) : "by " + moment(due);
        }

        private String moment(@Nullable Instant moment) {
            return moment == null ? "" : MomentWords.minute(moment, zone);
        }

        private String lasting(@Nullable Instant since, InputValidator faults) {
            Instant until = faults.instant("lastingUntil", lasting);
            return until == null || since == null || until.isBefore(since)
                    ? ""
                    : DurationWords.message(Duration.between(since, until));
        }

        private static void put(Map<String, String> values, Placeholder placeholder, @Nullable String text) {
            values.put(placeholder.code(), text == null ? "" : text);
        }

        private static String words(Step step) {
            return switch (step) {
                case DETECTED, TRIAGED -> "investigating";
                case DIAGNOSED -> "cause identified";
                case MITIGATED -> "service restored, monitoring";
                case RESOLVED -> "resolved";
            };
        }
    }
}
