/**
 * The test kit for those who build on Incident Kit: a clock that a test sets, generators in the domain's words, and the
 * playbook's invariants as ready assertions.
 */
@NullMarked
package io.incidentkit.test;

import org.jspecify.annotations.NullMarked;
