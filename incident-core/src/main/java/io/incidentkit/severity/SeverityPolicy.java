package io.incidentkit.severity;

import io.incidentkit.rule.RefusedException;
import io.incidentkit.validation.ObjectReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The severity levels in force, the most severe first. A policy that exists is complete and in order: a broken one is
 * refused when it is built, with all its faults at once.
 *
 * <p>Immutable and thread-safe.
 */
public final class SeverityPolicy {
    private final List<SeverityLevel> levels;

    private SeverityPolicy(List<SeverityLevel> levels) {
        this.levels = levels;
    }

    /**
     * Builds a policy.
     *
     * @param levels the levels, the most severe first; any number but none
     * @return the policy
     * @throws RefusedException with every way in which it is not {@code policy-is-complete} and {@code policy-is-ordered}
     */
    public static SeverityPolicy of(List<SeverityLevel> levels) {
        List<PolicyFinding> findings = PolicyRules.check(levels);
        if (!findings.isEmpty()) {
            throw new RefusedException(
                    "The severity policy is",
                    findings.stream().map(PolicyFinding::violation).toList());
        }
        return new SeverityPolicy(List.copyOf(levels));
    }

    /**
     * Reads a policy, as {@link #write} writes it, from a field of a larger document.
     *
     * @param document the document, which learns of every fault, also of the ways in which the policy is not {@code
     *     policy-is-complete} and {@code policy-is-ordered}
     * @param field the name of the list of levels, the most severe first
     * @return the policy, or null if the field is absent or anything in it is wrong
     */
    public static @Nullable SeverityPolicy read(ObjectReader document, String field) {
        List<SeverityLevel> levels = LevelDocument.read(document, field);
        return levels == null ? null : new SeverityPolicy(levels);
    }

    /** Returns the levels as data that {@link #read} reads back: texts, booleans, lists and maps. */
    public List<Map<String, Object>> write() {
        return levels.stream().map(LevelDocument::write).toList();
    }

    /** Returns the playbook's own policy: SEV1 to SEV4. */
    public static SeverityPolicy standard() {
        return StandardPolicy.INSTANCE;
    }

    /** Returns the levels, the most severe first. */
    public List<SeverityLevel> levels() {
        return levels;
    }

    /**
     * Finds a level by its name.
     *
     * @param severity the name
     * @return the level, or empty if this policy has none of that name
     */
    public Optional<SeverityLevel> level(Severity severity) {
        int place = place(severity);
        return place < levels.size() ? Optional.of(levels.get(place)) : Optional.empty();
    }

    /**
     * Returns the times of a level, as they are kept with an incident that it is set on.
     *
     * @param severity the name
     * @return the times, or null if this policy has no level of that name
     */
    public @Nullable LevelTimes times(Severity severity) {
        int place = place(severity);
        return place < levels.size() ? levels.get(place).times() : null;
    }

    /**
     * Returns whether this policy has a level of that name.
     *
     * @param severity the name
     */
    public boolean has(Severity severity) {
        return place(severity) < levels.size();
    }

    /**
     * Returns a level's place, 1 for the most severe.
     *
     * @param severity the name
     * @return the place, or one more than the number of levels for a name that this policy does not have (a level that was
     *     renamed since)
     */
    public int rank(Severity severity) {
        return place(severity) + 1;
    }

    /** Returns the levels' names, the most severe first. */
    public List<Severity> severities() {
        return levels.stream().map(SeverityLevel::severity).toList();
    }

    /** Returns this policy as one Markdown page that a new hire reads ({@code policy-is-visible}). */
    public String toMarkdown() {
        return PolicyPage.render(this);
    }

    /** From 0; a policy has few levels, and to look through them is faster than any map. */
    private int place(Severity severity) {
        int place = 0;
        while (place < levels.size() && !levels.get(place).severity().equals(severity)) {
            place++;
        }
        return place;
    }

    /** Two policies are equal if their levels are. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SeverityPolicy that && levels.equals(that.levels);
    }

    @Override
    public int hashCode() {
        return levels.hashCode();
    }

    /** Returns the levels' names, the most severe first. */
    @Override
    public String toString() {
        return "SeverityPolicy" + severities();
    }
}
