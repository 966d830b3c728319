package io.incidentkit.effect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The duties that come again and again and belong to no incident, such as the weekly review, as they are asked by somebody who knows
 * nothing but their names and when each was done last. A duty is done once a period: of several that passed while nobody was there the
 * last one is done.
 *
 * <p>Thread-safe.
 */
public interface RecurringDuties {
    /** No duty recurs. */
    RecurringDuties NONE = new RecurringDuties() {
        @Override
        public Set<String> names() {
            return Set.of();
        }

        @Override
        public Optional<Instant> next(String duty, Instant after, @Nullable Instant done) {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> due(String duty, Instant now, @Nullable Instant done) {
            return Optional.empty();
        }

        @Override
        public List<Effect> perform(String duty, Instant moment) {
            return List.of();
        }

        @Override
        public Optional<Effect> asOfNow(Effect effect) {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "nothing";
        }
    };

    /** Returns the names of the duties, each one line of at most 64 characters. */
    Set<String> names();

    /**
     * Returns the duties of which nobody is told, as nothing connected takes their effects.
     *
     * @param takes whether something takes a kind of effects
     * @return their names, in order
     */
    default List<String> untold(Predicate<EffectKind> takes) {
        return names().stream()
                .filter(name ->
                        EffectKind.find(name).filter(kind -> !takes.test(kind)).isPresent())
                .sorted()
                .toList();
    }

    /**
     * Returns when a duty comes next.
     *
     * @param duty its name
     * @param after the moment after which it comes
     * @param done the moment for which it was done last, whose period is over; null if it never was
     * @return the moment; empty if there is no such duty
     */
    Optional<Instant> next(String duty, Instant after, @Nullable Instant done);

    /**
     * Returns the moment for which a duty is to be done now: the last that has come.
     *
     * @param duty its name
     * @param now the present moment
     * @param done the moment for which it was done last; null if it never was
     * @return the moment; empty if it was done for that period, or there is no such duty
     */
    Optional<Instant> due(String duty, Instant now, @Nullable Instant done);

    /**
     * Does a duty. Doing it twice for the same moment is harmless.
     *
     * @param duty its name
     * @param moment the moment for which it is done
     * @return what is to be told of it, under keys that are the same for the same period, without texts; none if it has nothing to tell
     */
    List<Effect> perform(String duty, Instant moment);

    /**
     * Writes the text of what is to be told, as it is now: what was made private or struck out since is not in it.
     *
     * @param effect an effect that {@link #perform} gave
     * @return the same effect with its text; empty if there is nothing to tell any more
     */
    Optional<Effect> asOfNow(Effect effect);
}
