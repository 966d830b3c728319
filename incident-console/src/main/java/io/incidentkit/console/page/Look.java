package io.incidentkit.console.page;

import java.util.List;

/**
 * The host's own look of the pages.
 *
 * @param title the console's name
 * @param logo the address of a logo, or empty for the console's own sign
 * @param links links to other pages of the host
 * @param loginUrl where people log in, or empty
 * @param logoutUrl where a form logs them out, or empty
 */
public record Look(String title, String logo, List<Link> links, String loginUrl, String logoutUrl) {
    /** A link. */
    public record Link(String name, String url) {}
}
