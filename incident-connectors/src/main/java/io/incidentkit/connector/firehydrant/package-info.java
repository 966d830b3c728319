/** The history of FireHydrant. */
@NullMarked
package io.incidentkit.connector.firehydrant;

import org.jspecify.annotations.NullMarked;
