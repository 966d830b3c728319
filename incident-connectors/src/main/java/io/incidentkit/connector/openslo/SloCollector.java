package io.incidentkit.connector.openslo;

import io.incidentkit.connector.prometheus.BudgetQuery;
import io.incidentkit.insight.ServiceObjective;
import io.incidentkit.text.CaselessKey;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the objectives of several documents, how they are measured, and what is wrong with them. Confined to one reading. */
final class SloCollector {
    private final Map<String, List<ServiceObjective>> byService = new LinkedHashMap<>();
    private final Map<String, String> services = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();
    private final List<FieldError> faults = new ArrayList<>();
    private final Map<String, SloIndicator> indicators = new HashMap<>();
    private final Map<String, GeneratedSlo> generated = new LinkedHashMap<>();
    private final Map<ServiceObjective, Measured> measured = new LinkedHashMap<>();

    private record Measured(SloIndicator own, @Nullable String reference) {}

    void fault(String place, String message) {
        faults.add(new FieldError(place, message));
    }

    /** Says where an SLO of that name was before, and keeps where it is otherwise. */
    Optional<String> placeBefore(String service, String name, String place) {
        return Optional.ofNullable(places.putIfAbsent(CaselessKey.of(service) + "/" + name, place));
    }

    void add(String service, ServiceObjective objective, SloIndicator indicator, @Nullable String reference) {
        String known = services.computeIfAbsent(CaselessKey.of(service), first -> service);
        byService.computeIfAbsent(known, first -> new ArrayList<>()).add(objective);
        measured.put(objective, new Measured(indicator, indicator.query() == null ? reference : null));
    }

    /** An indicator that objectives refer to by its name. */
    void indicator(String name, SloIndicator indicator) {
        indicators.put(name, indicator);
    }

    /** An objective of a generator: what its file and its rules say is one. */
    void generated(GeneratedSlo slo) {
        GeneratedSlo before = generated.get(slo.id());
        if (before == null) {
            generated.put(slo.id(), slo);
        } else if (before.isOfRules() == slo.isOfRules()) {
            fault(slo.place(), "is " + slo.title() + ", as at " + before.place());
        } else if (before.target() != slo.target()) {
            fault(
                    slo.place(),
                    "has the target " + slo.target() + " and at " + before.place() + " " + before.target()
                            + ": the rules are to be generated anew");
        } else {
            // The rules are what is measured: they say the window.
            generated.put(slo.id(), slo.isOfRules() ? slo : before);
        }
    }

    /** Ends the reading: what was said in several places is put together. */
    void end() {
        for (GeneratedSlo slo : generated.values()) {
            Duration window = slo.window();
            try {
                add(
                        slo.service(),
                        new ServiceObjective(
                                slo.title(), slo.target(), window == null ? GeneratedSlo.USUAL_WINDOW : window),
                        new SloIndicator(slo.query(), null),
                        null);
            } catch (InvalidInputException e) {
                e.faults().forEach(fault -> fault(slo.place(), fault.toString()));
            }
        }
    }

    /** How each objective is measured. */
    Map<ServiceObjective, BudgetQuery> queries() {
        Map<ServiceObjective, BudgetQuery> queries = new LinkedHashMap<>();
        measured.forEach((objective, how) -> {
            BudgetQuery query = indicator(how).query();
            if (query != null) {
                queries.put(objective, query);
            }
        });
        return queries;
    }

    /** Why nothing measures the others. */
    Map<String, String> unmeasured() {
        Map<String, String> reasons = new LinkedHashMap<>();
        measured.forEach((objective, how) -> {
            String reason = indicator(how).reason();
            if (reason != null) {
                reasons.put(objective.name(), reason);
            }
        });
        return reasons;
    }

    private SloIndicator indicator(Measured how) {
        String reference = how.reference();
        if (reference == null) {
            return how.own();
        }
        return indicators.getOrDefault(
                reference, SloIndicator.none("its indicator '" + reference + "' is in none of the files"));
    }

    Map<String, List<ServiceObjective>> byService() {
        return byService;
    }

    List<FieldError> faults() {
        return faults;
    }
}
