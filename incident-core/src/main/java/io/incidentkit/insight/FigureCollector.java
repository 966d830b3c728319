package io.incidentkit.insight;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionTally;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.Tally;
import io.incidentkit.duty.Duty;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.obligation.DutyBook;
import io.incidentkit.obligation.OwedDuties;
import io.incidentkit.severity.Severity;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Goes over incidents once and collects everything that {@link Figures} tell. Not thread-safe. */
final class FigureCollector {
    final Scope scope;
    int incidents;
    int open;
    int falseAlarms;
    int reopened;
    final Map<Severity, Integer> severities = new HashMap<>();
    final Map<DetectionSource, Integer> detected = new EnumMap<>(DetectionSource.class);
    int undetected;
    ImpactFigures impact = ImpactFigures.NONE;
    final Map<Measure, Times> perEpisode = new EnumMap<>(Measure.class);
    final Map<Measure, Times> overall = new EnumMap<>(Measure.class);
    final Map<MitigationKind, Times> mitigations = new EnumMap<>(MitigationKind.class);
    final Map<Person, Integer> commanders = new LinkedHashMap<>();
    final Map<Audience, Tally> communication = new LinkedHashMap<>();
    final Map<String, Tally> duties = new LinkedHashMap<>();
    PostmortemFigures postmortems = PostmortemFigures.NONE;
    final Map<String, ActionTally> actions = new TreeMap<>();
    final BudgetAccounts budgets;
    final Repetition repetition;

    FigureCollector(Scope scope) {
        this.scope = scope;
        this.repetition = new Repetition(scope);
        this.budgets = new BudgetAccounts(scope);
        for (Measure measure : Measure.values()) {
            perEpisode.put(measure, new Times());
            overall.put(measure, new Times());
        }
        scope.rota().forEach(person -> commanders.put(person, 0));
    }

    void add(Incident incident) {
        if (!scope.counts(incident)) {
            return;
        }
        incidents++;
        for (ActionItem item : incident.actionItems()) {
            ActionTally one = ActionTally.NONE.plus(item, scope.now(), scope.zone());
            actions.merge(scope.team(incident, item), one, ActionTally::plus);
        }
        OwedDuties.of(incident, scope.policy().dutyBook(), scope.now())
                .forEach(owed -> duties.merge(owed.duty().name(), Tally.NONE.plus(owed.state()), Tally::plus));
        if (Scope.times(incident)) {
            time(incident);
        } else {
            falseAlarms++;
        }
    }

    private void time(Incident incident) {
        open += incident.isOpen() ? 1 : 0;
        reopened += incident.earlierEpisodes().isEmpty() ? 0 : 1;
        incident.severity().ifPresent(severity -> severities.merge(severity, 1, Integer::sum));
        incident.detectionSource()
                .ifPresentOrElse(source -> detected.merge(source, 1, Integer::sum), () -> undetected++);
        impact = impact.plus(incident);
        for (Measure measure : Measure.values()) {
            time(incident, measure);
        }
        for (Episode episode : Scope.timed(incident)) {
            incident.mitigation(episode)
                    .ifPresent(mitigation -> mitigations
                            .computeIfAbsent(mitigation.kind(), kind -> new Times())
                            .add(Measure.TIME_TO_MITIGATE.nanos(incident, episode)));
        }
        incident.communication()
                .tallies(scope.now())
                .forEach((audience, tally) -> communication.merge(audience, tally, Tally::plus));
        Rotation.count(incident, commanders);
        postmortems = PostmortemPunctuality.plus(postmortems, incident, scope.policy(), scope.now());
        budgets.add(incident);
        repetition.add(incident);
    }

    /** How often those commanded who are on the rota of each team. */
    Map<String, Rotation> rotationByTeam() {
        Map<String, Rotation> teams = new LinkedHashMap<>();
        scope.rotas().forEach((team, people) -> {
            Map<Person, Integer> counts = new LinkedHashMap<>();
            people.forEach(person -> counts.put(person, commanders.getOrDefault(person, 0)));
            teams.put(team, new Rotation(counts, true));
        });
        return teams;
    }

    /** The playbook's own duties first, then the host's in the order of the policy. */
    Map<String, Tally> duties() {
        Map<String, Tally> ordered = new LinkedHashMap<>();
        Stream<String> names = Stream.of(DutyBook.TRIAGE, DutyBook.FIX, DutyBook.POSTMORTEM, DutyBook.ACTION);
        Stream.concat(names, scope.policy().dutyBook().own().stream().map(Duty::name))
                .filter(duties::containsKey)
                .forEach(name -> ordered.put(name, duties.getOrDefault(name, Tally.NONE)));
        return ordered;
    }

    /** Only the first episode has a time to detect; of the other measures one unknown episode makes the sum unknown. */
    private void time(Incident incident, Measure measure) {
        Times each = Objects.requireNonNull(perEpisode.get(measure));
        long sum = 0;
        for (Episode episode : Scope.timed(incident)) {
            long nanos = measure.nanos(incident, episode);
            if (measure != Measure.TIME_TO_DETECT || episode.number() == 1) {
                each.add(nanos);
                sum = sum == Measure.UNKNOWN || nanos == Measure.UNKNOWN ? Measure.UNKNOWN : sum + nanos;
            }
        }
        Objects.requireNonNull(overall.get(measure)).add(sum);
    }
}
