package io.incidentkit.test.policy;

import io.incidentkit.playbook.IncidentPolicy;

class StandardPolicyTest extends PolicyContract {
    @Override
    protected IncidentPolicy policy() {
        return IncidentPolicy.standard();
    }
}
