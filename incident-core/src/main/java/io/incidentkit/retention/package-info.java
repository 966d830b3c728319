/**
 * How long incidents are kept, and for whom: one incident as a document that another database takes in, incidents that leave after
 * their time, and people who are forgotten. For the program that operates the incidents; who may ask for it is the host's to say.
 */
@NullMarked
package io.incidentkit.retention;

import org.jspecify.annotations.NullMarked;
