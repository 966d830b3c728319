package io.incidentkit.test.archive;

import io.incidentkit.archive.InMemoryIncidentSearch;
import io.incidentkit.archive.IncidentSearch;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.store.IncidentStore;

class InMemorySearchContractTest extends IncidentSearchContract {
    @Override
    protected IncidentStore emptyStore() {
        return new InMemoryIncidentStore();
    }

    @Override
    protected IncidentSearch search() {
        return new InMemoryIncidentSearch();
    }

    @Override
    protected boolean knowsAtOnce() {
        return false;
    }
}
