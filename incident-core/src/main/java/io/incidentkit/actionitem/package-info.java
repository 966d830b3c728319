/**
 * Chapter 9 of the playbook: action items. They have an owner and a due date, are reviewed every week, outlive the incident
 * that they came from, and are seen when they do not get done.
 */
@NullMarked
package io.incidentkit.actionitem;

import org.jspecify.annotations.NullMarked;
