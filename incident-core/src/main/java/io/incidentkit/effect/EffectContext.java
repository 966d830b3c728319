package io.incidentkit.effect;

import io.incidentkit.loop.IncidentKind;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a channel may tell of the incident of an effect, as it was when the effect arose. Of a private incident
 * that is its name, its link and that it is private: title, severity, services and impact are empty.
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

    /**
     * Changes what may be told, all but the severity, whose name is the policy's.
     *
     * @param change gives a text for each text
     * @return the facts of the same incident with those texts
     */
    public EffectContext changed(UnaryOperator<String> change) {
        Builder builder = builder(incident, reference)
                .kind(kind)
                .isPrivate(isPrivate)
                .severity(severity)
                .services(services.stream().map(change).toList())
                .link(link().map(change).orElse(null))
                .publicTitle(publicTitle().map(change).orElse(null))
                .impact(impact().map(change).orElse(null));
        if (title != null) {
            builder.title(change.apply(title));
        }
        if (publicTitle != null) {
            builder.publicTitle(change.apply(publicTitle));
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

        /** Ends the context. */
        public EffectContext build() {
            return new EffectContext(this);
        }
    }
}
