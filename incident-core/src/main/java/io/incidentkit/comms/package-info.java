/** Chapter 5 of the playbook: who is told about an incident, and by when. */
@NullMarked
package io.incidentkit.comms;

import org.jspecify.annotations.NullMarked;
