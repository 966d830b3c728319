package io.incidentkit.connector.sns;

import io.incidentkit.connector.alert.NotNowException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The certificates by which messages are signed, from Amazon's own addresses, each asked for once a day. An address that had none is let be for a
 * minute, so that whoever writes wrong ones makes no calls. Thread-safe.
 */
final class SnsCertificates {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST = 32;

    private final SnsDoor door;
    private final InstantSource clock;
    private final Map<URI, Known> known = new LinkedHashMap<>();

    private record Known(@Nullable X509Certificate certificate, boolean isWrong, Instant until) {}

    SnsCertificates(SnsDoor door, InstantSource clock) {
        this.door = door;
        this.clock = clock;
    }

    /**
     * The certificate at an address of the service.
     *
     * @return the certificate; empty if there is none, or one that is not valid now
     * @throws NotNowException if it could not be got
     */
    Optional<X509Certificate> at(URI address) throws NotNowException {
        Instant now = clock.instant();
        Known found = find(address, now);
        if (found == null) {
            found = ask(address, now);
            keep(address, found);
        }
        X509Certificate certificate = found.certificate();
        if (certificate == null && !found.isWrong()) {
            throw new NotNowException("The certificate of a message of SNS could not be got");
        }
        return Optional.ofNullable(certificate).filter(each -> isValid(each, now));
    }

    private static boolean isValid(X509Certificate certificate, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private synchronized @Nullable Known find(URI address, Instant now) {
        Known found = known.get(address);
        return found == null || now.isAfter(found.until) ? null : found;
    }

    private synchronized void keep(URI address, Known found) {
        if (known.size() >= MOST && !known.containsKey(address)) {
            known.remove(known.keySet().iterator().next());
        }
        known.put(address, found);
    }

    /** Outside of the lock: others need not wait for one that is not there yet. */
    private Known ask(URI address, Instant now) {
        try {
            return new Known(read(door.get(address)), false, now.plus(DAY));
        } catch (CertificateException e) {
            return new Known(null, true, now.plus(MINUTE));
        } catch (IOException e) {
            return new Known(null, false, now.plus(MINUTE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Known(null, false, now);
        }
    }

    private static X509Certificate read(String pem) throws CertificateException {
        byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
    }
}
