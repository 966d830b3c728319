/**
 * The page on which a postmortem is written, reviewed and published. A closed room of the console.
 */
@NullMarked
package io.incidentkit.console.postmortem;

import org.jspecify.annotations.NullMarked;
