/**
 * Chapter 2 of the playbook: who acts, and who is the incident commander. From triage to the end there is exactly one, and
 * a handover never leaves a gap.
 */
@NullMarked
package io.incidentkit.commander;

import org.jspecify.annotations.NullMarked;
