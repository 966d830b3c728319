package io.incidentkit.backfill;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.commander.Person;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that was to be done after an incident that happened elsewhere.
 *
 * @param id how the source calls it, the same each time
 * @param kind what it is good for; {@link #UNKNOWN} where the source does not say
 * @param description what is to be done
 * @param owner who sees to it, or null
 * @param due by the end of which day, or null
 * @param state where it stands
 * @param reason why it was dropped, or null
 * @param created when it was noted, or null: at the first moment of the history, then
 * @param edited when the source last changed it, or null: when it was noted, then
 */
public record PastFollowUp(
        String id,
        ActionType kind,
        String description,
        @Nullable Person owner,
        @Nullable LocalDate due,
        ActionState state,
        @Nullable String reason,
        @Nullable Instant created,
        @Nullable Instant edited) {
    /** The kind of what a source does not sort as we do. */
    public static final ActionType UNKNOWN = new ActionType("follow-up");

    private static final Comparator<Instant> OLDEST = Comparator.naturalOrder();

    /** By the moment at which it was noted; the same order each time. */
    static final Comparator<PastFollowUp> ORDER = Comparator.comparing(
                    PastFollowUp::created, Comparator.nullsLast(OLDEST))
            .thenComparing(PastFollowUp::id);

    /** The last form of one follow-up is the greatest. */
    private static final Comparator<PastFollowUp> FORMS = Comparator.comparing(
                    PastFollowUp::lastEdited, Comparator.nullsFirst(OLDEST))
            .thenComparing(PastFollowUp::state)
            .thenComparing(PastFollowUp::toString);

    /**
     * Checks the parts.
     *
     * @throws io.incidentkit.validation.InvalidInputException with every fault
     */
    public PastFollowUp {
        InputValidator faults = new InputValidator();
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(state, "state");
        id = faults.line("id", id);
        description = faults.text("description", description);
        due = faults.date("due", due);
        reason = faults.optionalText("reason", reason);
        created = faults.instant("created", created);
        edited = faults.instant("edited", edited);
        faults.throwIfAny();
    }

    /** Returns when it came to say what it says, or null where nothing tells. */
    public @Nullable Instant lastEdited() {
        return edited == null ? created : edited;
    }

    PastFollowUp withPeople(UnaryOperator<Person> known) {
        return owner == null
                ? this
                : new PastFollowUp(id, kind, description, known.apply(owner), due, state, reason, created, edited);
    }

    /** Of two forms the later one; what was begun or finished in one of them stays so, and it was noted when the earlier one says. */
    PastFollowUp or(PastFollowUp other) {
        PastFollowUp last = FORMS.compare(this, other) >= 0 ? this : other;
        PastFollowUp further = state.compareTo(other.state) >= 0 ? this : other;
        Optional<Instant> noted = Stream.of(Optional.ofNullable(created), Optional.ofNullable(other.created))
                .flatMap(Optional::stream)
                .min(OLDEST);
        return new PastFollowUp(
                last.id,
                last.kind,
                last.description,
                last.owner,
                last.due,
                further.state,
                last.state == further.state ? last.reason : further.reason,
                noted.orElse(null),
                last.edited);
    }
}
