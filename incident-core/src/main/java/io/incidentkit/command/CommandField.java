package io.incidentkit.command;

import io.incidentkit.incident.Incident;
import io.incidentkit.validation.ObjectReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One field of a command: its name, what is asked for, and how its value is read. Some of it depends on the incident that
 * the command is for. Immutable and thread-safe.
 *
 * @param <T> the type of the value
 */
public final class CommandField<T> {
    private final String name;
    private final String label;
    private final FieldKind kind;
    private final FieldReading<T> reading;
    private List<FieldChoice> choices = List.of();
    private @Nullable String help;
    private @Nullable String blank;
    private @Nullable Function<FieldReading.Context, String> missing;
    private @Nullable T otherwise;
    private boolean seldom;
    private boolean forPrograms;
    private Predicate<Incident> fitting = incident -> true;
    private Predicate<Incident> demanding = incident -> false;
    private Function<Incident, Optional<String>> known = incident -> Optional.empty();

    CommandField(String name, String label, FieldKind kind, FieldReading<T> reading) {
        this.name = name;
        this.label = label;
        this.kind = kind;
        this.reading = reading;
    }

    private CommandField(CommandField<T> other) {
        this(other.name, other.label, other.kind, other.reading);
        this.choices = other.choices;
        this.help = other.help;
        this.blank = other.blank;
        this.missing = other.missing;
        this.otherwise = other.otherwise;
        this.seldom = other.seldom;
        this.forPrograms = other.forPrograms;
        this.fitting = other.fitting;
        this.demanding = other.demanding;
        this.known = other.known;
    }

    /** Returns the name under which the value is given, such as {@code occurredAt}. */
    public String name() {
        return name;
    }

    /** Returns what people read beside the field: a few words. */
    public String label() {
        return label;
    }

    /** Returns how the value is written, and what it names. */
    public FieldKind kind() {
        return kind;
    }

    /** Returns a sentence that helps whoever fills the field; empty where the label says enough. */
    public Optional<String> help() {
        return Optional.ofNullable(help);
    }

    /** Returns what it means to leave the field blank, in a word or two; empty where it means nothing of its own. */
    public Optional<String> blank() {
        return Optional.ofNullable(blank);
    }

    /**
     * Returns the values to choose from that never change; empty for a field that is written freely, and for one whose
     * values depend on the policy or the incident ({@link FieldChoices}).
     */
    public List<FieldChoice> choices() {
        return choices;
    }

    /** Returns whether a command without this field is never taken. */
    public boolean isRequired() {
        return missing != null;
    }

    /**
     * Returns whether the field has to be filled for an incident as it stands: it is required, or a rule asks for it.
     *
     * @param incident the incident that the command is for
     */
    public boolean isRequiredFor(Incident incident) {
        return isRequired() || demanding.test(incident);
    }

    /**
     * Returns whether the field makes sense for an incident as it stands; elsewhere a form leaves it out.
     *
     * @param incident the incident that the command is for
     */
    public boolean fits(Incident incident) {
        return fitting.test(incident);
    }

    /**
     * Returns what the incident says already, for a form to begin with.
     *
     * @param incident the incident that the command is for
     * @return the value as the field takes it, or empty if it is not known
     */
    public Optional<String> known(Incident incident) {
        return known.apply(incident);
    }

    /** Returns whether few people fill the field, so that a form may fold it away. */
    public boolean isSeldom() {
        return seldom;
    }

    /** Returns whether only programs have a use for the field, so that a form leaves it out. */
    public boolean isForPrograms() {
        return forPrograms;
    }

    /** Returns the name and the kind. */
    @Override
    public String toString() {
        return name + " (" + kind + ")";
    }

    /** Reads the value; null stands in for one that is missing or wrong, and its fault is noted. */
    @SuppressWarnings("NullAway") // What was noted ends the reading, after the command has judged the rest.
    T read(ObjectReader in, FieldReading.Context context) {
        T value = reading.read(in, name, context);
        if (value == null && missing != null) {
            in.note(in.at(name), missing.apply(context));
        }
        return value == null ? otherwise : value;
    }

    CommandField<T> required() {
        return required("is required");
    }

    CommandField<T> required(String message) {
        return required(context -> message);
    }

    CommandField<T> required(Function<FieldReading.Context, String> message) {
        CommandField<T> copy = new CommandField<>(this);
        copy.missing = message;
        return copy;
    }

    /** Required, of the fixed choices that there are. */
    CommandField<T> requiredChoice(String andMore) {
        String codes = choices.stream().map(FieldChoice::code).collect(Collectors.joining(", "));
        return required("is required; one of " + codes + andMore);
    }

    /** Not required, but a rule always asks for it. */
    CommandField<T> demanded() {
        return demandedIf(incident -> true);
    }

    CommandField<T> demandedIf(Predicate<Incident> aRuleAsksForIt) {
        CommandField<T> copy = new CommandField<>(this);
        copy.demanding = aRuleAsksForIt;
        return copy;
    }

    CommandField<T> fitting(Predicate<Incident> makesSense) {
        CommandField<T> copy = new CommandField<>(this);
        copy.fitting = makesSense;
        return copy;
    }

    CommandField<T> known(Function<Incident, ? extends Optional<?>> says) {
        CommandField<T> copy = new CommandField<>(this);
        copy.known = incident -> says.apply(incident).map(Object::toString);
        return copy;
    }

    CommandField<T> help(String sentence) {
        CommandField<T> copy = new CommandField<>(this);
        copy.help = sentence;
        return copy;
    }

    CommandField<T> blank(String words) {
        CommandField<T> copy = new CommandField<>(this);
        copy.blank = words;
        return copy;
    }

    CommandField<T> choices(List<FieldChoice> all) {
        CommandField<T> copy = new CommandField<>(this);
        copy.choices = List.copyOf(all);
        return copy;
    }

    CommandField<T> otherwise(T value) {
        CommandField<T> copy = new CommandField<>(this);
        copy.otherwise = value;
        return copy;
    }

    CommandField<T> seldom() {
        CommandField<T> copy = new CommandField<>(this);
        copy.seldom = true;
        return copy;
    }

    CommandField<T> forPrograms() {
        CommandField<T> copy = new CommandField<>(this);
        copy.forPrograms = true;
        return copy;
    }
}
