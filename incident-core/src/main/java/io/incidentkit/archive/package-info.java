/**
 * The archive of chapter 7: published postmortems, searched by words, service, severity, time and cause. What is bounded says
 * when it was capped, and what is private is found by those alone who may see it.
 */
@NullMarked
package io.incidentkit.archive;

import org.jspecify.annotations.NullMarked;
