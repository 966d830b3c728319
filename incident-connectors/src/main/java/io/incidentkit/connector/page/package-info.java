/**
 * The part of status pages that is alike for each of them: the words for where an incident stands, components that follow services, and the
 * steps of publishing that a repeat does not double.
 */
@NullMarked
package io.incidentkit.connector.page;

import org.jspecify.annotations.NullMarked;
