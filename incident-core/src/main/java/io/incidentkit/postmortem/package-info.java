/**
 * Chapter 7 of the playbook: the postmortem. What the library knows is filled in, the rest is asked for; it leaves as
 * Markdown and comes back as Markdown.
 */
@NullMarked
package io.incidentkit.postmortem;

import org.jspecify.annotations.NullMarked;
