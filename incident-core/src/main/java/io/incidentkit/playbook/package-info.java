/** The rules of the playbook as pure functions, one file a chapter, and the policy that they read. */
@NullMarked
package io.incidentkit.playbook;

import org.jspecify.annotations.NullMarked;
