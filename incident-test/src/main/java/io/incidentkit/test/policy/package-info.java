/**
 * What a policy promises, as properties. Who has a policy of their own extends {@link
 * io.incidentkit.test.policy.PolicyContract} and adds what the team wants beside it.
 */
@NullMarked
package io.incidentkit.test.policy;

import org.jspecify.annotations.NullMarked;
