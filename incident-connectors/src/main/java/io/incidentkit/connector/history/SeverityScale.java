package io.incidentkit.connector.history;

import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.severity.Severity;
import io.incidentkit.text.CaselessKey;
import io.incidentkit.validation.InputValidator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of our levels a severity of another tool is: as it was said by name, else by its rank. The most severe one there is the most
 * severe one here, the next the next, and those that are left the least severe one. Names and numbers say nothing: a SEV-3 of one
 * tool pages people, and that of another does not.
 *
 * <p>Immutable and thread-safe.
 */
public final class SeverityScale {
    private final List<Severity> levels;
    private final Map<String, Severity> named;

    private SeverityScale(List<Severity> levels, Map<String, Severity> named) {
        this.levels = levels;
        this.named = named;
    }

    /**
     * Creates a scale.
     *
     * @param policy has our levels
     * @param named our level for a name of theirs, whatever its case
     * @throws io.incidentkit.validation.InvalidInputException if one of them is no level of the policy
     */
    public static SeverityScale of(IncidentPolicy policy, Map<String, String> named) {
        List<Severity> levels = policy.severities().severities();
        InputValidator faults = new InputValidator();
        Map<String, Severity> known = new HashMap<>();
        named.forEach((theirs, ours) -> levels.stream()
                .filter(level -> CaselessKey.of(level.toString()).equals(CaselessKey.of(ours.strip())))
                .findFirst()
                .ifPresentOrElse(
                        level -> known.put(CaselessKey.of(theirs.strip()), level),
                        () -> faults.add("severities." + theirs, "is " + ours + ", which is none of " + levels)));
        faults.throwIfAny();
        return new SeverityScale(List.copyOf(levels), Map.copyOf(known));
    }

    /**
     * Finds our level for one of theirs.
     *
     * @param theirs its name; empty if there is none
     * @param ranked all of theirs, the most severe one first; empty where that is not known
     * @return our level, or empty if nothing says which
     */
    public Optional<Severity> level(String theirs, List<String> ranked) {
        if (theirs.isBlank()) {
            return Optional.empty();
        }
        Severity said = named.get(CaselessKey.of(theirs.strip()));
        int rank = ranked.stream().map(CaselessKey::of).toList().indexOf(CaselessKey.of(theirs.strip()));
        if (said != null || rank < 0 || levels.isEmpty()) {
            return Optional.ofNullable(said);
        }
        return Optional.of(levels.get(Math.min(rank, levels.size() - 1)));
    }
}
