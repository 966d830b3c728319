package io.incidentkit.timeline;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.incidentkit.backfill.Telling;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events of the five steps and of the ways off the straight path (chapter 3). */
public sealed interface LoopEvent extends IncidentEvent {

    /**
     * The incident was detected and declared. It happened when it was noticed.
     *
     * @param title what is wrong, in one line
     * @param services the services that are hit
     * @param impact who is hit and how much, or null
     * @param began since when it was so, which may be long before it was noticed, or null
     * @param kind whether it is real, a drill or recorded after the fact
     * @param isPrivate whether only those on it may see it
     * @param told what the source told of an incident that was imported, or null
     * @param detectionSource how the team learned of it, or null if that is not known
     */
    record Declared(
            String title,
            List<String> services,
            @Nullable String impact,
            @Nullable Instant began,

            @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = OrdinaryKind.class)
            IncidentKind kind,

            @JsonProperty("private") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            boolean isPrivate,

            @Nullable Telling told,
            @Nullable DetectionSource detectionSource)
            implements LoopEvent {
        /** Copies the list. */
        public Declared {
            services = List.copyOf(services);
        }

        /** Declares what was not imported, and of which nobody said how the team learned of it. */
        public Declared(
                String title,
                List<String> services,
                @Nullable String impact,
                @Nullable Instant began,
                IncidentKind kind,
                boolean isPrivate) {
            this(title, services, impact, began, kind, isPrivate, null, null);
        }

        /** Reads the stored form; what does not say otherwise is real and not private. */
        @JsonCreator
        static Declared read(
                @JsonProperty("title") String title,
                @JsonProperty("services") List<String> services,
                @JsonProperty("impact") @Nullable String impact,
                @JsonProperty("began") @Nullable Instant began,
                @JsonProperty("kind") @Nullable IncidentKind kind,
                @JsonProperty("private") @Nullable Boolean isPrivate,
                @JsonProperty("told") @Nullable Telling told,
                @JsonProperty("detectionSource") @Nullable DetectionSource detectionSource) {
            IncidentKind ordinary = kind == null ? IncidentKind.REAL : kind;
            return new Declared(
                    title, services, impact, began, ordinary, Boolean.TRUE.equals(isPrivate), told, detectionSource);
        }

        @Override
        public EventType type() {
            return EventType.DECLARED;
        }

        @Override
        public String describe() {
            return heading() + title;
        }

        /**
         * Reads a title out of what this entry is corrected to: people write it with or without the words before it.
         *
         * @param corrected what the entry says instead
         * @return the title, or empty if what is said is no title
         */
        public Optional<String> titleIn(String corrected) {
            String said = corrected.startsWith(heading())
                    ? corrected.substring(heading().length())
                    : corrected;
            String line = said.strip();
            return line.isEmpty() || line.length() > InputValidator.MAX_LINE || line.indexOf('\n') >= 0
                    ? Optional.empty()
                    : Optional.of(line);
        }

        private String heading() {
            return "Detected" + (kind == IncidentKind.REAL ? "" : " (" + kind.code() + ")") + ": ";
        }
    }

    /** Commander and severity are set. */
    record Triaged() implements LoopEvent {
        @Override
        public EventType type() {
            return EventType.TRIAGED;
        }

        @Override
        public String describe() {
            return "Triaged";
        }
    }

    /**
     * There is a hypothesis.
     *
     * @param hypothesis what is thought to be wrong
     */
    record Diagnosed(String hypothesis) implements LoopEvent {
        @Override
        public EventType type() {
            return EventType.DIAGNOSED;
        }

        @Override
        public String describe() {
            return "Diagnosed: " + hypothesis;
        }
    }

    /**
     * The hypothesis changed; the moment of the diagnosis did not.
     *
     * @param hypothesis what is now thought to be wrong
     */
    record HypothesisRevised(String hypothesis) implements LoopEvent {
        @Override
        public EventType type() {
            return EventType.HYPOTHESIS_REVISED;
        }

        @Override
        public String describe() {
            return "Hypothesis revised: " + hypothesis;
        }
    }

    /**
     * Service was restored.
     *
     * @param action what was done
     * @param kind the kind of mitigation
     */
    record Mitigated(String action, MitigationKind kind) implements LoopEvent {
        @Override
        public EventType type() {
            return EventType.MITIGATED;
        }

        @Override
        public String describe() {
            return "Mitigated (" + kind.label() + "): " + action;
        }
    }

    /**
     * The mitigation did not hold; the incident is back at diagnosing.
     *
     * @param reason what was seen
     */
    record MitigationFailed(String reason) implements LoopEvent {
        @Override
        public EventType type() {
            return EventType.MITIGATION_FAILED;
        }

        @Override
        public String describe() {
            return "Mitigation did not hold: " + reason;
        }
    }

    /**
     * The root cause was fixed.
     *
     * @param description what was fixed
     */
    record FixRecorded(String description) implements LoopEvent {
        @Override
        public EventType type() {
            return EventType.FIX_RECORDED;
        }

        @Override
        public String describe() {
            return "Fix: " + description;
        }
    }

    /**
     * Verified back to normal; the episode ends.
     *
     * @param verification what was looked at, and that it was normal
     * @param overrideReason why someone other than the commander called it done, or null if the commander did
     */
    record Resolved(String verification, @Nullable String overrideReason) implements LoopEvent {
        @Override
        public EventType type() {
            return EventType.RESOLVED;
        }

        @Override
        public String describe() {
            return "Resolved: " + verification + calledDone(overrideReason);
        }
    }

    /**
     * A resolved incident came back; a new episode begins.
     *
     * @param reason what was seen
     * @param began since when it is so again; null if that is not known, as in the first two versions
     * @param openKeys the alert groups that belong to it again; those that another open incident has meanwhile are not among
     *     them
     */
    record Reopened(
            String reason,
            @Nullable Instant began,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> openKeys) implements LoopEvent {
        /** Copies the list, which was not there in the first version. */
        public Reopened(String reason, @Nullable Instant began, @Nullable List<String> openKeys) {
            this.reason = reason;
            this.began = began;
            this.openKeys = openKeys == null ? List.of() : List.copyOf(openKeys);
        }

        /**
         * It came back without alerts.
         *
         * @param reason what came back
         */
        public Reopened(String reason) {
            this(reason, null, List.of());
        }

        @Override
        public EventType type() {
            return EventType.REOPENED;
        }

        @Override
        public String describe() {
            return "Reopened: " + reason;
        }
    }

    /**
     * It was a false alarm; the incident ends.
     *
     * @param reason why it was none
     * @param overrideReason why someone other than the commander said so, or null
     */
    record Dismissed(String reason, @Nullable String overrideReason) implements LoopEvent {
        @Override
        public EventType type() {
            return EventType.DISMISSED;
        }

        @Override
        public String describe() {
            return "Dismissed as a false alarm: " + reason + calledDone(overrideReason);
        }
    }

    /**
     * It was a duplicate; the incident ends, and goes on as part of another one.
     *
     * @param into the other incident's id
     * @param reference the other incident's reference
     * @param reason what shows that both are the same
     * @param overrideReason why someone other than the commander said so, or null
     */
    record Merged(
            String into,
            String reference,
            String reason,
            @Nullable String overrideReason) implements LoopEvent {
        @Override
        public EventType type() {
            return EventType.MERGED;
        }

        @Override
        public String describe() {
            return "Merged into " + reference + ": " + reason
                    + (overrideReason == null ? "" : " (in the commander's absence: " + overrideReason + ")");
        }
    }

    /**
     * A duplicate was merged into this incident, with its alerts.
     *
     * @param duplicate the duplicate's id
     * @param reference the duplicate's reference; of a private one, for readers who may not know of it, that it is private
     * @param title the duplicate's title, or null if it is private
     * @param openKeys the alert groups that belong to this incident from now on
     * @param told the lines of the duplicate's level by which it had told somebody, who have a right to hear from this one how it ends; empty
     *     if it is private, and in the first version
     * @param responders who was on the duplicate, and so was on this one; empty if it is private, and in the first version
     */
    record DuplicateMerged(
            String duplicate,
            String reference,
            @Nullable String title,
            List<String> openKeys,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CommunicationDuty> told,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Person> responders)
            implements LoopEvent {
        /** Copies the lists, of which the first version had the first one alone. */
        public DuplicateMerged(
                String duplicate,
                String reference,
                @Nullable String title,
                List<String> openKeys,
                @Nullable List<CommunicationDuty> told,
                @Nullable List<Person> responders) {
            this.duplicate = duplicate;
            this.reference = reference;
            this.title = title;
            this.openKeys = List.copyOf(openKeys);
            this.told = told == null ? List.of() : List.copyOf(told);
            this.responders = responders == null ? List.of() : List.copyOf(responders);
        }

        @Override
        public EventType type() {
            return EventType.DUPLICATE_MERGED;
        }

        @Override
        public String describe() {
            return reference + " was merged into this" + (title == null ? "" : ": " + title);
        }
    }

    private static String calledDone(@Nullable String overrideReason) {
        return overrideReason == null ? "" : " (called done in the commander's absence: " + overrideReason + ")";
    }
}
