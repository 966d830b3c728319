/** The extension points of Incident Kit in a Spring Boot application, one worked example each, as the documentation shows them. */
@NullMarked
package io.incidentkit.example.guide;

import org.jspecify.annotations.NullMarked;
