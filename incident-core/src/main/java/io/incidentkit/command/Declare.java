package io.incidentkit.command;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.command.NamingCommand.Label;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.severity.Severity;
import io.incidentkit.text.CaselessKey;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Declares an incident: the first step, detect. With severity and commander it is triaged in the same call, as a step of
 * its own.
 *
 * <p>Immutable and thread-safe.
 */
public final class Declare {
    /** How many services one incident names at most. */
    public static final int MAX_SERVICES = 50;

    /** How many labels one incident has at most. */
    public static final int MAX_LABELS = 50;

    private final @Nullable IncidentId id;
    private final String title;
    private final List<String> services;
    private final @Nullable String impact;
    private final @Nullable Severity severity;
    private final @Nullable Person commander;
    private final @Nullable Instant began;
    private final @Nullable Instant detectedAt;
    private final @Nullable Instant triagedAt;
    private final @Nullable AlertGroup alerts;
    private final @Nullable Incident follows;
    private final IncidentKind kind;
    private final @Nullable DetectionSource detectionSource;
    private final boolean isPrivate;
    private final @Nullable String team;
    private final List<Label> labels;

    private Declare(Builder builder) {
        InputValidator faults = new InputValidator();
        this.id = builder.id;
        this.title = faults.line("title", builder.title);
        this.services = services(faults, builder.services);
        this.impact = faults.optionalText("impact", builder.impact);
        this.severity = builder.severity;
        this.commander = builder.commander;
        this.began = faults.instant("began", builder.began);
        this.detectedAt = faults.instant("detectedAt", builder.detectedAt);
        this.triagedAt = faults.instant("occurredAt", builder.triagedAt);
        this.alerts = builder.alerts;
        this.follows = builder.follows;
        this.kind = kind(faults, builder.kind);
        this.detectionSource = builder.detectionSource;
        this.isPrivate = builder.isPrivate;
        this.team = faults.optionalLine("team", builder.team);
        this.labels = labels(faults, builder.labels);
        faults.throwIfAny();
    }

    /**
     * Declares an incident by its title alone.
     *
     * @param title what is wrong, in one line
     * @return the declaration
     * @throws io.incidentkit.validation.InvalidInputException if the title is blank, too long or not one line
     */
    public static Declare of(String title) {
        return builder(title).build();
    }

    /**
     * Starts a declaration.
     *
     * @param title what is wrong, in one line
     * @return a builder
     */
    public static Builder builder(String title) {
        return new Builder(title);
    }

    /** Returns the id that the caller chose, so that a retry declares the same incident, or null. */
    public @Nullable IncidentId id() {
        return id;
    }

    /** Returns what is wrong. */
    public String title() {
        return title;
    }

    /** Returns the services that are hit, each once. */
    public List<String> services() {
        return services;
    }

    /** Returns who is hit and how much, or null. */
    public @Nullable String impact() {
        return impact;
    }

    /** Returns the severity, or null. */
    public @Nullable Severity severity() {
        return severity;
    }

    /** Returns the commander, or null. */
    public @Nullable Person commander() {
        return commander;
    }

    /** Returns since when it was so, or null. */
    public @Nullable Instant began() {
        return began;
    }

    /** Returns when it was noticed, or null for now. */
    public @Nullable Instant detectedAt() {
        return detectedAt;
    }

    /** Returns when severity and commander were set, if they are, or null for now. */
    public @Nullable Instant triagedAt() {
        return triagedAt;
    }

    /** Returns the alerts that opened the incident, or null. */
    public @Nullable AlertGroup alerts() {
        return alerts;
    }

    /** Returns the earlier incident of the same alerts, or null. */
    public @Nullable Incident follows() {
        return follows;
    }

    /** Returns whether it is real, a drill or recorded after the fact. */
    public IncidentKind kind() {
        return kind;
    }

    /** Returns how the team learned of it, or null; where alerts open the incident and nothing is said, it was an alert. */
    public @Nullable DetectionSource detectionSource() {
        return detectionSource == null && alerts != null ? DetectionSource.ALERT : detectionSource;
    }

    /** Returns whether only those on it may see it. */
    public boolean isPrivate() {
        return isPrivate;
    }

    /** Returns the team that answers for it, or null. */
    public @Nullable String team() {
        return team;
    }

    /** Returns the labels that are put on, each with a value. */
    public List<Label> labels() {
        return labels;
    }

    /**
     * Returns the declaration with the commander under another name for them.
     *
     * @param known what gives the one name of a person
     * @return the same declaration but for the people
     */
    public Declare withPeople(UnaryOperator<Person> known) {
        return commander == null
                ? this
                : new Builder(this).commander(known.apply(commander)).build();
    }

    private static IncidentKind kind(InputValidator faults, @Nullable IncidentKind given) {
        if (given == null) {
            faults.add("kind", "is required, such as real or drill");
        }
        return given == null ? IncidentKind.REAL : given;
    }

    private static List<Label> labels(InputValidator faults, List<Label> given) {
        Set<String> keys = new HashSet<>();
        for (Label label : given) {
            if (!keys.add(CaselessKey.of(label.key()))) {
                faults.add("labels", "has two values of " + label.key());
            }
            if (label.value() == null) {
                faults.add("labels", "has " + label.key() + " without a value");
            }
        }
        if (given.size() > MAX_LABELS) {
            faults.add("labels", "has " + given.size() + " labels; at most " + MAX_LABELS + " are kept");
        }
        return List.copyOf(given);
    }

    static List<String> services(InputValidator faults, List<String> given) {
        if (given.size() > MAX_SERVICES) {
            faults.add("services", "has " + given.size() + " services; at most " + MAX_SERVICES + " are kept");
            return List.of();
        }
        Set<String> cleaned = new LinkedHashSet<>();
        for (int i = 0; i < given.size(); i++) {
            cleaned.add(faults.line("services[" + i + "]", given.get(i)));
        }
        return List.copyOf(cleaned);
    }

    /**
     * Returns the declaration under an id, unless it has one.
     *
     * @param chosen the id, under which the same declaration is the same incident
     */
    public Declare under(IncidentId chosen) {
        return id == null ? new Builder(this).id(chosen).build() : this;
    }

    /** Builds a {@link Declare}. Not thread-safe. */
    public static final class Builder {
        private final @Nullable String title;
        private @Nullable IncidentId id;
        private final List<String> services = new ArrayList<>();
        private @Nullable String impact;
        private @Nullable Severity severity;
        private @Nullable Person commander;
        private @Nullable Instant began;
        private @Nullable Instant detectedAt;
        private @Nullable Instant triagedAt;
        private @Nullable AlertGroup alerts;
        private @Nullable Incident follows;
        private IncidentKind kind = IncidentKind.REAL;
        private @Nullable DetectionSource detectionSource;
        private boolean isPrivate;
        private @Nullable String team;
        private final List<Label> labels = new ArrayList<>();

        private Builder(@Nullable String title) {
            this.title = title;
        }

        private Builder(Declare declare) {
            this.title = declare.title;
            this.id = declare.id;
            this.services.addAll(declare.services);
            this.impact = declare.impact;
            this.severity = declare.severity;
            this.commander = declare.commander;
            this.began = declare.began;
            this.detectedAt = declare.detectedAt;
            this.triagedAt = declare.triagedAt;
            this.alerts = declare.alerts;
            this.follows = declare.follows;
            this.kind = declare.kind;
            this.detectionSource = declare.detectionSource;
            this.isPrivate = declare.isPrivate;
            this.team = declare.team;
            this.labels.addAll(declare.labels);
        }

        /**
         * Chooses the id, so that a retry declares the same incident.
         *
         * @param chosen the id, or null to have one made
         * @return this builder
         */
        public Builder id(@Nullable IncidentId chosen) {
            this.id = chosen;
            return this;
        }

        /**
         * Names services that are hit.
         *
         * @param names the services' names
         * @return this builder
         */
        public Builder services(List<String> names) {
            this.services.addAll(names);
            return this;
        }

        /**
         * Says who is hit and how much.
         *
         * @param words the impact
         * @return this builder
         */
        public Builder impact(@Nullable String words) {
            this.impact = words;
            return this;
        }

        /**
         * Sets the severity.
         *
         * @param level the level's name
         * @return this builder
         */
        public Builder severity(@Nullable Severity level) {
            this.severity = level;
            return this;
        }

        /**
         * Names the commander.
         *
         * @param person who commands
         * @return this builder
         */
        public Builder commander(@Nullable Person person) {
            this.commander = person;
            return this;
        }

        /**
         * Says since when it was so, before anybody noticed.
         *
         * @param since the beginning of the impact
         * @return this builder
         */
        public Builder began(@Nullable Instant since) {
            this.began = since;
            return this;
        }

        /**
         * Says when it was noticed.
         *
         * @param at the moment, or null for now
         * @return this builder
         */
        public Builder detectedAt(@Nullable Instant at) {
            this.detectedAt = at;
            return this;
        }

        /**
         * Says when severity and commander were set, if both are given here.
         *
         * @param at the moment, or null for now
         * @return this builder
         */
        public Builder triagedAt(@Nullable Instant at) {
            this.triagedAt = at;
            return this;
        }

        /**
         * Attaches the alerts that open the incident.
         *
         * @param group the group of alerts
         * @return this builder
         */
        public Builder alerts(@Nullable AlertGroup group) {
            this.alerts = group;
            return this;
        }

        /**
         * Links the incident that had the same alerts before.
         *
         * @param earlier an incident that has ended
         * @return this builder
         */
        public Builder follows(@Nullable Incident earlier) {
            this.follows = earlier;
            return this;
        }

        /**
         * Marks a drill, or an incident that is recorded after the fact.
         *
         * @param what the kind; real by default
         * @return this builder
         */
        public Builder kind(IncidentKind what) {
            this.kind = what;
            return this;
        }

        /**
         * Says how the team learned of it.
         *
         * @param how the source; null if it is not known, or if alerts open it
         * @return this builder
         */
        public Builder detectionSource(@Nullable DetectionSource how) {
            this.detectionSource = how;
            return this;
        }

        /**
         * Makes it an incident that only those on it may see.
         *
         * @return this builder
         */
        public Builder makePrivate() {
            this.isPrivate = true;
            return this;
        }

        /**
         * Says which team answers for it.
         *
         * @param name the team, or null for none
         * @return this builder
         */
        public Builder team(@Nullable String name) {
            this.team = name;
            return this;
        }

        /**
         * Puts on a label.
         *
         * @param key what the label tells, such as {@code region}
         * @param value what it says
         * @return this builder
         */
        public Builder label(String key, String value) {
            return labels(List.of(new Label(key, value)));
        }

        /**
         * Puts on labels.
         *
         * @param more the labels
         * @return this builder
         */
        public Builder labels(List<Label> more) {
            this.labels.addAll(more);
            return this;
        }

        /**
         * Ends the declaration.
         *
         * @return the declaration
         * @throws io.incidentkit.validation.InvalidInputException with every fault in it
         */
        public Declare build() {
            return new Declare(this);
        }
    }
}
