/** Entries that are recorded, as events of the application: to be heard inside the transaction that records it, or after its commit. */
@NullMarked
package io.incidentkit.spring.boot.event;

import org.jspecify.annotations.NullMarked;
