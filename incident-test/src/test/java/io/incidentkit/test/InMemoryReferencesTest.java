package io.incidentkit.test;

import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.memory.InMemoryReferences;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.test.store.ChannelReferencesContract;

class InMemoryReferencesTest extends ChannelReferencesContract {

    @Override
    protected IncidentStore store() {
        return new InMemoryIncidentStore();
    }

    @Override
    protected ChannelReferences references() {
        return new InMemoryReferences();
    }
}
