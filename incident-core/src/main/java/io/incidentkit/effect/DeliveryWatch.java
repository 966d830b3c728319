package io.incidentkit.effect;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Watches over deliveries, for figures, traces and logs: it goes around each call of a channel, and gives what is kept from the command
 * that brought an effect about to its delivery, which may be on another node.
 *
 * <p>Implementations are thread-safe and quick.
 */
public interface DeliveryWatch {
    /** The longest text that is kept with an effect; a longer one is not kept at all. */
    int MAX_TRACE = 1_000;

    /** Watches nothing. */
    DeliveryWatch NONE = (attempt, call) -> call.call();

    /**
     * Goes around one call of a channel, on the thread of that call. Whoever implements it runs the call once, returns what it returns
     * and lets through what it throws; what goes wrong with the implementation is a failed attempt.
     *
     * @param attempt the attempt
     * @param call calls the channel; it may give nothing, which is a failed attempt
     * @return the answer of the channel
     * @throws Exception what the channel throws
     */
    Delivery around(DeliveryAttempt attempt, Callable<Delivery> call) throws Exception;

    /**
     * Gives what is kept with the effects that arise now, and handed to each attempt to deliver them, such as the trace of the command.
     * It is asked on the thread that gives the command, once a command that brings about effects. It is no place for names or texts:
     * nothing is struck out of it.
     *
     * @return at most {@value #MAX_TRACE} characters; empty by default
     */
    default Optional<String> trace() {
        return Optional.empty();
    }

    /**
     * Joins watches into one.
     *
     * @param watches the watches, the outermost first; what is kept is that of the first that gives something
     */
    static DeliveryWatch all(List<DeliveryWatch> watches) {
        if (watches.isEmpty()) {
            return NONE;
        }
        DeliveryWatch first = watches.get(0);
        if (watches.size() == 1) {
            return first;
        }
        DeliveryWatch rest = all(watches.subList(1, watches.size()));
        return new DeliveryWatch() {
            @Override
            public Delivery around(DeliveryAttempt attempt, Callable<Delivery> call) throws Exception {
                return first.around(attempt, () -> rest.around(attempt, call));
            }

            @Override
            public Optional<String> trace() {
                Optional<String> given = first.trace();
                return given.isPresent() ? given : rest.trace();
            }
        };
    }
}
