package io.incidentkit.test.store;

import io.incidentkit.incident.InMemoryIncidentStore;
import io.incidentkit.incident.IncidentStore;

class InMemoryContractTest extends IncidentStoreContract {
    @Override
    protected IncidentStore emptyStore() {
        return new InMemoryIncidentStore();
    }
}
