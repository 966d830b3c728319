package io.incidentkit.connector.paging;

import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Delivery.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The outcomes of one effect on several routes, told as one. Not thread-safe. */
final class RouteOutcomes {
    private record Outcome(String route, Delivery delivery) {}

    private final List<Outcome> outcomes = new ArrayList<>();

    void add(Page page, Delivery delivery) {
        outcomes.add(new Outcome(page.route(), delivery));
    }

    void gone(String route) {
        outcomes.add(new Outcome(route, Delivery.rejected("it is set no more; see to its page in the pager")));
    }

    /** Tried again if one may work later, with those that worked left alone; else refused if one was. */
    Delivery together() {
        List<Outcome> later = of(Kind.RETRYABLE);
        List<Outcome> refused = of(Kind.REJECTED);
        if (!later.isEmpty()) {
            String reason = reasons(later);
            Optional<Duration> after = later.stream()
                    .flatMap(outcome -> outcome.delivery().after().stream())
                    .max(Comparator.naturalOrder());
            return after.map(time -> Delivery.retryAfter(reason, time)).orElseGet(() -> Delivery.retryable(reason));
        }
        if (!refused.isEmpty()) {
            List<String> worked =
                    of(Kind.DELIVERED).stream().map(Outcome::route).toList();
            return Delivery.rejected(
                    reasons(refused) + (worked.isEmpty() ? "" : "; it worked on " + String.join(", ", worked)));
        }
        String first = outcomes.get(0).delivery().text().orElse("");
        int others = outcomes.size() - 1;
        return Delivery.delivered(others == 0 ? first : first + " and " + others + " more");
    }

    private List<Outcome> of(Kind kind) {
        return outcomes.stream()
                .filter(outcome -> outcome.delivery().kind() == kind)
                .toList();
    }

    private String reasons(List<Outcome> some) {
        List<String> reasons = some.stream()
                .map(outcome -> (outcomes.size() == 1 ? "" : "route " + outcome.route() + ": ")
                        + outcome.delivery().text().orElse("it failed"))
                .toList();
        return String.join("; ", reasons);
    }
}
