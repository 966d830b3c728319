package io.incidentkit.validation;

import java.net.IDN;

/**
 * Web addresses as a browser opens them: {@code http} or {@code https}, a host, and behind it whatever a browser escapes by itself,
 * such as braces, quotes and pipes. An address is kept as it was given, so what could show another host than it opens is none: user
 * info, a backslash before the path, characters without width.
 */
final class WebAddress {
    private static final int MAX_HOST = 253;
    private static final int MAX_PORT = 65_535;

    private WebAddress() {}

    static boolean is(String text) {
        int scheme = text.indexOf("://");
        if (scheme < 0 || !isWeb(text.substring(0, scheme)) || text.chars().anyMatch(WebAddress::isNowhere)) {
            return false;
        }
        int begin = scheme + "://".length();
        int end = begin;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return isAuthority(text.substring(begin, end));
    }

    private static boolean isWeb(String scheme) {
        return scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
    }

    /** White space ends an address where it is written in a text, and what shows nothing hides something. */
    private static boolean isNowhere(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    private static boolean isAuthority(String authority) {
        int bracket = authority.lastIndexOf(']');
        int colon = authority.indexOf(':', Math.max(bracket, 0));
        String host = colon < 0 ? authority : authority.substring(0, colon);
        return (colon < 0 || isPort(authority.substring(colon + 1)))
                && (host.startsWith("[") ? isLiteral(host) : isName(host));
    }

    private static boolean isPort(String port) {
        return port.length() <= 5
                && port.chars().allMatch(c -> c >= '0' && c <= '9')
                && (port.isEmpty() || Integer.parseInt(port) <= MAX_PORT);
    }

    /** An address of IPv6, of which no more is looked at than what it consists of. */
    private static boolean isLiteral(String host) {
        return host.endsWith("]")
                && host.indexOf(':') > 0
                && host.substring(1, host.length() - 1)
                        .chars()
                        .allMatch(c -> c == ':' || c == '.' || (Character.digit(c, 16) >= 0 && c < 0x7f));
    }

    private static boolean isName(String host) {
        try {
            String name = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
            String labels = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
            return !labels.isEmpty()
                    && labels.length() <= MAX_HOST
                    && labels.chars().allMatch(WebAddress::isOfName)
                    && !labels.startsWith(".")
                    && !labels.endsWith(".")
                    && !labels.contains("..");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isOfName(int c) {
        return (c < 0x7f && Character.isLetterOrDigit(c)) || c == '-' || c == '.' || c == '_';
    }
}
