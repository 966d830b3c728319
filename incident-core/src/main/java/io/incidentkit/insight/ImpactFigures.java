package io.incidentkit.insight;

import io.incidentkit.incident.Incident;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.severity.Money;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The impact of several incidents in numbers. Each number is a sum over those incidents of which it is known, and says of how many;
 * a customer who was hit by two incidents counts twice. Money of different currencies is not added up. Immutable and thread-safe.
 *
 * @param customersHit how many customers were hit
 * @param requestsHit how many requests were hit
 * @param moneyLost what was lost, by the code of its currency
 */
public record ImpactFigures(Sum customersHit, Sum requestsHit, Map<String, Sum> moneyLost) {
    /** Of no incident. */
    public static final ImpactFigures NONE = new ImpactFigures(Sum.NONE, Sum.NONE, Map.of());

    /** Copies the map. */
    public ImpactFigures {
        moneyLost = Collections.unmodifiableMap(new TreeMap<>(moneyLost));
    }

    /**
     * A sum over the incidents of which a number is known.
     *
     * @param total the sum; 0 where it is known of none
     * @param incidents of how many incidents it is known
     */
    public record Sum(BigDecimal total, int incidents) {
        /** Known of no incident. */
        public static final Sum NONE = new Sum(BigDecimal.ZERO, 0);

        Sum plus(BigDecimal more) {
            return new Sum(total.add(more), incidents + 1);
        }

        /** Returns the sum; empty where it is known of no incident, as that is not 0. */
        public Optional<BigDecimal> known() {
            return incidents == 0 ? Optional.empty() : Optional.of(total);
        }
    }

    /** The figures with one more incident. */
    ImpactFigures plus(Incident incident) {
        ImpactNumbers numbers = incident.impactNumbers();
        return numbers.areUnknown()
                ? this
                : new ImpactFigures(
                        plus(customersHit, numbers.customersHit()),
                        plus(requestsHit, numbers.requestsHit()),
                        numbers.moneyLost() == null ? moneyLost : plus(numbers.moneyLost()));
    }

    private static Sum plus(Sum sum, @Nullable Long number) {
        return number == null ? sum : sum.plus(BigDecimal.valueOf(number));
    }

    private Map<String, Sum> plus(Money lost) {
        Map<String, Sum> sums = new TreeMap<>(moneyLost);
        sums.put(lost.currency(), sums.getOrDefault(lost.currency(), Sum.NONE).plus(lost.amount()));
        return sums;
    }
}
