/** Out to a status page of Cachet 3: incidents with their updates, and components that follow services. */
@NullMarked
package io.incidentkit.connector.cachet;

import org.jspecify.annotations.NullMarked;
