package io.incidentkit.test.policy;

import io.incidentkit.incident.IncidentPolicy;

class StandardPolicyTest extends PolicyContract {
    @Override
    protected IncidentPolicy policy() {
        return IncidentPolicy.standard();
    }
}
