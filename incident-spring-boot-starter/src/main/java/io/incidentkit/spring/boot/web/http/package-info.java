/**
 * All that is of HTTP and of no incident: routes, parameters, bodies, answers and problems. A closed room of the API.
 */
@NullMarked
package io.incidentkit.spring.boot.web.http;

import org.jspecify.annotations.NullMarked;
