package io.incidentkit.connector.openslo;

import io.incidentkit.insight.ServiceObjective;
import io.incidentkit.text.CaselessKey;
import io.incidentkit.validation.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the objectives of several documents, and what is wrong with them. Confined to one reading. */
final class SloCollector {
    private final Map<String, List<ServiceObjective>> byService = new LinkedHashMap<>();
    private final Map<String, String> services = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();
    private final List<FieldError> faults = new ArrayList<>();

    void fault(String place, String message) {
        faults.add(new FieldError(place, message));
    }

    /** Says where an SLO of that name was before, and keeps where it is otherwise. */
    Optional<String> placeBefore(String service, String name, String place) {
        return Optional.ofNullable(places.putIfAbsent(CaselessKey.of(service) + "/" + name, place));
    }

    void add(String service, ServiceObjective objective) {
        String known = services.computeIfAbsent(CaselessKey.of(service), first -> service);
        byService.computeIfAbsent(known, first -> new ArrayList<>()).add(objective);
    }

    Map<String, List<ServiceObjective>> byService() {
        return byService;
    }

    List<FieldError> faults() {
        return faults;
    }
}
