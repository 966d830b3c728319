package io.incidentkit.insight;

import io.incidentkit.actionitem.ActionTally;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.Tally;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.severity.Severity;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collector;
import java.util.stream.Stream;

/**
 * The figures over a set of incidents, such as those of a team and a quarter. Drills, backfilled incidents, duplicates and
 * private incidents that the reader may not see are left out; false alarms are counted and not timed. What is unknown is
 * counted as unknown.
 *
 * <p>The incidents are gone over once and not kept, but for what repeats. Immutable and thread-safe.
 */
public final class Figures {
    private static final Duration UNKNOWN_LAST = Duration.ofSeconds(Long.MAX_VALUE);

    private final int incidents;
    private final int open;
    private final int falseAlarms;
    private final int reopened;
    private final Map<Severity, Integer> severities;
    private final DetectionFigures detection;
    private final ImpactFigures impact;
    private final Map<Measure, Distribution> perEpisode;
    private final Map<Measure, Distribution> overall;
    private final Map<MitigationKind, Distribution> mitigations;
    private final Rotation rotation;
    private final Map<String, Rotation> rotationByTeam;
    private final Map<Audience, Tally> communication;
    private final Map<String, Tally> duties;
    private final PostmortemFigures postmortems;
    private final Map<String, ActionTally> actions;
    private final List<BudgetSpent> budgets;
    private final Repeats repeats;

    Figures(FigureCollector pass) {
        this.incidents = pass.incidents;
        this.open = pass.open;
        this.falseAlarms = pass.falseAlarms;
        this.reopened = pass.reopened;
        this.severities = bySeverity(pass);
        this.detection = new DetectionFigures(pass.detected, pass.undetected);
        this.impact = pass.impact;
        this.perEpisode = distributions(pass.perEpisode);
        this.overall = distributions(pass.overall);
        this.mitigations = fastestFirst(pass.mitigations);
        this.rotation = new Rotation(pass.commanders, !pass.scope.rota().isEmpty());
        this.rotationByTeam = Collections.unmodifiableMap(pass.rotationByTeam());
        this.duties = Collections.unmodifiableMap(pass.duties());
        this.communication = Collections.unmodifiableMap(new LinkedHashMap<>(pass.communication));
        this.postmortems = pass.postmortems;
        this.actions = Collections.unmodifiableMap(new LinkedHashMap<>(pass.actions));
        this.budgets = pass.budgets.spent();
        this.repeats = pass.repetition.repeats();
    }

    /**
     * Takes the figures.
     *
     * @param incidents the incidents, such as those detected in one period; gone over once
     * @param scope who reads, when, and what only the host knows
     * @return the figures
     */
    public static Figures of(Iterable<Incident> incidents, Scope scope) {
        FigureCollector pass = new FigureCollector(scope);
        incidents.forEach(pass::add);
        return new Figures(pass);
    }

    /**
     * Returns a collector of figures, for whoever makes something else of the same stream too: {@code incidents.outlines().collect(teeing(…))}.
     * It does not run in parallel.
     *
     * @param scope who reads, when, and what only the host knows
     */
    public static Collector<Incident, ?, Figures> collecting(Scope scope) {
        return OnePass.collector(() -> new FigureCollector(scope), FigureCollector::add, Figures::new);
    }

    /**
     * Takes the figures of a stream, such as {@code incidents.all()}.
     *
     * @param incidents the incidents; the stream is used up
     * @param scope who reads, when, and what only the host knows
     * @return the figures
     */
    public static Figures of(Stream<Incident> incidents, Scope scope) {
        return incidents.sequential().collect(collecting(scope));
    }

    /** Returns how many incidents are counted. */
    public int incidents() {
        return incidents;
    }

    /** Returns how many of them are open. */
    public int open() {
        return open;
    }

    /** Returns how many of them were false alarms. */
    public int falseAlarms() {
        return falseAlarms;
    }

    /** Returns how many of them were reopened at least once. */
    public int reopened() {
        return reopened;
    }

    /**
     * Returns how many incidents have which severity, false alarms and those without a severity left out; the most severe
     * first.
     */
    public Map<Severity, Integer> bySeverity() {
        return severities;
    }

    /** Returns how the team learned of the incidents, false alarms left out. */
    public DetectionFigures detection() {
        return detection;
    }

    /** Returns the impact in numbers, of those incidents of which they are known; false alarms are left out. */
    public ImpactFigures impact() {
        return impact;
    }

    /**
     * Spreads a time over every episode.
     *
     * @param measure the time
     * @return the distribution, one time an episode; the time to detect is that of the first episode alone
     */
    public Distribution perEpisode(Measure measure) {
        return Objects.requireNonNull(perEpisode.get(measure));
    }

    /**
     * Spreads a time over the incidents, its episodes added up: quiet time between two episodes does not count.
     *
     * @param measure the time
     * @return the distribution, one time an incident; unknown if it is unknown of one of the episodes
     */
    public Distribution overall(Measure measure) {
        return Objects.requireNonNull(overall.get(measure));
    }

    /**
     * Returns how long each kind of mitigation took from the detection of its episode, the kind with the shortest median
     * first. It is known of the mitigation that holds, not of those of earlier episodes.
     */
    public Map<MitigationKind, Distribution> mitigationsByKind() {
        return mitigations;
    }

    /** Returns how widely the role of the commander rotates. */
    public Rotation rotation() {
        return rotation;
    }

    /** Returns how widely it rotates among those on the rota of each team; empty if the scope tells no teams apart. */
    public Map<String, Rotation> rotationByTeam() {
        return rotationByTeam;
    }

    /**
     * Returns how the duties that have a time stand, but the messages, by their names: triage, fix, postmortem, action items and
     * the host's own. Those that were never owed are not named; those of false alarms are counted.
     */
    public Map<String, Tally> duties() {
        return duties;
    }

    /** Returns the share of duties that were met in time, of all that were to be met by now; empty if there was none. */
    public OptionalDouble dutiesOnTime() {
        return duties.values().stream().reduce(Tally.NONE, Tally::plus).onTime();
    }

    /** Returns how the messages to each audience stand; audiences that are owed nothing are not named. */
    public Map<Audience, Tally> communication() {
        return communication;
    }

    /** Returns the share of messages that were sent in time, over all audiences; empty if none was to be sent. */
    public OptionalDouble communicationOnTime() {
        return communication.values().stream().reduce(Tally.NONE, Tally::plus).onTime();
    }

    /** Returns how many postmortems are in time, late and reviewed from outside. */
    public PostmortemFigures postmortems() {
        return postmortems;
    }

    /** Returns how the action items of each team stand, by the team's name. */
    public Map<String, ActionTally> actionsByTeam() {
        return actions;
    }

    /** Returns how the action items of all teams stand. */
    public ActionTally actions() {
        return actions.values().stream().reduce(ActionTally.NONE, ActionTally::plus);
    }

    /** Returns what was spent of each error budget that the host knows of, or links an incident with; none if it knows and links none. */
    public List<BudgetSpent> errorBudgets() {
        return budgets;
    }

    /** Returns which of the incidents repeat an earlier one of them. */
    public Repeats repeats() {
        return repeats;
    }

    private static Map<Severity, Integer> bySeverity(FigureCollector pass) {
        Map<Severity, Integer> ordered = new LinkedHashMap<>();
        pass.severities.keySet().stream()
                .sorted(Comparator.<Severity>comparingInt(
                                severity -> pass.scope.policy().severities().rank(severity))
                        .thenComparing(Severity::name))
                .forEach(severity -> ordered.put(severity, pass.severities.getOrDefault(severity, 0)));
        return Collections.unmodifiableMap(ordered);
    }

    private static Map<Measure, Distribution> distributions(Map<Measure, Times> all) {
        Map<Measure, Distribution> distributions = new EnumMap<>(Measure.class);
        all.forEach((measure, times) -> distributions.put(measure, times.distribution()));
        return distributions;
    }

    private static Map<MitigationKind, Distribution> fastestFirst(Map<MitigationKind, Times> all) {
        Map<MitigationKind, Distribution> ordered = new LinkedHashMap<>();
        all.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue().distribution()))
                .sorted(Comparator.comparing(entry -> entry.getValue().median().orElse(UNKNOWN_LAST)))
                .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(ordered);
    }
}
