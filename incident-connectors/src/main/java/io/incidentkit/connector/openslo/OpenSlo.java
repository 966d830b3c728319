package io.incidentkit.connector.openslo;

import io.incidentkit.insight.Objectives;
import io.incidentkit.insight.ServiceObjective;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The service level objectives of OpenSLO documents ({@code openslo/v1}, YAML), by their services.
 *
 * <ul>
 *   <li>Of an SLO its service, its time window, and each objective's {@code target} or {@code targetPercent} are read. Indicators, methods
 *       of budgeting, weights and alerts are not: nothing is measured here.
 *   <li>Other kinds of objects are passed over, and so is what is not of OpenSLO, unless it is an SLO. One of {@code openslo/v1alpha} or
 *       of a version that is still to come is a fault: it would be missed.
 *   <li>A calendar-aligned window is taken as a rolling one of the same length; a month is 30 days, a quarter 90, a year 365.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class OpenSlo {
    /** The longest document, in characters. */
    public static final int MAX_CHARACTERS = 1_000_000;

    /** So many faults say enough. */
    private static final int MAX_FAULTS = 100;

    private final Map<String, List<ServiceObjective>> byService;

    private OpenSlo(Map<String, List<ServiceObjective>> byService) {
        this.byService = byService;
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
        List<FieldError> faults = new ArrayList<>(collected.faults());
        if (faults.isEmpty() && collected.byService().isEmpty()) {
            faults.add(
                    new FieldError("documents", "there is no SLO of openslo/v1 in " + documents.size() + " of them"));
        }
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults.subList(0, Math.min(faults.size(), MAX_FAULTS)));
        }
        Map<String, List<ServiceObjective>> copy = new TreeMap<>();
        collected.byService().forEach((service, objectives) -> copy.put(service, List.copyOf(objectives)));
        return new OpenSlo(Collections.unmodifiableMap(copy));
    }

    /** Returns the objectives of each service, by its name as its first SLO has it; an SLO of several objectives has several. */
    public Map<String, List<ServiceObjective>> byService() {
        return byService;
    }

    /** Returns what links incidents with the objectives of the services that they hit; case is ignored. */
    public Objectives objectives() {
        return Objectives.byService(byService);
    }
}
