/** Texts cut, cleaned and compared; for the modules of Incident Kit alone. */
@NullMarked
package io.incidentkit.text;

import org.jspecify.annotations.NullMarked;
