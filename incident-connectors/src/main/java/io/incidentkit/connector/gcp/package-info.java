/** The history of Google Cloud. */
@NullMarked
package io.incidentkit.connector.gcp;

import org.jspecify.annotations.NullMarked;
