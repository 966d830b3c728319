/**
 * Changes of incidents as they come about, told to whoever listens. A closed room of the API.
 */
@NullMarked
package io.incidentkit.spring.boot.web.live;

import org.jspecify.annotations.NullMarked;
