/** The tools whose alerts are taken in, made from the properties {@code incident.alerts.*}. */
@NullMarked
package io.incidentkit.spring.boot.alert;

import org.jspecify.annotations.NullMarked;
