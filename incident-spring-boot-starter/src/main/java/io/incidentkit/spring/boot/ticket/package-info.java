/** The trackers in which tickets are opened, each if it has its key, and what comes back from them. */
@NullMarked
package io.incidentkit.spring.boot.ticket;

import org.jspecify.annotations.NullMarked;
