/**
 * Chapter 5 of the playbook: who is told about an incident, by when, and in which words. {@link
 * io.incidentkit.comms.Obligations} says what is owed; {@link io.incidentkit.comms.MessageTemplates} writes it.
 */
@NullMarked
package io.incidentkit.comms;

import org.jspecify.annotations.NullMarked;
