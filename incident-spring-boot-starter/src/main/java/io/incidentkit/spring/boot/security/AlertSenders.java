package io.incidentkit.spring.boot.security;

import java.util.List;

/** The tools whose alerts are taken in, as those who operate the application see them. A bean of the starter. Thread-safe. */
public interface AlertSenders {
    /**
     * One tool.
     *
     * @param tool its name, with which its address ends
     * @param knownBy in a few words how it is known; without a secret
     * @param faults what is wrong with its setting, one sentence each
     * @param isOpen whether its address takes anything in
     */
    record Sender(String tool, String knownBy, List<String> faults, boolean isOpen) {
        /** Copies the list. */
        public Sender {
            faults = List.copyOf(faults);
        }
    }

    /** Returns all of them, in the order of their names. */
    List<Sender> all();
}
