package io.incidentkit.connector.page;

import java.time.Instant;

/**
 * One message for a status page.
 *
 * @param incident our id of the incident
 * @param episode the number of its episode: each is an incident of its own on the page
 * @param title what is wrong, as outsiders read it, in one line
 * @param text the message
 * @param state where the incident stands
 * @param components its components
 * @param detectedAt when it was detected
 */
public record PagePost(
        String incident,
        int episode,
        String title,
        String text,
        PageState state,
        PageComponents components,
        Instant detectedAt) {}
