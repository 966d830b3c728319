package io.incidentkit.connector.openslo;

import io.incidentkit.connector.prometheus.BudgetQuery;
import io.incidentkit.incident.Incident;
import io.incidentkit.insight.Objectives;
import io.incidentkit.insight.ServiceObjective;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The service level objectives of OpenSLO documents ({@code openslo/v1}, YAML), of what is written for Sloth or Pyrra, and of the recording
 * rules that those generate; by their services, and with how Prometheus is asked for their error budgets.
 *
 * <ul>
 *   <li>Of an SLO its service, its time window, and each objective's {@code target} or {@code targetPercent} are read, and its indicator if it
 *       is a ratio of counters in Prometheus. Other indicators, other methods of budgeting than {@code Occurrences}, weights and alerts are
 *       not: {@link #unmeasured()} says which objectives nothing measures.
 *   <li>Other kinds of objects are passed over, and so is what is of none of those, unless it is an SLO. One of {@code openslo/v1alpha} or
 *       of a version that is still to come is a fault: it would be missed.
 *   <li>A calendar-aligned window is taken as a rolling one of the same length; a month is 30 days, a quarter 90, a year 365.
 *   <li>Sloth says no window but in its rules: without them it is 30 days. An objective of Pyrra is of the service that its label
 *       {@code pyrra.dev/service} names, or else of that of its own name. A file and the rules that were made of it are one objective.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class OpenSlo implements Objectives {
    /** The longest document, in characters. */
    public static final int MAX_CHARACTERS = 1_000_000;

    /** So many faults say enough. */
    private static final int MAX_FAULTS = 100;

    private final Map<String, List<ServiceObjective>> byService;

    private final Objectives objectives;
    private final Map<ServiceObjective, BudgetQuery> queries;
    private final Map<String, String> unmeasured;

    private OpenSlo(Map<String, List<ServiceObjective>> byService, SloCollector collected) {
        this.byService = byService;
        this.objectives = Objectives.byService(byService);
        this.queries = Map.copyOf(collected.queries());
        this.unmeasured = Collections.unmodifiableMap(new TreeMap<>(collected.unmeasured()));
    }

    /**
     * Reads documents.
     *
     * @param documents the texts by their names, such as those of the files
     * @return the objectives that they say
     * @throws InvalidInputException with everything that is wrong, up to a hundred faults: each has the name and the line, such as
     *     {@code checkout.yaml:12 spec.objectives[0].target}. That there is no SLO at all is one
     */
    public static OpenSlo read(Map<String, String> documents) {
        SloCollector collected = new SloCollector();
        new TreeMap<>(documents).forEach((name, text) -> new SloDocument(name, collected).read(text));
        collected.end();
        List<FieldError> faults = new ArrayList<>(collected.faults());
        if (faults.isEmpty() && collected.byService().isEmpty()) {
            faults.add(new FieldError(
                    "documents", "there is no SLO of openslo/v1, Sloth or Pyrra in " + documents.size() + " of them"));
        }
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults.subList(0, Math.min(faults.size(), MAX_FAULTS)));
        }
        Map<String, List<ServiceObjective>> copy = new TreeMap<>();
        collected.byService().forEach((service, objectives) -> copy.put(service, List.copyOf(objectives)));
        return new OpenSlo(Collections.unmodifiableMap(copy), collected);
    }

    /** Returns the objectives of each service, by its name as its first SLO has it; an SLO of several objectives has several. */
    public Map<String, List<ServiceObjective>> byService() {
        return byService;
    }

    /** Returns how Prometheus is asked for the error budget of an objective, of those for which it can be. */
    public Map<ServiceObjective, BudgetQuery> queries() {
        return queries;
    }

    /** Returns why nothing measures an objective, by the names of those that nothing measures. */
    public Map<String, String> unmeasured() {
        return unmeasured;
    }

    /** Returns the objectives of the services that an incident hit; case is ignored. */
    @Override
    public Collection<ServiceObjective> hitBy(Incident incident) {
        return objectives.hitBy(incident);
    }

    @Override
    public Collection<ServiceObjective> all() {
        return objectives.all();
    }
}
