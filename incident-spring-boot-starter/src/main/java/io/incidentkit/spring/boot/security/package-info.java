/** Rights by the authorities of the host's login; and who may bring alerts. */
@NullMarked
package io.incidentkit.spring.boot.security;

import org.jspecify.annotations.NullMarked;
