/**
 * Chapter 3 of the playbook: the five steps of an incident and the episodes that it runs through. Each step is completed
 * at a moment, in order, none skipped.
 */
@NullMarked
package io.incidentkit.loop;

import org.jspecify.annotations.NullMarked;
