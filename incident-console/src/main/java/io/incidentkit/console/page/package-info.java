/**
 * Parts that each page of the console is made of: words for moments and durations, badges, the way to the other pages. A closed room of the console.
 */
@NullMarked
package io.incidentkit.console.page;

import org.jspecify.annotations.NullMarked;
