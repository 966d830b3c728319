/**
 * Incidents and what belongs to them as JSON shows them. A closed room of the API: it knows no request.
 */
@NullMarked
package io.incidentkit.spring.boot.web.view;

import org.jspecify.annotations.NullMarked;
