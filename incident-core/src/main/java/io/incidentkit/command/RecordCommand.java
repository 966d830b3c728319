package io.incidentkit.command;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.severity.ImpactNumbers.Figure;
import io.incidentkit.severity.Money;
import io.incidentkit.timeline.StruckText;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Commands that record something without moving the incident (chapter 4). An ended incident takes them too. */
public sealed interface RecordCommand extends IncidentCommand {

    /**
     * Writes something down.
     *
     * @param text the note
     * @param occurredAt when it happened, or null for now
     */
    record AddNote(String text, @Nullable Instant occurredAt) implements RecordCommand {
        /** Checks the input. */
        public AddNote {
            InputValidator faults = new InputValidator();
            text = faults.text("text", text);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.ADD_NOTE;
        }
    }

    /**
     * Says anew who is hit and how much, and since when, which is often found out long after the detection. A number that is
     * not given stays as it is known, unless it is said to be unknown.
     *
     * @param impact the impact
     * @param began since when it is so, not after the detection; null leaves what is known
     * @param customersHit how many customers are hit, or null
     * @param requestsHit how many requests fail or are slow, or null
     * @param moneyLost what it costs, or null
     * @param unknown the number that was a mistake, and is not known any more, or null
     * @param occurredAt when it was known, or null for now
     */
    record DescribeImpact(
            String impact,
            @Nullable Instant began,
            @Nullable Long customersHit,
            @Nullable Long requestsHit,
            @Nullable Money moneyLost,
            @Nullable Figure unknown,
            @Nullable Instant occurredAt)
            implements RecordCommand {
        /** Checks the input. */
        public DescribeImpact {
            InputValidator faults = new InputValidator();
            impact = faults.text("impact", impact);
            began = faults.instant("began", began);
            ImpactNumbers.check(faults, customersHit, requestsHit);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        /**
         * Says anew who is hit and how much.
         *
         * @param impact the impact
         * @param occurredAt when it was known, or null for now
         */
        public DescribeImpact(String impact, @Nullable Instant occurredAt) {
            this(impact, null, occurredAt);
        }

        /**
         * Says anew who is hit and how much, and since when.
         *
         * @param impact the impact
         * @param began since when it is so, not after the detection; null leaves what is known
         * @param occurredAt when it was known, or null for now
         */
        public DescribeImpact(String impact, @Nullable Instant began, @Nullable Instant occurredAt) {
            this(impact, began, null, null, null, null, occurredAt);
        }

        /** Returns the numbers that are given. */
        public ImpactNumbers numbers() {
            return new ImpactNumbers(customersHit, requestsHit, moneyLost);
        }

        @Override
        public CommandType type() {
            return CommandType.DESCRIBE_IMPACT;
        }
    }

    /**
     * Takes note of what an alert source told.
     *
     * @param group the group of alerts
     * @param occurredAt when, or null for now
     */
    record ReceiveAlerts(AlertGroup group, @Nullable Instant occurredAt) implements RecordCommand {
        /** Checks the input. */
        public ReceiveAlerts {
            InputValidator faults = new InputValidator();
            if (group == null) {
                faults.add("group", "is required");
            }
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.RECEIVE_ALERTS;
        }
    }

    /**
     * Corrects the moment of an earlier entry. The entry stays as it is; this names it.
     *
     * @param entry the sequence number of the earlier entry
     * @param moment the right moment
     * @param reason what showed it
     */
    record CorrectTime(int entry, Instant moment, String reason) implements RecordCommand {
        /** Checks the input. */
        public CorrectTime {
            InputValidator faults = new InputValidator();
            if (moment == null) {
                faults.add("moment", "is required");
            }
            moment = faults.instant("moment", moment);
            reason = faults.text("reason", reason);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.CORRECT_TIME;
        }

        @Override
        public OptionalInt namedEntry() {
            return OptionalInt.of(entry);
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }

    /**
     * Corrects what an earlier entry says. The entry stays as it is; this names it.
     *
     * @param entry the sequence number of the earlier entry
     * @param text what is right
     */
    record CorrectText(int entry, String text) implements RecordCommand {
        /** Checks the input. */
        public CorrectText {
            InputValidator faults = new InputValidator();
            text = faults.text("text", text);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.CORRECT_TEXT;
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }

    /**
     * Gives the incident another title, which board and headings show from then on.
     *
     * @param title what is wrong, in one line
     */
    record Rename(String title) implements RecordCommand {
        /** Checks the input. */
        public Rename {
            InputValidator faults = new InputValidator();
            title = faults.line("title", title);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.RENAME;
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }

    /**
     * Sets the title that the policy's public audiences read in place of ours.
     *
     * @param title what is wrong, in one line for outsiders; null or blank for a neutral one that the services make
     */
    record SetPublicTitle(@Nullable String title) implements RecordCommand {
        /** Checks the input. */
        public SetPublicTitle {
            InputValidator faults = new InputValidator();
            title = faults.optionalLine("title", title);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.SET_PUBLIC_TITLE;
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }

    /**
     * Says anew which services are hit.
     *
     * @param services all of them, at least one and each once
     */
    record SetServices(List<String> services) implements RecordCommand {
        /** Checks the input. */
        public SetServices {
            InputValidator faults = new InputValidator();
            if (Objects.requireNonNull(services, "services").isEmpty()) {
                faults.add("services", "is required, at least one");
            }
            services = Declare.services(faults, services);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.SET_SERVICES;
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }

    /**
     * Says how the team learned of the incident.
     *
     * @param detectionSource how, or null if that is not known
     */
    record SetDetectionSource(@Nullable DetectionSource detectionSource) implements RecordCommand {
        @Override
        public CommandType type() {
            return CommandType.SET_DETECTION_SOURCE;
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }

    /**
     * Strikes a text out of the whole timeline, such as a secret: what is stored has a mark in its place, for ever.
     *
     * @param text the text, at least {@link StruckText#SHORTEST} characters
     * @param reason why, without the text
     */
    record StrikeOut(String text, String reason) implements RecordCommand {
        /** Checks the input. */
        public StrikeOut {
            InputValidator faults = new InputValidator();
            text = faults.text("text", text);
            reason = faults.text("reason", reason);
            if (!text.isEmpty() && !StruckText.isLongEnough(text)) {
                faults.add("text", StruckText.TOO_SHORT);
            } else if (!text.isEmpty() && StruckText.of(lower(text)).standsIn(lower(reason))) {
                faults.add("reason", "says the text that is struck out");
            }
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.STRIKE_OUT;
        }

        @Override
        public boolean needsTimeline() {
            return true;
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }

        private static String lower(String words) {
            return words.toLowerCase(Locale.ROOT);
        }

        /** Returns the reason alone: the text is nothing for a log. */
        @Override
        public String toString() {
            return "StrikeOut[" + reason + "]";
        }
    }

    /**
     * Links something elsewhere: a dashboard, a chat, a ticket, another incident.
     *
     * @param url where it is, {@code http} or {@code https}
     * @param title what it is, one line
     */
    record AddLink(String url, String title) implements RecordCommand {
        /** Checks the input. */
        public AddLink {
            InputValidator faults = new InputValidator();
            url = faults.webAddress("url", url);
            title = faults.line("title", title);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.ADD_LINK;
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }

    /**
     * Says which team answers for the incident.
     *
     * @param team the team, one line, or null for none
     */
    record SetTeam(@Nullable String team) implements RecordCommand {
        /** Checks the input. */
        public SetTeam {
            InputValidator faults = new InputValidator();
            team = faults.optionalLine("team", team);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.SET_TEAM;
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }

    /**
     * Puts a label on the incident, in place of that of the same key, or takes it away.
     *
     * @param key what the label tells, one line without {@code =}
     * @param value what it says, one line, or null to take it away
     */
    record Label(String key, @Nullable String value) implements RecordCommand {
        /** Checks the input. */
        public Label {
            InputValidator faults = new InputValidator();
            key = faults.line("key", key);
            if (key.indexOf('=') >= 0) {
                faults.add("key", "has the sign '=', which parts a key from its value");
            }
            value = faults.optionalLine("value", value);
            faults.throwIfAny();
        }

        /**
         * Reads a label as people write it.
         *
         * @param text such as {@code region=eu-west}
         * @return the label, or empty if there is no {@code =} or nothing after it
         */
        public static Optional<Label> parse(String text) {
            int at = text.indexOf('=');
            return at < 0
                    ? Optional.empty()
                    : Optional.of(new Label(text.substring(0, at), text.substring(at + 1)))
                            .filter(label -> label.value() != null);
        }

        @Override
        public CommandType type() {
            return CommandType.LABEL;
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }
}
