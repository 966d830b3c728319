package io.incidentkit.validation;

import java.net.URI;
import java.net.URISyntaxException;

/** Web addresses as a browser opens them: {@code http} or {@code https}, and a host. */
final class WebAddress {
    private WebAddress() {}

    static boolean is(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
