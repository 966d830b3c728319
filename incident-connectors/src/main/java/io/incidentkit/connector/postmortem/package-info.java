/**
 * Postmortems in, as other teams write them: a document of any form is read as far as it says what a postmortem says, and
 * everything else in it is kept.
 */
@NullMarked
package io.incidentkit.connector.postmortem;

import org.jspecify.annotations.NullMarked;
