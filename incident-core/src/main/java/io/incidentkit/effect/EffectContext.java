package io.incidentkit.effect;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.commander.Person;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a channel may tell of the incident of an effect. Episode, step and whether it is over are those of the entry that
 * brought the effect about, however late it is delivered; the rest is as it was when the effect arose, or as it is now. Of a private
 * incident a channel learns its name, its link, its episode and that it is private: all else is empty.
 *
 * <p>Immutable and thread-safe.
 */
public final class EffectContext {
    private final String incident;
    private final String reference;
    private final IncidentKind kind;
    private final boolean isPrivate;
    private final @Nullable String link;
    private final @Nullable String title;
    private final @Nullable String publicTitle;
    private final @Nullable String severity;
    private final @Nullable String impact;
    private final List<String> services;
    private final @Nullable String team;
    private final @Nullable Instant detectedAt;
    private final @Nullable Person commander;
    private final List<Person> people;
    private final int episode;
    private final @Nullable Step step;
    private final boolean isOver;
    private final @Nullable NextDue nextDue;
    private final List<ActionItem> actionItems;

    private EffectContext(Builder builder) {
        boolean hidden = builder.isPrivate;
        this.incident = builder.incident;
        this.reference = builder.reference;
        this.kind = builder.kind;
        this.isPrivate = hidden;
        this.link = builder.link;
        this.title = hidden ? null : builder.title;
        this.publicTitle = hidden ? null : builder.publicTitle;
        this.severity = hidden ? null : builder.severity;
        this.impact = hidden ? null : builder.impact;
        this.services = hidden ? List.of() : builder.services;
        this.team = hidden ? null : builder.team;
        this.detectedAt = hidden ? null : builder.detectedAt;
        this.commander = hidden ? null : builder.commander;
        this.people = hidden ? List.of() : builder.people;
        this.episode = builder.episode;
        this.step = hidden ? null : builder.step;
        this.isOver = builder.isOver;
        this.nextDue = hidden ? null : builder.nextDue;
        this.actionItems = hidden ? List.of() : builder.actionItems;
    }

    /**
     * Starts with what every incident has.
     *
     * @param incident the incident's id
     * @param reference the name by which people call it, such as {@code INC-42}
     * @return a builder
     */
    public static Builder builder(String incident, String reference) {
        return new Builder(incident, reference);
    }

    /**
     * Makes the context of an effect that belongs to no incident, such as a weekly review: there is nothing to tell but its text.
     *
     * @param effect the effect
     * @return a context whose incident and reference are the name of what recurs, as the effect's key has it
     */
    public static EffectContext ofNoIncident(Effect effect) {
        String name = effect.key().split("/", 2)[0];
        return builder(name, name).build();
    }

    /** Returns the incident's id; a name that is no id, such as {@code weekly-review}, if the effect belongs to no incident. */
    public String incident() {
        return incident;
    }

    /** Returns the name by which people call the incident, such as {@code INC-42}. */
    public String reference() {
        return reference;
    }

    /** Returns whether the incident is real or a drill, which a channel has to say. */
    public IncidentKind kind() {
        return kind;
    }

    /** Returns whether only those on the incident may see it. */
    public boolean isPrivate() {
        return isPrivate;
    }

    /** Returns where to read more; empty if the host named no such place. */
    public Optional<String> link() {
        return Optional.ofNullable(link);
    }

    /** Returns what is wrong, in one line for the team; no outsider reads it. */
    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    /** Returns what is wrong, in one line for outsiders. */
    public Optional<String> publicTitle() {
        return Optional.ofNullable(publicTitle);
    }

    /** Returns the severity's name. */
    public Optional<String> severity() {
        return Optional.ofNullable(severity);
    }

    /** Returns who is hit and how much. */
    public Optional<String> impact() {
        return Optional.ofNullable(impact);
    }

    /** Returns the services that are hit. */
    public List<String> services() {
        return services;
    }

    /** Returns the team that answers for it. */
    public Optional<String> team() {
        return Optional.ofNullable(team);
    }

    /** Returns when it was detected. */
    public Optional<Instant> detectedAt() {
        return Optional.ofNullable(detectedAt);
    }

    /** Returns who commands it. */
    public Optional<Person> commander() {
        return Optional.ofNullable(commander);
    }

    /** Returns who is on it, the commander and those who watch included, each once. */
    public List<Person> people() {
        return people;
    }

    /**
     * Returns the number of the episode, from 1. What a channel has on the far side is one thing an episode: what the first one opened is
     * never opened again.
     */
    public int episode() {
        return episode;
    }

    /** Returns the last step that was completed. */
    public Optional<Step> step() {
        return Optional.ofNullable(step);
    }

    /** Returns whether the incident had ended, however it did. */
    public boolean isOver() {
        return isOver;
    }

    /** Returns what is owed of it next; empty if nothing is. */
    public Optional<NextDue> nextDue() {
        return Optional.ofNullable(nextDue);
    }

    /** Returns the action items as they stand, in the order of their numbers. */
    public List<ActionItem> actionItems() {
        return actionItems;
    }

    /**
     * Tells what is told of an incident at another moment of it.
     *
     * @param moment the context whose episode, step and end count
     * @return these facts, at that moment
     */
    public EffectContext at(EffectContext moment) {
        return toBuilder()
                .episode(moment.episode)
                .step(moment.step)
                .isOver(moment.isOver)
                .build();
    }

    private Builder toBuilder() {
        Builder builder = builder(incident, reference)
                .kind(kind)
                .isPrivate(isPrivate)
                .link(link)
                .publicTitle(publicTitle)
                .severity(severity)
                .impact(impact)
                .services(services)
                .team(team)
                .detectedAt(detectedAt)
                .commander(commander)
                .people(people)
                .episode(episode)
                .step(step)
                .isOver(isOver)
                .nextDue(nextDue)
                .actionItems(actionItems);
        return title == null ? builder : builder.title(title);
    }

    /**
     * Changes what may be told, all but the severity, whose name is the policy's, and the names of people.
     *
     * @param change gives a text for each text
     * @return the facts of the same incident with those texts
     */
    public EffectContext changed(UnaryOperator<String> change) {
        Builder builder = toBuilder()
                .services(services.stream().map(change).toList())
                .team(team().map(change).orElse(null))
                .link(link().map(change).orElse(null))
                .publicTitle(publicTitle().map(change).orElse(null))
                .impact(impact().map(change).orElse(null))
                .nextDue(nextDue()
                        .map(next -> new NextDue(change.apply(next.words()), next.by()))
                        .orElse(null))
                .actionItems(actionItems.stream()
                        .map(item ->
                                item.changed(item.type(), change.apply(item.description()), item.owner(), item.due()))
                        .toList());
        if (title != null) {
            builder.title(change.apply(title));
        }
        return builder.build();
    }

    /** Returns the reference alone, which is all that a log may say. */
    @Override
    public String toString() {
        return reference;
    }

    /** Builds an {@link EffectContext}. Not thread-safe. */
    public static final class Builder {
        private final String incident;
        private final String reference;
        private IncidentKind kind = IncidentKind.REAL;
        private boolean isPrivate;
        private @Nullable String link;
        private @Nullable String title;
        private @Nullable String publicTitle;
        private @Nullable String severity;
        private @Nullable String impact;
        private List<String> services = List.of();
        private @Nullable String team;
        private @Nullable Instant detectedAt;
        private @Nullable Person commander;
        private List<Person> people = List.of();
        private int episode = 1;
        private @Nullable Step step;
        private boolean isOver;
        private @Nullable NextDue nextDue;
        private List<ActionItem> actionItems = List.of();

        private Builder(String incident, String reference) {
            this.incident = incident;
            this.reference = reference;
        }

        /**
         * Sets whether it is real or a drill; real by default.
         *
         * @param which the kind
         * @return this builder
         */
        public Builder kind(IncidentKind which) {
            this.kind = which;
            return this;
        }

        /**
         * Sets whether it is private; then title, severity, impact and services are left out.
         *
         * @param hidden whether it is
         * @return this builder
         */
        public Builder isPrivate(boolean hidden) {
            this.isPrivate = hidden;
            return this;
        }

        /**
         * Sets where to read more.
         *
         * @param address the address, or null
         * @return this builder
         */
        public Builder link(@Nullable String address) {
            this.link = address;
            return this;
        }

        /**
         * Sets what is wrong.
         *
         * @param line the title
         * @return this builder
         */
        public Builder title(String line) {
            this.title = line;
            return this;
        }

        /**
         * Sets what is wrong, as outsiders read it.
         *
         * @param line one line, or null
         * @return this builder
         */
        public Builder publicTitle(@Nullable String line) {
            this.publicTitle = line;
            return this;
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
         * Sets who is hit and how much.
         *
         * @param words the description, or null
         * @return this builder
         */
        public Builder impact(@Nullable String words) {
            this.impact = words;
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
         * Sets the team that answers for it.
         *
         * @param name the team's name, or null
         * @return this builder
         */
        public Builder team(@Nullable String name) {
            this.team = name;
            return this;
        }

        /**
         * Sets when it was detected.
         *
         * @param moment the moment, or null
         * @return this builder
         */
        public Builder detectedAt(@Nullable Instant moment) {
            this.detectedAt = moment;
            return this;
        }

        /**
         * Sets who commands it.
         *
         * @param person the commander, or null
         * @return this builder
         */
        public Builder commander(@Nullable Person person) {
            this.commander = person;
            return this;
        }

        /**
         * Sets who is on it.
         *
         * @param everybody the people, each once
         * @return this builder
         */
        public Builder people(List<Person> everybody) {
            this.people = List.copyOf(everybody);
            return this;
        }

        /**
         * Sets which episode it is; the first by default.
         *
         * @param number the number, from 1
         * @return this builder
         */
        public Builder episode(int number) {
            this.episode = number;
            return this;
        }

        /**
         * Sets the last step that was completed.
         *
         * @param last the step, or null
         * @return this builder
         */
        public Builder step(@Nullable Step last) {
            this.step = last;
            return this;
        }

        /**
         * Sets whether the incident had ended; it had not by default.
         *
         * @param ended whether it had
         * @return this builder
         */
        public Builder isOver(boolean ended) {
            this.isOver = ended;
            return this;
        }

        /**
         * Sets what is owed of it next.
         *
         * @param next the first that is not late, or null
         * @return this builder
         */
        public Builder nextDue(@Nullable NextDue next) {
            this.nextDue = next;
            return this;
        }

        /**
         * Sets its action items; none by default.
         *
         * @param items the items, in the order of their numbers
         * @return this builder
         */
        public Builder actionItems(List<ActionItem> items) {
            this.actionItems = List.copyOf(items);
            return this;
        }

        /** Ends the context. */
        public EffectContext build() {
            return new EffectContext(this);
        }
    }
}
