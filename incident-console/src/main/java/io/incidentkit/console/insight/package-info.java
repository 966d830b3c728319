/**
 * Figures and action items of all incidents. A closed room of the console.
 */
@NullMarked
package io.incidentkit.console.insight;

import org.jspecify.annotations.NullMarked;
