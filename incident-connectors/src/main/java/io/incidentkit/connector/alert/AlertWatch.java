package io.incidentkit.connector.alert;

/** Learns what becomes of the requests that tell of alerts, such as to count them. Implementations are thread-safe and quick. */
@FunctionalInterface
public interface AlertWatch {
    /**
     * Learns of one request.
     *
     * @param tool the tool's name
     * @param kind what became of it
     */
    void received(String tool, AlertAnswer.Kind kind);

    /** Returns a watch that looks at nothing. */
    static AlertWatch none() {
        return (tool, kind) -> {};
    }
}
