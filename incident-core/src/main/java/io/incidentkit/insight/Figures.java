package io.incidentkit.insight;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionItems;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Outcome;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.MitigationKind;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * The figures over a set of incidents, such as those of a team and a quarter. Drills and backfilled incidents are left out;
 * false alarms are counted and not timed.
 *
 * <p>Immutable and thread-safe.
 */
public final class Figures {
    private final List<Incident> counted;
    private final List<Incident> timed;

    private Figures(List<Incident> counted) {
        this.counted = counted;
        this.timed = counted.stream()
                .filter(incident -> incident.outcome()
                        .filter(how -> how == Outcome.DISMISSED)
                        .isEmpty())
                .toList();
    }

    /**
     * Takes the incidents that count.
     *
     * @param incidents the incidents, such as those detected in one period
     * @param visible which private incidents the reader may see; the others are not counted
     * @return the figures
     */
    public static Figures of(Collection<Incident> incidents, Predicate<Incident> visible) {
        return new Figures(incidents.stream()
                .filter(incident -> incident.kind() == IncidentKind.REAL)
                .filter(incident -> !incident.isPrivate() || visible.test(incident))
                .toList());
    }

    /** Returns how many incidents are counted. */
    public int incidents() {
        return counted.size();
    }

    /** Returns how many of them were false alarms. */
    public int falseAlarms() {
        return counted.size() - timed.size();
    }

    /** Returns how many of them were reopened at least once. */
    public int reopened() {
        return (int) timed.stream()
                .filter(incident -> !incident.earlierEpisodes().isEmpty())
                .count();
    }

    /**
     * Spreads a time over every episode.
     *
     * @param measure the time
     * @return the distribution, one time an episode
     */
    public Distribution perEpisode(Measure measure) {
        return Distribution.of(timed.stream()
                .flatMap(incident -> incident.episodes().stream().map(episode -> measure.of(incident, episode)))
                .toList());
    }

    /**
     * Spreads a time over the incidents, its episodes added up: quiet time between two episodes does not count.
     *
     * @param measure the time
     * @return the distribution, one time an incident; unknown if it is unknown of one of the episodes
     */
    public Distribution overall(Measure measure) {
        return Distribution.of(
                timed.stream().map(incident -> sum(measure, incident)).toList());
    }

    /** Returns how long each kind of mitigation took from the detection of its episode. */
    public Map<MitigationKind, Distribution> mitigationsByKind() {
        Map<MitigationKind, Distribution> byKind = new EnumMap<>(MitigationKind.class);
        for (MitigationKind kind : MitigationKind.values()) {
            List<Optional<Duration>> times = timed.stream()
                    .filter(incident -> incident.mitigation()
                            .filter(mitigation -> mitigation.kind() == kind)
                            .isPresent())
                    .map(incident -> Measure.TIME_TO_MITIGATE.of(incident, incident.episode()))
                    .toList();
            if (!times.isEmpty()) {
                byKind.put(kind, Distribution.of(times));
            }
        }
        return byKind;
    }

    /**
     * Returns how widely the role of the commander rotates.
     *
     * @param rota everyone who could have commanded; may be empty if that is not known
     * @return the rotation
     */
    public Rotation rotation(Collection<Person> rota) {
        return Rotation.of(timed, rota);
    }

    /**
     * Returns the share of action items that got done; empty if there are none.
     */
    public OptionalDouble actionCompletionRate() {
        return ActionItems.completionRate(actionItems());
    }

    /** Returns the action items of all incidents. */
    public List<ActionItem> actionItems() {
        return counted.stream()
                .flatMap(incident -> incident.actionItems().stream())
                .toList();
    }

    private static Optional<Duration> sum(Measure measure, Incident incident) {
        if (measure == Measure.TIME_TO_DETECT) {
            return measure.of(incident, incident.episodes().get(0));
        }
        Duration sum = Duration.ZERO;
        for (Episode episode : incident.episodes()) {
            Optional<Duration> time = measure.of(incident, episode);
            if (time.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(time.get());
        }
        return Optional.of(sum);
    }
}
