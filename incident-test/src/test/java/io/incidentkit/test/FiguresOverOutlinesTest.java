package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.incidentkit.actionitem.SurfacingPolicy;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.incident.OutlineCodec;
import io.incidentkit.insight.ActionBoard;
import io.incidentkit.insight.BudgetQuestion;
import io.incidentkit.insight.BudgetSpent;
import io.incidentkit.insight.Distribution;
import io.incidentkit.insight.Figures;
import io.incidentkit.insight.Measure;
import io.incidentkit.insight.Repeats;
import io.incidentkit.insight.Scope;
import io.incidentkit.insight.ServiceObjective;
import io.incidentkit.insight.WeeklyDigest;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.test.history.Histories;
import io.incidentkit.test.history.History;
import io.incidentkit.test.history.PlayedHistory;
import io.incidentkit.test.severity.Policies;
import io.incidentkit.timeline.RecordEvent.BudgetMeasured;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Whatever happened: all that is told over incidents is the same over their outlines, as they are stored and read. */
class FiguresOverOutlinesTest {
    private static final ServiceObjective OBJECTIVE = new ServiceObjective("all", 0.99, Duration.ofDays(20));

    /** Under one policy, as figures are read under one. */
    record Told(IncidentPolicy policy, List<History> histories) {
        List<Incident> incidents() {
            return IntStream.range(0, histories.size())
                    .mapToObj(i -> incident(histories.get(i), i + 1))
                    .toList();
        }

        private static Incident incident(History history, int number) {
            PlayedHistory played = history.play();
            Incident incident = played.incident().numbered(number);
            return number % 2 == 0 ? incident : measured(incident, OBJECTIVE, number % 3 == 0 ? null : 0.125);
        }
    }

    @Provide
    Arbitrary<Told> told() {
        Arbitrary<IncidentPolicy> policies =
                Arbitraries.oneOf(Arbitraries.create(IncidentPolicy::standard), Policies.any());
        return policies.flatMap(policy -> Arbitraries.oneOf(Histories.sensible(policy), Histories.any(policy))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(histories -> new Told(policy, histories)));
    }

    @Property(tries = 400)
    @StatisticsReport(onFailureOnly = true)
    void figuresAreTheSame(@ForAll("told") Told told, @ForAll @IntRange(max = 100) int days) {
        List<Incident> incidents = told.incidents();
        List<Incident> outlines =
                incidents.stream().map(FiguresOverOutlinesTest::stored).toList();
        // Figures are never read before the last thing that happened.
        Instant last = incidents.stream()
                .map(Incident::lastRecordedAt)
                .max(Instant::compareTo)
                .orElseThrow();
        Instant now = last.plus(Duration.ofHours(7L * days));
        Scope scope = Scope.at(now)
                .policy(told.policy())
                .visible(incident -> true)
                .objectives(incident -> List.of(OBJECTIVE))
                .build();

        assertThat(text(Figures.of(outlines, scope))).isEqualTo(text(Figures.of(incidents, scope)));
        LocalDate monday = now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(6);
        assertThat(digest(outlines, monday, scope)).isEqualTo(digest(incidents, monday, scope));
        assertThat(ActionBoard.of(outlines, scope).items())
                .isEqualTo(ActionBoard.of(incidents, scope).items());
        Statistics.label("in outline")
                .collect(outlines.stream().anyMatch(Incident::isOutline))
                .coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 40));
    }

    /** With an answer to all that can be asked of it. */
    private static Incident measured(Incident incident, ServiceObjective objective, Double share) {
        Incident measured = incident;
        for (BudgetQuestion question : BudgetQuestion.of(incident, hit -> List.of(objective))) {
            Instant now = measured.lastRecordedAt();
            BudgetMeasured event = new BudgetMeasured(question.answer(share, "a query", null));
            measured = measured.evolve(
                    List.of(new TimelineEntry(measured.version() + 1, now, now, Actor.system("slo"), event)));
            assertThat(question.answeredBy(measured)).contains(event.measure());
        }
        return measured;
    }

    @Property(tries = 200)
    void whatWasMeasuredAddsUp(@ForAll("told") Told told) {
        ServiceObjective objective = new ServiceObjective("all", 0.99, Duration.ofDays(3_600));
        List<Incident> incidents = told.incidents().stream()
                .map(incident -> measured(incident, objective, 0.125))
                .toList();
        Instant now = incidents.stream()
                .map(Incident::lastRecordedAt)
                .max(Instant::compareTo)
                .orElseThrow();
        Scope scope = Scope.at(now.plusSeconds(1))
                .policy(told.policy())
                .visible(incident -> true)
                .objectives(incident -> List.of(objective))
                .build();
        int questions = incidents.stream()
                .mapToInt(incident -> BudgetQuestion.of(incident, scoped -> List.of(objective))
                        .size())
                .sum();

        for (BudgetSpent spent : Figures.of(incidents, scope).errorBudgets()) {
            assertThat(spent.measured()).isEqualTo(0.125 * questions, within(1e-9));
            assertThat(spent.share()).isGreaterThanOrEqualTo(spent.measured());
            assertThat(spent.reckoned()).isLessThanOrEqualTo(spent.down());
            assertThat(spent.unknownIncidents()).isZero();
        }
    }

    @Property(tries = 200)
    void filtersMeanTheSame(@ForAll("told") Told told) {
        for (Incident incident : told.incidents()) {
            assertThat(IncidentFilter.facets(stored(incident))).isEqualTo(IncidentFilter.facets(incident));
        }
    }

    /** Through the bytes, where it has an outline. */
    private static Incident stored(Incident incident) {
        return OutlineCodec.write(incident)
                .map(bytes -> {
                    Incident read = OutlineCodec.read(OutlineCodec.OUTLINE_FORMAT, bytes)
                            .orElseThrow();
                    assertThat(read).isEqualTo(incident.outline().orElseThrow());
                    assertThat(OutlineCodec.write(read)).contains(bytes);
                    return read;
                })
                .orElse(incident);
    }

    private static String digest(List<Incident> incidents, LocalDate monday, Scope scope) {
        return WeeklyDigest.of(incidents, monday, scope, SurfacingPolicy.STANDARD)
                .toMarkdown();
    }

    /** Every figure in one text. */
    private static String text(Figures figures) {
        List<Object> all = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            all.add(measure + text(figures.perEpisode(measure)) + text(figures.overall(measure)));
        }
        figures.mitigationsByKind().forEach((kind, times) -> all.add(kind + text(times)));
        all.add(List.of(figures.incidents(), figures.open(), figures.falseAlarms(), figures.reopened()));
        all.add(figures.bySeverity());
        all.add(figures.detection());
        all.add(figures.impact());
        all.add(figures.rotation());
        all.add(figures.rotationByTeam());
        all.add(figures.duties());
        all.add(figures.communication());
        all.add(figures.postmortems());
        all.add(figures.actionsByTeam());
        all.add(figures.errorBudgets());
        for (Repeats.Repeat repeat : figures.repeats().all()) {
            all.add(repeat.incident().number() + "<" + repeat.earlier().number() + repeat.because() + repeat.lessons());
        }
        figures.repeats()
                .most(10)
                .forEach(often -> all.add(often.sign()
                        + often.name()
                        + often.incidents()
                        + often.last().number()));
        return all.toString();
    }

    private static String text(Distribution times) {
        return " " + times.known() + "+" + times.unknown() + times.median() + times.mean() + times.longest();
    }
}
