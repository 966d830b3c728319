package io.incidentkit.connector.alert;

import io.incidentkit.connector.call.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A secret that a tool which signs nothing sends along: in {@code Authorization}, as {@code Bearer} or as the password of {@code Basic},
 * or as the whole of a header of its own.
 *
 * <p>Immutable and thread-safe. It shows no secret.
 */
public final class SharedSecret implements SenderCheck {
    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    private final List<Secret> secrets;
    private final @Nullable String header;

    private SharedSecret(List<Secret> secrets, @Nullable String header) {
        this.secrets = List.copyOf(secrets);
        this.header = header;
    }

    /**
     * Creates the check.
     *
     * @param secrets the secrets, several while one is changed
     * @param header a header whose whole value is the secret, or null for {@code Authorization} alone
     * @throws IllegalArgumentException if there is no secret, one is blank, or the header is blank
     */
    public static SharedSecret of(List<Secret> secrets, @Nullable String header) {
        if (secrets.isEmpty()
                || secrets.stream().anyMatch(secret -> secret.value().isEmpty())
                || (header != null && header.isBlank())) {
            throw new IllegalArgumentException(
                    "The secret of a source of alerts is blank or missing, or its header is blank");
        }
        return new SharedSecret(secrets, header == null ? null : header.strip());
    }

    @Override
    public Verdict judge(AlertRequest request) {
        String authorization = request.header(AUTHORIZATION);
        boolean fits = isSecret(sent(authorization));
        if (header != null) {
            // Both are looked at, so that the time says nothing of which one it was.
            fits |= isSecret(request.header(header));
        }
        return fits ? Verdict.KNOWN : Verdict.UNKNOWN;
    }

    private boolean isSecret(String given) {
        boolean fits = false;
        for (Secret secret : secrets) {
            fits |= secret.matches(given);
        }
        return fits;
    }

    private static String sent(String authorization) {
        String lower = authorization.toLowerCase(Locale.ROOT);
        if (lower.startsWith(BEARER)) {
            return authorization.substring(BEARER.length()).strip();
        }
        return lower.startsWith(BASIC)
                ? password(authorization.substring(BASIC.length()).strip())
                : "";
    }

    private static String password(String encoded) {
        try {
            String both = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = both.indexOf(':');
            return colon < 0 ? "" : both.substring(colon + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    @Override
    public String words() {
        return "a shared secret" + (header == null ? "" : " in " + header);
    }

    @Override
    public List<String> faults() {
        return secrets.stream().anyMatch(Secret::isPlaceholder)
                ? List.of("The secret looks like one that is to be replaced")
                : List.of();
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return words();
    }
}
