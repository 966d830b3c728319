package io.incidentkit.connector.alert;

import io.incidentkit.validation.InvalidInputException;

/**
 * The form in which one tool tells of alerts. Implementations are immutable or thread-safe.
 */
public interface AlertForm {
    /**
     * Returns the tool's name, such as {@code datadog}: the address that takes it in ends with it, and groups of its alerts are known by it.
     */
    String tool();

    /** Returns what it reads, needs and can't, for whoever sets it up. */
    AlertDescription description();

    /**
     * Reads a request whose sender is known. It takes what can be read, names the rest, and writes nothing.
     *
     * @param request the request
     * @return what it says; it may say nothing that opens an incident or joins one
     * @throws InvalidInputException with every fault, if nothing of it can be read
     * @throws NotNowException if the tool has to be asked first, and did not answer
     */
    AlertReading read(AlertRequest request) throws NotNowException;
}
