/**
 * The incident itself: the fold of its timeline. Commands are decided by the playbook's rules into events or a refusal;
 * events evolve the incident; the service ties both to a store.
 */
@NullMarked
package io.incidentkit.incident;

import org.jspecify.annotations.NullMarked;
