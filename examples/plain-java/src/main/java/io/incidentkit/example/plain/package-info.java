/** The core alone, in a {@code main}: an incident from its alert to its postmortem, with no Spring and no database. */
@NullMarked
package io.incidentkit.example.plain;

import org.jspecify.annotations.NullMarked;
