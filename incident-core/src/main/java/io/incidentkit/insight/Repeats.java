package io.incidentkit.insight;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Outcome;
import io.incidentkit.loop.IncidentKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Incidents that had happened before: with the same alert, or on the same service, as an earlier one. Pure. */
public final class Repeats {
    private Repeats() {}

    /**
     * One incident and the last earlier one that it repeats.
     *
     * @param incident the later incident
     * @param earlier the last one before it
     * @param because what they share, such as {@code service checkout}
     */
    public record Repeat(Incident incident, Incident earlier, String because) {}

    /**
     * Finds the repeats. The same alert is a stronger sign than the same service and is named first; drills, backfilled
     * incidents and false alarms neither repeat nor are repeated.
     *
     * @param incidents the incidents, in any order
     * @return one repeat an incident that has one, in the order of detection
     */
    public static List<Repeat> of(Collection<Incident> incidents) {
        List<Incident> ordered = incidents.stream()
                .filter(incident -> incident.kind() == IncidentKind.REAL)
                .filter(incident -> incident.outcome()
                        .filter(how -> how == Outcome.DISMISSED)
                        .isEmpty())
                .sorted(Comparator.comparing(Incident::detectedAt).thenComparing(Incident::id))
                .toList();
        Map<String, Incident> last = new HashMap<>();
        List<Repeat> repeats = new ArrayList<>();
        for (Incident incident : ordered) {
            List<String> signs = signs(incident);
            signs.stream()
                    .filter(last::containsKey)
                    .findFirst()
                    .ifPresent(sign -> repeats.add(new Repeat(incident, earlier(last, sign), words(sign))));
            signs.forEach(sign -> last.put(sign, incident));
        }
        return repeats;
    }

    private static Incident earlier(Map<String, Incident> last, String sign) {
        Incident found = last.get(sign);
        if (found == null) {
            throw new IllegalStateException("No incident for " + sign);
        }
        return found;
    }

    private static List<String> signs(Incident incident) {
        List<String> signs = new ArrayList<>();
        incident.alertKeys().forEach(key -> signs.add("alert " + key));
        incident.services().forEach(service -> signs.add("service " + service.toLowerCase(Locale.ROOT)));
        return signs;
    }

    private static String words(String sign) {
        return sign.startsWith("alert ") ? "the same alerts" : sign;
    }
}
