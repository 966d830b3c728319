/**
 * What an incident store promises, as tests. Who writes a store extends {@link io.incidentkit.test.store.IncidentStoreContract}
 * and knows that everything above the store will work on it.
 */
@NullMarked
package io.incidentkit.test.store;

import org.jspecify.annotations.NullMarked;
