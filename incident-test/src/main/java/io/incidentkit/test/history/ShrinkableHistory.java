package io.incidentkit.test.history;

import io.incidentkit.command.Declare;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/**
 * A history that shrinks to what somebody wants to read: first to fewer steps, by halves and then one by one, then to steps
 * that happen when they are recorded, and at once, and to the plainest declaration. Whatever is left out, it stays a history,
 * as the rules are asked anew.
 *
 * @param value the history
 */
record ShrinkableHistory(History value) implements Shrinkable<History> {
    private static final Declare PLAIN = Declare.of("Checkout is down");

    @Override
    public Stream<Shrinkable<History>> shrink() {
        return Stream.of(shorter(), calmer(), plainer()).flatMap(smaller -> smaller);
    }

    @Override
    public ShrinkingDistance distance() {
        long restless = value.steps().stream()
                .mapToLong(step -> (step.ago() == null ? 0 : 1) + (step.passed().isZero() ? 0 : 1))
                .sum();
        return ShrinkingDistance.of(value.steps().size(), restless, value.declare() == PLAIN ? 0 : 1);
    }

    private Stream<Shrinkable<History>> shorter() {
        int size = value.steps().size();
        return Stream.iterate(size, left -> left > 0, left -> left / 2)
                .flatMap(left -> IntStream.iterate(0, from -> from < size, from -> from + left)
                        .mapToObj(from -> {
                            List<HistoryStep> steps = new ArrayList<>(value.steps());
                            steps.subList(from, Math.min(size, from + left)).clear();
                            return with(value.declare(), steps);
                        }));
    }

    private Stream<Shrinkable<History>> calmer() {
        return Stream.concat(
                each(step -> HistoryStep.of(step.actor(), step.command(), step.passed())),
                each(step -> new HistoryStep(step.actor(), step.command(), Duration.ZERO, step.ago())));
    }

    private Stream<Shrinkable<History>> plainer() {
        return value.declare() == PLAIN ? Stream.empty() : Stream.of(with(PLAIN, value.steps()));
    }

    /** With each step replaced in turn, if that makes a difference. */
    private Stream<Shrinkable<History>> each(UnaryOperator<HistoryStep> change) {
        List<HistoryStep> steps = value.steps();
        return IntStream.range(0, steps.size())
                .filter(i -> !change.apply(steps.get(i)).equals(steps.get(i)))
                .mapToObj(i -> {
                    List<HistoryStep> changed = new ArrayList<>(steps);
                    changed.set(i, change.apply(steps.get(i)));
                    return with(value.declare(), changed);
                });
    }

    private Shrinkable<History> with(Declare declare, List<HistoryStep> steps) {
        return new ShrinkableHistory(new History(value.policy(), value.start(), value.declarer(), declare, steps));
    }
}
