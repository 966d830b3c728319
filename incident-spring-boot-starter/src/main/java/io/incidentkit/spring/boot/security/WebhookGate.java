package io.incidentkit.spring.boot.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says who may bring alerts, and how many. A sender is known by the host's login, by a token ({@code Authorization: Bearer …}, or the
 * password of {@code Basic}), or by a signature of what it sends as Standard Webhooks has it, not older than five minutes. Secrets are
 * compared in a time that says nothing of them, and stand in no message. What turns out to be of nobody who is known counts for no minute: it is
 * bounded by how many bodies are read at once. Thread-safe.
 */
public final class WebhookGate {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private final @Nullable String token;
    private final @Nullable WebhookSignature signature;
    private final boolean isOpen;
    private final Semaphore places;
    private final RequestRate rate;
    private final InstantSource clock;

    /**
     * Sets what a sender has to know.
     *
     * @param token the token, or null for none
     * @param secret the secret of signatures, as Standard Webhooks writes it ({@code whsec_…}), or null for none
     * @param isOpen whether anybody may send who reaches the address
     * @param perMinute how many requests a minute are let in, from 1; as many at once
     * @param atOnce how many bodies are read at the same time, from 1
     * @param clock for the age of signatures and the rate
     * @throws IllegalArgumentException if the secret is not one, or a number is below 1
     */
    public WebhookGate(
            @Nullable String token,
            @Nullable String secret,
            boolean isOpen,
            int perMinute,
            int atOnce,
            InstantSource clock) {
        this.token = token == null || token.isBlank() ? null : token;
        this.signature = secret == null || secret.isBlank() ? null : new WebhookSignature(secret);
        this.isOpen = isOpen;
        if (atOnce < 1) {
            throw new IllegalArgumentException("Of the bodies that are read at once there has to be one at least");
        }
        this.places = new Semaphore(atOnce);
        this.rate = new RequestRate(perMinute, clock);
        this.clock = clock;
    }

    /** Returns whether no sender can be known but by the host's login. */
    public boolean isClosed() {
        return token == null && signature == null && !isOpen;
    }

    /** A place of one who was let in as far as can be said without the body; closed once the body is read. */
    public final class Entry implements AutoCloseable {
        private final Function<String, @Nullable String> headers;
        private final boolean isKnown;

        private Entry(Function<String, @Nullable String> headers, boolean isKnown) {
            this.headers = headers;
            this.isKnown = isKnown;
        }

        /**
         * Judges what was sent.
         *
         * @param body the body, byte by byte
         * @throws UnknownSenderException if its signature is missing, wrong or too old, and nothing else says who sends
         */
        public void verify(byte[] body) {
            if (!isKnown && (signature == null || !signature.isOf(headers, body, now(), TOLERANCE))) {
                wasUnknown();
                throw new UnknownSenderException(
                        "The signature is not one of this body and of the last " + TOLERANCE.toMinutes() + " minutes.");
            }
        }

        /** Learns that nobody sent it who is known: strangers take nothing of what a minute has for those who are. */
        public void wasUnknown() {
            rate.giveBack();
        }

        @Override
        public void close() {
            places.release();
        }
    }

    /**
     * Lets a request in, before its body is read.
     *
     * @param headers gives a header by its name, or null
     * @param isLoggedIn whether the host's login has let it in
     * @return the place, to be closed
     * @throws UnknownSenderException if nothing says who sends
     * @throws TooManyRequestsException if too many come
     */
    public Entry enter(Function<String, @Nullable String> headers, boolean isLoggedIn) {
        boolean isKnown = isOpen || isLoggedIn || hasToken(headers.apply("Authorization"));
        boolean isSigned = signature != null && headers.apply(WebhookSignature.HEADER) != null;
        if (!isKnown && !isSigned) {
            throw new UnknownSenderException(
                    isClosed()
                            ? "Nobody may send here yet: incident.alerts.token says what a sender has to know."
                            : "Send the token as Authorization: Bearer, or sign what is sent.");
        }
        Optional<Duration> wait = rate.take();
        if (wait.isPresent()) {
            throw new TooManyRequestsException(wait.get());
        }
        if (!places.tryAcquire()) {
            throw new TooManyRequestsException(Duration.ofSeconds(1));
        }
        return new Entry(headers, isKnown);
    }

    private Instant now() {
        return clock.instant();
    }

    private boolean hasToken(@Nullable String authorization) {
        if (token == null || authorization == null) {
            return false;
        }
        if (startsWith(authorization, BEARER)) {
            return isSame(token, authorization.substring(BEARER.length()).strip());
        }
        return startsWith(authorization, BASIC)
                && isSame(
                        token, password(authorization.substring(BASIC.length()).strip()));
    }

    private static boolean startsWith(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
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

    /** The time follows the length of what was sent, and nothing of the secret. */
    private static boolean isSame(String secret, String sent) {
        return MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Says nothing of the secrets. */
    @Override
    public String toString() {
        return "WebhookGate" + (isOpen ? " (open)" : "");
    }
}
