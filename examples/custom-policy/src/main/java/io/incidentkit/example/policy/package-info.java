/** A team's own policy: five levels, its own audiences and cadences, postmortems due in working days. */
@NullMarked
package io.incidentkit.example.policy;

import org.jspecify.annotations.NullMarked;
