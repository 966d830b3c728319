/**
 * Chapter 8 of the playbook: no one is named as the cause. A check that reads a text, points at the words that name a
 * person or a role as the cause, says why, and offers another wording.
 */
@NullMarked
package io.incidentkit.blameless;

import org.jspecify.annotations.NullMarked;
