/**
 * Histories in, as status pages publish them: incidents with their updates, to be imported as backfills, and maintenances,
 * which are no incidents.
 */
@NullMarked
package io.incidentkit.connector.statuspage;

import org.jspecify.annotations.NullMarked;
