package io.incidentkit.connector.paging;

import io.incidentkit.connector.call.Secret;
import java.util.List;

/**
 * A header with a secret, for senders that sign nothing.
 *
 * <p>Immutable and thread-safe. It shows no secret.
 */
public final class SecretHeader {
    private final String name;
    private final List<Secret> secrets;

    private SecretHeader(String name, List<Secret> secrets) {
        this.name = name;
        this.secrets = List.copyOf(secrets);
    }

    /**
     * Creates the check of a header.
     *
     * @param name its name, such as {@code Authorization}
     * @param secrets its whole values, one of which it has to have
     * @throws IllegalArgumentException if the name is blank, there is no secret, or one is blank
     */
    public static SecretHeader of(String name, List<Secret> secrets) {
        if (name.isBlank()
                || secrets.isEmpty()
                || secrets.stream().anyMatch(secret -> secret.value().isEmpty())) {
            throw new IllegalArgumentException(
                    "The header of a webhook has no name, or its secret is blank or missing");
        }
        return new SecretHeader(name.strip(), secrets);
    }

    /**
     * Returns whether a request has it. It takes the same time however much of it is right.
     *
     * @param headers the headers
     */
    public boolean fits(RequestHeaders headers) {
        String given = headers.first(name);
        boolean fits = false;
        for (Secret secret : secrets) {
            fits |= given != null && secret.matches(given.strip());
        }
        return fits;
    }

    /** Returns the header's name. */
    @Override
    public String toString() {
        return name;
    }
}
