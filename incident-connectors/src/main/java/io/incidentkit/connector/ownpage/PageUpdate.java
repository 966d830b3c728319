package io.incidentkit.connector.ownpage;

import io.incidentkit.connector.page.PageState;
import java.time.Instant;

/**
 * One update of an incident on the page.
 *
 * @param id its id, the same each time
 * @param state where the incident stood
 * @param text what was said
 * @param at when it was said
 */
record PageUpdate(String id, PageState state, String text, Instant at) {}
