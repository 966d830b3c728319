/**
 * Chapter 3 of the playbook, backfills: incidents that happened elsewhere, as their source tells them. What a source does not
 * say stays unknown.
 */
@NullMarked
package io.incidentkit.backfill;

import org.jspecify.annotations.NullMarked;
