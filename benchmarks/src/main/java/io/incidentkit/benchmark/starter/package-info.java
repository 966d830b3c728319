/** The cost of the starter in a Spring Boot application: its start, and its commands and lists over HTTP. */
@NullMarked
package io.incidentkit.benchmark.starter;

import org.jspecify.annotations.NullMarked;
