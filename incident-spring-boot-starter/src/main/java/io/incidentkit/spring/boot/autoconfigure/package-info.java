/** From a {@code DataSource} to incidents that can be injected: auto-configuration and the properties {@code incident.*}. */
@NullMarked
package io.incidentkit.spring.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
