/**
 * The names of the playbook's rules and the form of a refusal. Every other package speaks of rules through these types,
 * so that a refusal, a test, the documentation and the playbook use the same words.
 */
@NullMarked
package io.incidentkit.rule;

import org.jspecify.annotations.NullMarked;
