package io.incidentkit.connector.call;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A key, a token, or an address that is a key by itself, as those of webhooks are. It shows itself to nobody who does not ask for it.
 *
 * <p>Immutable and thread-safe.
 */
public final class Secret {
    private static final String HIDDEN = "***";

    /** As documentation and examples write one that is to be replaced. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i).*(change[-_ ]?me|your[-_ ]|replace[-_ ]?me|example|placeholder|todo|dummy|xxxx).*|<.*>|\\$\\{.*}|\\{\\{.*}}|(.)\\2*");

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Hides a text.
     *
     * @param value the text; white space around it, as a file has it at its end, is left out
     */
    public static Secret of(String value) {
        return new Secret(value.strip());
    }

    /** Returns the text, for a header or a signature, and for nothing that is kept. */
    public String value() {
        return value;
    }

    /**
     * Returns the text as an address.
     *
     * @throws IllegalArgumentException if it is none; the message does not have it
     */
    public URI address() {
        try {
            return URI.create(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The secret is no address");
        }
    }

    /** Returns whether it is blank, or looks like what documentation writes in the place of a secret. */
    public boolean isPlaceholder() {
        return value.isEmpty() || PLACEHOLDER.matcher(value).matches();
    }

    /**
     * Returns whether a text is the secret, in a time that says nothing of how much of it is right.
     *
     * @param other the text
     */
    public boolean matches(String other) {
        return MessageDigest.isEqual(bytes(value), bytes(other));
    }

    /**
     * Takes the secret out of a text that came from elsewhere.
     *
     * @param text the text
     * @return the text with stars in its place
     */
    public String hiddenIn(String text) {
        // What is shorter is no secret, and stands in many words.
        return value.length() < 4 ? text : text.replace(value, HIDDEN);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && matches(secret.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value);
    }

    /** Returns three stars. */
    @Override
    public String toString() {
        return HIDDEN;
    }
}
