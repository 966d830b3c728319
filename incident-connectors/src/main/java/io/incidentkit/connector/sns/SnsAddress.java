package io.incidentkit.connector.sns;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says which addresses of a message are asked at all: whoever sends a message writes them, so any other than Amazon's own would make this host
 * call wherever they like.
 */
final class SnsAddress {
    private static final Pattern HOST = Pattern.compile("sns\\.[a-z0-9]+(-[a-z0-9]+){1,5}\\.amazonaws\\.com(\\.cn)?");
    private static final int LONGEST = 2_000;
    private static final int HTTPS = 443;

    private SnsAddress() {}

    /** The address of a certificate; empty if it is not of the service, or no certificate. */
    static Optional<URI> ofCertificate(String written) {
        return ofService(written)
                .filter(address -> address.getRawQuery() == null)
                .filter(address ->
                        address.getRawPath() != null && address.getRawPath().matches("/[A-Za-z0-9_-]{1,200}\\.pem"));
    }

    /** The address that confirms a subscription; empty if it is not of the service. */
    static Optional<URI> ofConfirmation(String written) {
        return ofService(written)
                .filter(address -> "/".equals(address.getRawPath())
                        && address.getRawQuery() != null
                        && address.getRawQuery().contains("Action=ConfirmSubscription"));
    }

    private static Optional<URI> ofService(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        URI address;
        try {
            address = new URI(written);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        boolean isOfService = "https".equals(address.getScheme())
                && address.getRawUserInfo() == null
                && address.getRawFragment() == null
                && (address.getPort() == -1 || address.getPort() == HTTPS)
                && address.getHost() != null
                && HOST.matcher(address.getHost().toLowerCase(Locale.ROOT)).matches()
                // A host of two readings has none here.
                && address.getHost().equals(address.getRawAuthority().replace(":" + HTTPS, ""));
        return isOfService ? Optional.of(address) : Optional.empty();
    }
}
