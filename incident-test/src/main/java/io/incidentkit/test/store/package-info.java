/**
 * The promises of an incident store, as tests. The writer of a store extends {@link io.incidentkit.test.store.IncidentStoreContract}
 * and knows that everything above the store will work on it.
 */
@NullMarked
package io.incidentkit.test.store;

import org.jspecify.annotations.NullMarked;
