/**
 * The promises of a policy, as properties. A team with a policy of its own extends {@link
 * io.incidentkit.test.policy.PolicyContract} and adds what the team wants beside it.
 */
@NullMarked
package io.incidentkit.test.policy;

import org.jspecify.annotations.NullMarked;
