package io.incidentkit.timeline;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.severity.BudgetMeasure;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.severity.ImpactNumbers.Figure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Events that record something without moving the incident (chapter 4). */
public sealed interface RecordEvent extends IncidentEvent {

    /**
     * Someone wrote something down.
     *
     * @param text the note
     */
    record NoteAdded(String text) implements RecordEvent {
        @Override
        public EventType type() {
            return EventType.NOTE_ADDED;
        }

        @Override
        public String describe() {
            return "Note: " + text;
        }
    }

    /**
     * The impact was described anew.
     *
     * @param impact who is hit and how much
     * @param began since when, or null if nothing new is known of that
     * @param numbers the numbers that are known better now, or null if there are none
     * @param unknown the number that is not known any more, or null if there is none
     */
    record ImpactDescribed(
            String impact,
            @Nullable Instant began,
            @Nullable ImpactNumbers numbers,
            @Nullable Figure unknown) implements RecordEvent {
        /**
         * Creates a description of the impact that leaves the beginning and the numbers as they were.
         *
         * @param impact who is hit and how much
         */
        public ImpactDescribed(String impact) {
            this(impact, null, null, null);
        }

        /**
         * Creates a description of the impact that leaves the numbers as they were.
         *
         * @param impact who is hit and how much
         * @param began since when, or null if nothing new is known of that
         */
        public ImpactDescribed(String impact, @Nullable Instant began) {
            this(impact, began, null, null);
        }

        @Override
        public EventType type() {
            return EventType.IMPACT_DESCRIBED;
        }

        @Override
        public String describe() {
            List<String> more = new ArrayList<>();
            if (began != null) {
                more.add("since " + began);
            }
            if (numbers != null) {
                more.addAll(numbers.words());
            }
            if (unknown != null) {
                more.add(unknown.label().toLowerCase(Locale.ROOT) + ": not known any more");
            }
            return "Impact: " + impact + (more.isEmpty() ? "" : " (" + String.join("; ", more) + ")");
        }
    }

    /**
     * An alert source told about a group of alerts.
     *
     * @param group what it said, with the alerts alone that are new or changed
     * @param unchanged how many more alerts it repeated
     * @param afterEnd whether the incident had ended when they were heard
     */
    record AlertsReceived(
            AlertGroup group,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int unchanged,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean afterEnd)
            implements RecordEvent {
        /**
         * Everything that the source told is new.
         *
         * @param group what it said
         */
        public AlertsReceived(AlertGroup group) {
            this(group, 0, false);
        }

        /** Reads the stored form; the first version had the group alone. */
        @JsonCreator
        static AlertsReceived read(
                @JsonProperty("group") AlertGroup group,
                @JsonProperty("unchanged") @Nullable Integer unchanged,
                @JsonProperty("afterEnd") @Nullable Boolean afterEnd) {
            return new AlertsReceived(group, unchanged == null ? 0 : unchanged, Boolean.TRUE.equals(afterEnd));
        }

        @Override
        public EventType type() {
            return EventType.ALERTS_RECEIVED;
        }

        @Override
        public String describe() {
            return (afterEnd ? "Heard after the end. " : "") + group.describe(unchanged);
        }
    }

    /**
     * An incident is about the same as an earlier one, which has ended.
     *
     * @param incident the id of the earlier one
     * @param reference the name by which people call it
     * @param reason what they have in common
     */
    record IncidentLinked(String incident, String reference, String reason) implements RecordEvent {
        @Override
        public EventType type() {
            return EventType.INCIDENT_LINKED;
        }

        @Override
        public String describe() {
            return "Follows " + reference + ": " + reason;
        }
    }

    /**
     * An earlier entry gave a wrong moment. Both stay on the timeline.
     *
     * @param entry the sequence number of the earlier entry
     * @param from the moment that it gave
     * @param to the right moment
     * @param reason what showed it
     */
    record TimeCorrected(int entry, Instant from, Instant to, String reason) implements RecordEvent {
        @Override
        public EventType type() {
            return EventType.TIME_CORRECTED;
        }

        @Override
        public String describe() {
            return "Entry " + entry + " happened at " + to + ", not at " + from + ": " + reason;
        }
    }

    /**
     * An earlier entry said something wrong. Both stay on the timeline.
     *
     * @param entry the sequence number of the earlier entry
     * @param text what is right
     */
    record TextCorrected(int entry, String text) implements RecordEvent {
        @Override
        public EventType type() {
            return EventType.TEXT_CORRECTED;
        }

        @Override
        public String describe() {
            return "Entry " + entry + " corrected: " + text;
        }
    }

    /**
     * The incident got another title. The earlier one stays on the timeline.
     *
     * @param title what is wrong, in one line
     */
    record Renamed(String title) implements RecordEvent {
        @Override
        public EventType type() {
            return EventType.RENAMED;
        }

        @Override
        public String describe() {
            return "Renamed: " + title;
        }
    }

    /**
     * The title that outsiders read was set, or taken back.
     *
     * @param title the title, or null for the neutral one that the services make
     */
    record PublicTitleSet(@Nullable String title) implements RecordEvent {
        @Override
        public EventType type() {
            return EventType.PUBLIC_TITLE_SET;
        }

        @Override
        public String describe() {
            return title == null ? "The title for outsiders was taken back" : "Title for outsiders: " + title;
        }
    }

    /**
     * It is known better which services are hit.
     *
     * @param services all of them
     */
    record ServicesSet(List<String> services) implements RecordEvent {
        /** Copies the list. */
        public ServicesSet {
            services = List.copyOf(services);
        }

        @Override
        public EventType type() {
            return EventType.SERVICES_SET;
        }

        @Override
        public String describe() {
            return services.isEmpty() ? "Services: none" : "Services: " + String.join(", ", services);
        }
    }

    /**
     * It is known better how the team learned of the incident.
     *
     * @param source how, or null if that is not known after all
     */
    record DetectionSourceSet(@Nullable DetectionSource source) implements RecordEvent {
        @Override
        public EventType type() {
            return EventType.DETECTION_SOURCE_SET;
        }

        @Override
        public String describe() {
            return "Detection source: " + (source == null ? "not known" : source.code());
        }
    }

    /**
     * A text was struck out of earlier entries, which have a mark in its place ({@link StruckText#MARK}); what it was is gone.
     *
     * @param entries the sequence numbers of those entries
     * @param reason why
     */
    record TextStruckOut(List<Integer> entries, String reason) implements RecordEvent {
        /** Copies the list. */
        public TextStruckOut {
            entries = List.copyOf(entries);
        }

        @Override
        public EventType type() {
            return EventType.TEXT_STRUCK_OUT;
        }

        @Override
        public String describe() {
            return "Struck out of "
                    + entries.stream().map(String::valueOf).collect(Collectors.joining(", ", "entries ", ": "))
                    + reason;
        }
    }

    /**
     * Something elsewhere belongs to the incident: a dashboard, a chat, a ticket, another incident.
     *
     * @param url where it is
     * @param title what it is
     */
    record LinkAdded(String url, String title) implements RecordEvent {
        @Override
        public EventType type() {
            return EventType.LINK_ADDED;
        }

        @Override
        public String describe() {
            return "Link: " + title + " (" + url + ")";
        }
    }

    /**
     * Another team answers for the incident.
     *
     * @param team the team, or null for none
     */
    record TeamSet(@Nullable String team) implements RecordEvent {
        @Override
        public EventType type() {
            return EventType.TEAM_SET;
        }

        @Override
        public String describe() {
            return team == null ? "No team" : "Team: " + team;
        }
    }

    /**
     * A label was put on the incident, or taken away.
     *
     * @param key what the label tells
     * @param value what it says, or null if it was taken away
     */
    record Labelled(String key, @Nullable String value) implements RecordEvent {
        @Override
        public EventType type() {
            return EventType.LABELLED;
        }

        @Override
        public String describe() {
            return value == null ? "Label " + key + " taken away" : "Label: " + key + "=" + value;
        }
    }

    /**
     * It was measured what an impact spent of an error budget, or nobody knows.
     *
     * @param measure what was measured
     */
    record BudgetMeasured(BudgetMeasure measure) implements RecordEvent {
        @Override
        public EventType type() {
            return EventType.BUDGET_MEASURED;
        }

        @Override
        public String describe() {
            return "Spent " + measure + (measure.note() == null ? "" : ": " + measure.note());
        }
    }

    /**
     * An agent's command was refused; it changed nothing.
     *
     * @param command the code of the command
     * @param rules the names of what refused it
     */
    record AttemptRefused(String command, List<String> rules) implements RecordEvent {
        /** Copies the list. */
        public AttemptRefused {
            rules = List.copyOf(rules);
        }

        @Override
        public EventType type() {
            return EventType.ATTEMPT_REFUSED;
        }

        @Override
        public String describe() {
            return "Tried to " + command + ", refused: " + String.join(", ", rules);
        }
    }
}
