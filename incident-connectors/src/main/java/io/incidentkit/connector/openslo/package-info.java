/**
 * Service level objectives in, as OpenSLO files say them: for the error budgets of figures. Reading them takes SnakeYAML on the class
 * path, which Spring Boot brings.
 */
@NullMarked
package io.incidentkit.connector.openslo;

import org.jspecify.annotations.NullMarked;
