/** The conditions of our configurations that Spring Boot has none for. */
@NullMarked
package io.incidentkit.spring.boot.condition;

import org.jspecify.annotations.NullMarked;
