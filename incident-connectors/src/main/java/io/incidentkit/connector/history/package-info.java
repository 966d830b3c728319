/**
 * Histories of other tools: what their readers have in common, the importer that plays what they read, and its runs with progress.
 */
@NullMarked
package io.incidentkit.connector.history;

import org.jspecify.annotations.NullMarked;
