package io.incidentkit.connector.alert;

import io.incidentkit.connector.call.Hmac;
import io.incidentkit.connector.call.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signature of the bytes of a body in a header: an HMAC with SHA-256 in hexadecimal, of the body alone, or of a moment in seconds, a colon
 * and the body. Where there is a moment, one that is more than five minutes off does not count.
 *
 * <p>Immutable and thread-safe. It shows no secret.
 */
public final class BodySignature implements SenderCheck {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** As many as one looks at while a secret is changed. */
    private static final int MOST = 8;

    private final String header;
    private final String prefix;
    private final @Nullable String momentHeader;
    private final List<Secret> secrets;
    private final InstantSource clock;

    private BodySignature(
            String header, String prefix, @Nullable String momentHeader, List<Secret> secrets, InstantSource clock) {
        this.header = header;
        this.prefix = prefix;
        this.momentHeader = momentHeader;
        this.secrets = List.copyOf(secrets);
        this.clock = clock;
    }

    /**
     * Creates the check of a signature over the body alone.
     *
     * @param header the header's name
     * @param prefix what stands ahead of the hexadecimal digits, such as {@code sha256=}, or nothing
     * @param secrets the secrets, several while one is changed
     * @throws IllegalArgumentException if the header is blank, there is no secret, or one is blank
     */
    public static BodySignature of(String header, String prefix, List<Secret> secrets) {
        return of(header, prefix, secrets, null, InstantSource.system());
    }

    /**
     * Creates the check of a signature.
     *
     * @param header the header's name
     * @param prefix what stands ahead of the hexadecimal digits, such as {@code sha256=}, or nothing
     * @param secrets the secrets, several while one is changed
     * @param momentHeader the header with the moment that is signed as well, or null if none is
     * @param clock for the age of the signature
     * @throws IllegalArgumentException if a header is blank, there is no secret, or one is blank
     */
    public static BodySignature of(
            String header, String prefix, List<Secret> secrets, @Nullable String momentHeader, InstantSource clock) {
        if (header.isBlank()
                || (momentHeader != null && momentHeader.isBlank())
                || secrets.isEmpty()
                || secrets.stream().anyMatch(secret -> secret.value().isEmpty())) {
            throw new IllegalArgumentException(
                    "The header of a signature of alerts is blank, or its secret is blank or missing");
        }
        return new BodySignature(
                header.strip(), prefix.strip(), momentHeader == null ? null : momentHeader.strip(), secrets, clock);
    }

    @Override
    public Verdict judge(AlertRequest request) {
        String moment = momentHeader == null ? null : request.header(momentHeader);
        if (moment != null && !isRecent(moment)) {
            return Verdict.UNKNOWN;
        }
        byte[] ahead = moment == null ? new byte[0] : (moment + ":").getBytes(StandardCharsets.UTF_8);
        boolean fits = false;
        for (String each : request.header(header).split(",", MOST)) {
            byte[] sent = bytes(each.strip());
            for (Secret secret : secrets) {
                // Each is compared, so that the time says nothing of which one fits.
                fits |= MessageDigest.isEqual(
                        Hmac.sha256(secret.value().getBytes(StandardCharsets.UTF_8), ahead, request.body()), sent);
            }
        }
        return fits ? Verdict.KNOWN : Verdict.UNKNOWN;
    }

    private byte[] bytes(String signature) {
        try {
            return signature.startsWith(prefix)
                    ? HexFormat.of().parseHex(signature.substring(prefix.length()))
                    : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private boolean isRecent(String seconds) {
        if (!seconds.matches("[0-9]{1,12}")) {
            return false;
        }
        Instant signed = Instant.ofEpochSecond(Long.parseLong(seconds));
        return Duration.between(signed, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
    }

    @Override
    public String words() {
        return "a signature in " + header;
    }

    @Override
    public List<String> faults() {
        return secrets.stream().anyMatch(Secret::isPlaceholder)
                ? List.of("The secret of the signature looks like one that is to be replaced")
                : List.of();
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return words();
    }
}
