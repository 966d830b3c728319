/**
 * Chapter 10 of the playbook: the figures that show whether a team learns. Pure functions over incidents; what is unknown stays
 * unknown, and drills and backfilled incidents are left out.
 */
@NullMarked
package io.incidentkit.insight;

import org.jspecify.annotations.NullMarked;
