/**
 * Figures as drawings that need no script: they are as wide as their place, and readable in the dark and in print. A closed room of the
 * console.
 */
@NullMarked
package io.incidentkit.console.insight.chart;

import org.jspecify.annotations.NullMarked;
