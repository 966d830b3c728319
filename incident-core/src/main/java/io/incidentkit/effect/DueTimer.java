package io.incidentkit.effect;

import java.time.Instant;
import java.util.function.Consumer;

/**
 * One wake-up an incident, for the next moment at which something is due. Each command sets it anew.
 *
 * <p>Implementations are thread-safe, return at once and throw nothing: an incident is worked also when nobody can be woken.
 * Waking twice is harmless, waking at another moment too; what is due is worked out when somebody wakes.
 */
public interface DueTimer {
    /** Wakes nobody. */
    DueTimer NONE = new DueTimer() {
        @Override
        public void wakeAt(String incident, Instant moment, Consumer<String> wake) {}

        @Override
        public void cancel(String incident) {}
    };

    /**
     * Sets the moment, in place of an earlier one of that incident.
     *
     * @param incident the incident's id
     * @param moment when to wake
     * @param wake takes the incident's id when the moment has come; if it throws, it is woken again later
     */
    void wakeAt(String incident, Instant moment, Consumer<String> wake);

    /**
     * Calls the wake-up off: nothing is due any more.
     *
     * @param incident the incident's id
     */
    void cancel(String incident);
}
