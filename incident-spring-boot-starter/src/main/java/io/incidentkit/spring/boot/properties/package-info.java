/** The properties of a host, under {@code incident}. */
@NullMarked
package io.incidentkit.spring.boot.properties;

import org.jspecify.annotations.NullMarked;
