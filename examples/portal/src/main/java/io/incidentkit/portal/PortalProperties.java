package io.incidentkit.portal;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of a team for its portal.
 *
 * @param zone the time zone in which the pages show and read times
 */
@ConfigurationProperties("portal")
record PortalProperties(@DefaultValue("UTC") ZoneId zone) {}
