package io.incidentkit.test.store;

import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.store.IncidentStore;

class InMemoryContractTest extends IncidentStoreContract {
    @Override
    protected IncidentStore emptyStore() {
        return new InMemoryIncidentStore();
    }
}
