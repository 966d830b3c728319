/**
 * Chapter 4 of the playbook: the timeline. Append-only entries, each with when it happened, when it was recorded, who and
 * what; and the catalogue of all events that can happen to an incident.
 */
@NullMarked
package io.incidentkit.timeline;

import org.jspecify.annotations.NullMarked;
