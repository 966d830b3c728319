/**
 * Chapter 1 of the playbook: the severity policy as data. Levels, what each of them means, who is told, how it is
 * communicated; the policy is checked whole when it is built.
 */
@NullMarked
package io.incidentkit.severity;

import org.jspecify.annotations.NullMarked;
