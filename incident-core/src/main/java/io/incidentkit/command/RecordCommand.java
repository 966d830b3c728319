package io.incidentkit.command;

import static io.incidentkit.command.CommandDescription.describe;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.incident.Incident;
import io.incidentkit.severity.BudgetMeasure;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.severity.ImpactNumbers.Figure;
import io.incidentkit.severity.Money;
import io.incidentkit.timeline.StruckText;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.ADD_NOTE,
                "What was seen or done, in a line or two.",
                CommandShape.of(Fields.text("text", "Note").required(), Fields.OCCURRED_AT, AddNote::new));

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
        private static final String STAYS = "Left blank, what is known stays.";

        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.DESCRIBE_IMPACT,
                "Who is hit, and how much.",
                CommandShape.of(
                        Fields.text("impact", "Impact").required().known(Incident::impact),
                        DeclareDescription.BEGAN,
                        Fields.count("customersHit", "Customers hit").help(STAYS),
                        Fields.count("requestsHit", "Requests hit").help(STAYS),
                        Fields.money("moneyLost", "Money lost").help("Such as 1200.50 EUR. " + STAYS),
                        Fields.choice(
                                        "unknown",
                                        "Not known any more",
                                        Figure.values(),
                                        figure -> new FieldChoice(figure.code(), figure.label()))
                                .blank("Nothing"),
                        Fields.OCCURRED_AT,
                        DescribeImpact::new));

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
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.CORRECT_TIME,
                "The entry stays as it was recorded; the correction names it.",
                CommandShape.of(
                        Fields.numberOf("entry", "Entry", FieldKind.ENTRY),
                        Fields.moment("moment", "When it happened").required(),
                        Fields.text("reason", "What showed it").required(),
                        CorrectTime::new));

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
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.CORRECT_TEXT,
                "The entry stays as it was recorded; what you write is shown in its place.",
                CommandShape.of(
                        Fields.numberOf("entry", "Entry", FieldKind.ENTRY),
                        Fields.text("text", "What is right").required(),
                        CorrectText::new));

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
     * Strikes a text out of the whole timeline, such as a secret: what is stored has a mark in its place, for ever.
     *
     * @param text the text, at least {@link StruckText#SHORTEST} characters
     * @param reason why, without the text
     */
    record StrikeOut(String text, String reason) implements RecordCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.STRIKE_OUT,
                "A secret, gone for ever wherever it stands in this incident; that something was struck out stays.",
                CommandShape.of(
                        Fields.text("text", "What is struck out").required(),
                        Fields.text("reason", "Why").required(),
                        StrikeOut::new));

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
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.ADD_LINK,
                "A dashboard, a chat, a ticket, another incident.",
                CommandShape.of(
                        Fields.written("url", "Address", FieldKind.WEB_ADDRESS).required(),
                        Fields.line("title", "What it is").required(),
                        AddLink::new));

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
     * Keeps what was measured of an error budget. The later one of the same question counts.
     *
     * @param measure what was measured, or that nobody knows
     */
    record RecordBudget(BudgetMeasure measure) implements RecordCommand {
        /** Checks the input. */
        public RecordBudget {
            InputValidator faults = new InputValidator();
            if (measure == null) {
                faults.add("measure", "is required");
            }
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.RECORD_BUDGET;
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }

    /**
     * Records that an agent's command was refused, so that whoever answers for the agent sees what it tried. Nobody but the program that
     * refused it gives this command.
     *
     * @param command the code of the command that was refused
     * @param rules the names of what refused it, at least one
     */
    record RecordRefused(String command, List<String> rules) implements RecordCommand {
        /** Checks the input, and copies the list. */
        public RecordRefused {
            InputValidator faults = new InputValidator();
            command = faults.line("command", command);
            if (rules == null || rules.isEmpty()) {
                faults.add("rules", "is required");
                rules = List.of();
            }
            rules = rules.stream().map(rule -> faults.line("rules", rule)).toList();
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.RECORD_REFUSED;
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }
}
