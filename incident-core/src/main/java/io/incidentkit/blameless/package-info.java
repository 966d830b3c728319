/**
 * Chapter 8 of the playbook: no one is named as the cause. A {@link io.incidentkit.blameless.BlamelessCheck} reads a text,
 * points at the words that name a person or a role as the cause, says why, and offers another wording. The English one comes
 * with the library; a policy may bring its own.
 */
@NullMarked
package io.incidentkit.blameless;

import org.jspecify.annotations.NullMarked;
