/** Out to a status page of Kener 4: incidents with their comments, and monitors that follow services. */
@NullMarked
package io.incidentkit.connector.kener;

import org.jspecify.annotations.NullMarked;
