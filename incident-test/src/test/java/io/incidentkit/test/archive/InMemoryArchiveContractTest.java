package io.incidentkit.test.archive;

import io.incidentkit.archive.InMemoryPostmortemArchive;
import io.incidentkit.archive.PostmortemArchive;

class InMemoryArchiveContractTest extends PostmortemArchiveContract {
    @Override
    protected PostmortemArchive emptyArchive() {
        return new InMemoryPostmortemArchive();
    }
}
