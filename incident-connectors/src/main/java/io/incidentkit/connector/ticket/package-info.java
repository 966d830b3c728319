/**
 * Tickets in trackers, for all of them alike: what is opened when, looked for before it is opened again, closed at the end, and how what is
 * done there comes back as a proposal. Ours is the truth.
 */
@NullMarked
package io.incidentkit.connector.ticket;

import org.jspecify.annotations.NullMarked;
