package io.incidentkit.insight;

import io.incidentkit.incident.Incident;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the time in which incidents hit each objective. Not thread-safe. */
final class BudgetAccounts {
    private final Scope scope;
    private final Map<ServiceObjective, BudgetAccount> accounts = new LinkedHashMap<>();

    BudgetAccounts(Scope scope) {
        this.scope = scope;
        scope.objectives().all().forEach(this::account);
    }

    /** Adds an incident that is timed. */
    void add(Incident incident) {
        scope.objectives()
                .hitBy(incident)
                .forEach(objective -> account(objective).add(incident));
    }

    List<BudgetSpent> spent() {
        return accounts.values().stream().map(BudgetAccount::spent).toList();
    }

    private BudgetAccount account(ServiceObjective objective) {
        return accounts.computeIfAbsent(objective, linked -> new BudgetAccount(linked, scope.now()));
    }
}
