/**
 * Runbooks, chapter 6 of the playbook: reads a team's Markdown as it is, says what a page lacks, and finds the pages that
 * fit an incident. {@link io.incidentkit.runbook.Runbooks} is where to begin; where the pages lie is the caller's affair.
 */
@NullMarked
package io.incidentkit.runbook;

import org.jspecify.annotations.NullMarked;
