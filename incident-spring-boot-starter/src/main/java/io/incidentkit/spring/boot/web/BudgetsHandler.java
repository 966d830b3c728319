package io.incidentkit.spring.boot.web;

import io.incidentkit.incident.Incident;
import io.incidentkit.insight.BudgetSpent;
import io.incidentkit.insight.Objectives;
import io.incidentkit.insight.Scope;
import io.incidentkit.spring.boot.web.http.Operation;
import io.incidentkit.spring.boot.web.http.Params;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.spring.boot.web.view.BudgetView;
import io.incidentkit.spring.boot.web.view.Shape;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Serves error budgets over the incidents that a reader may see. They have no filter and no period, as figures have: each objective has a
 * window of its own, and a part of the outages is no budget. Thread-safe.
 */
final class BudgetsHandler {
    private static final String NAME = "errorBudgets";

    private final Api api;
    private final Objectives objectives;

    BudgetsHandler(Api api, Objectives objectives) {
        this.api = api;
        this.objectives = objectives;
    }

    Operation operation() {
        return Operation.get(
                        "/error-budgets",
                        "readErrorBudgets",
                        "Shows what incidents took of each error budget, each in its own window.")
                .answering(Shape.object(NAME, Shape.listOf(Shape.of(BudgetView.BUDGET))))
                .handledBy(this::budgets);
    }

    private ServerResponse budgets(ServerRequest request, Params params) {
        Scope scope = Scope.at(api.incidents().now())
                .policy(api.incidents().policy())
                .visible(incident -> true)
                .objectives(objectives)
                .build();
        try (Stream<Incident> all = api.seen(request).outlines()) {
            return Responses.ok(Map.of(NAME, BudgetView.BUDGET.ofEach(BudgetSpent.of(all, scope))));
        }
    }
}
