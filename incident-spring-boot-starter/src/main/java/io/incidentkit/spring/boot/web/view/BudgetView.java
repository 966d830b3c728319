package io.incidentkit.spring.boot.web.view;

import io.incidentkit.insight.BudgetSpent;

/** Error budgets as the API shows them. */
public final class BudgetView {
    /** An objective with what incidents took of its error budget. */
    public static final View<BudgetSpent> BUDGET = View.<BudgetSpent>named("ErrorBudget")
            .with("objective", Shape.TEXT, spent -> spent.objective().name())
            .with("target", Shape.NUMBER, spent -> spent.objective().target())
            .with("window", Shape.DURATION, spent -> spent.objective().window())
            .with("budget", Shape.DURATION, spent -> spent.objective().budget())
            .with("down", Shape.DURATION, BudgetSpent::down)
            .with("share", Shape.NUMBER, BudgetSpent::share)
            .with("usedUp", Shape.YES_NO, BudgetSpent::usedUp)
            .with("exact", Shape.YES_NO, BudgetSpent::exact)
            .with("incidents", Shape.WHOLE, BudgetSpent::incidents)
            .with(
                    "basis",
                    Shape.oneOf(BudgetSpent.Basis.values(), BudgetSpent.Basis::code),
                    spent -> spent.basis().code())
            .with("measured", Shape.NUMBER, BudgetSpent::measured)
            .with("measuredIncidents", Shape.WHOLE, BudgetSpent::measuredIncidents)
            .with("unknownIncidents", Shape.WHOLE, BudgetSpent::unknownIncidents)
            .with("reckoned", Shape.DURATION, BudgetSpent::reckoned);

    private BudgetView() {}
}
