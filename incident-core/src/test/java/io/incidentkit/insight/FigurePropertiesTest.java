package io.incidentkit.insight;

import static io.incidentkit.playbook.Scenario.ALERT;
import static io.incidentkit.playbook.Scenario.alice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Outcome;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.playbook.Histories;
import io.incidentkit.playbook.Scenario;
import io.incidentkit.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What holds of the figures, whatever the incidents; each against the plainest way to work it out. */
class FigurePropertiesTest {
    private static final Instant NOW = ALERT.plus(Duration.ofDays(2));
    private static final ServiceObjective OBJECTIVE = new ServiceObjective("all", 0.99, Duration.ofDays(20));
    private static final Scope SCOPE =
            Scope.at(NOW).objectives(incident -> List.of(OBJECTIVE)).build();

    /** What an incident is made of; minutes count back from the moment at which all are recorded. */
    record Made(int ago, int stage, int minutes, List<String> services, String alert, Integer before, Severity level) {

        Incident incident(int number, IncidentKind kind, boolean isPrivate) {
            Instant detected = ALERT.minus(Duration.ofMinutes(ago));
            Declare.Builder declare = Declare.builder("slow")
                    .services(services)
                    .kind(kind)
                    .detectedAt(detected)
                    .began(before == null ? null : detected.minus(Duration.ofMinutes(before)));
            if (alert != null) {
                declare.alerts(new AlertGroup("prometheus", alert, "slow", List.of(), List.of(), 0));
            }
            if (isPrivate) {
                declare.makePrivate();
            }
            return staged(declare).incident().numbered(number);
        }

        private Scenario staged(Declare.Builder declare) {
            return switch (stage) {
                case 0 -> Scenario.of(declare.build());
                case 1 -> Histories.diagnosed(declare, level);
                case 2 -> Scenario.of(declare.build()).accept(alice, new Dismiss("a load test", null, null));
                default ->
                    Histories.resolved(Histories.diagnosed(declare, level), MitigationKind.BLOCK, minutes)
                            .accept(
                                    alice,
                                    new AddAction(ActionType.PREVENT, "x", null, LocalDate.of(2026, 2, 20), null));
            };
        }
    }

    @Provide
    Arbitrary<List<Made>> made() {
        Arbitrary<List<String>> services =
                Arbitraries.of("checkout", "Checkout", "search", "mail").list().ofMaxSize(2);
        return Combinators.combine(
                        Arbitraries.integers().between(400, 60 * 24 * 40),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(10, 300),
                        services,
                        Arbitraries.of("a", "b").injectNull(0.7),
                        Arbitraries.integers().between(0, 200).injectNull(0.5),
                        Arbitraries.of(Severity.SEV1, Severity.SEV2, Severity.SEV3))
                .as(Made::new)
                .list()
                .ofMaxSize(12);
    }

    private static List<Incident> incidents(List<Made> made, int from, IncidentKind kind, boolean isPrivate) {
        return IntStream.range(0, made.size())
                .mapToObj(i -> made.get(i).incident(from + i, kind, isPrivate))
                .toList();
    }

    private static List<Incident> real(List<Made> made) {
        return incidents(made, 1, IncidentKind.REAL, false);
    }

    /** Every figure in one text, so that two sets of figures can be compared whole. */
    private static String all(Figures figures) {
        StringBuilder all = new StringBuilder();
        for (Measure measure : Measure.values()) {
            all.append(measure).append(text(figures.perEpisode(measure))).append(text(figures.overall(measure)));
        }
        figures.mitigationsByKind().forEach((kind, times) -> all.append(kind).append(text(times)));
        return all.toString()
                + figures.incidents()
                + ' '
                + figures.open()
                + ' '
                + figures.falseAlarms()
                + figures.bySeverity()
                + figures.rotation()
                + figures.communication()
                + figures.postmortems()
                + figures.actionsByTeam()
                + figures.errorBudgets()
                + figures.repeats().all().stream()
                        .map(repeat -> repeat.incident().number() + "<"
                                + repeat.earlier().number() + repeat.because())
                        .toList()
                + figures.repeats().share();
    }

    private static String text(Distribution times) {
        return " " + times.known() + "+" + times.unknown() + times.median() + times.mean() + times.longest();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void nothingButRealIncidentsThatTheReaderMaySeeChangesAnyFigure(
            @ForAll("made") List<Made> counted, @ForAll("made") List<Made> left) {
        List<Incident> real = real(counted);
        List<Incident> everything = new ArrayList<>(incidents(left, 100, IncidentKind.REAL, true));
        everything.addAll(real);
        everything.addAll(incidents(left, 200, IncidentKind.DRILL, false));
        everything.addAll(incidents(left, 300, IncidentKind.BACKFILL, false));

        assertThat(all(Figures.of(everything, SCOPE))).isEqualTo(all(Figures.of(real, SCOPE)));
    }

    @Property(tries = 200)
    void theOrderOfTheIncidentsDoesNotMatter(@ForAll("made") List<Made> made, @ForAll Random random) {
        List<Incident> one = real(made);
        List<Incident> other = new ArrayList<>(one);
        Collections.shuffle(other, random);

        assertThat(all(Figures.of(other, SCOPE))).isEqualTo(all(Figures.of(one, SCOPE)));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void eachTimeIsKnownOrUnknownOfEachIncidentThatWasNoFalseAlarm(@ForAll("made") List<Made> made) {
        Figures figures = Figures.of(real(made), SCOPE);
        int timed = figures.incidents() - figures.falseAlarms();

        for (Measure measure : Measure.values()) {
            Distribution times = figures.overall(measure);
            assertThat(times.known() + times.unknown()).isEqualTo(timed);
            assertThat(figures.perEpisode(measure).known()).isEqualTo(times.known());
        }
        assertThat(figures.incidents()).isEqualTo(made.size());
        assertThat(figures.falseAlarms())
                .isEqualTo((int) made.stream().filter(each -> each.stage() == 2).count());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void anIncidentRepeatsTheLastEarlierOneWithTheStrongestSign(@ForAll("made") List<Made> made) {
        List<Incident> timed = real(made).stream()
                .filter(incident ->
                        incident.outcome().isEmpty() || incident.outcome().get() == Outcome.RESOLVED)
                .sorted((a, b) -> a.detectedAt().equals(b.detectedAt())
                        ? a.id().compareTo(b.id())
                        : a.detectedAt().compareTo(b.detectedAt()))
                .toList();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < timed.size(); i++) {
            Incident incident = timed.get(i);
            List<Incident> earlier = new ArrayList<>(timed.subList(0, i));
            Collections.reverse(earlier);
            Optional<Incident> sameAlert = earlier.stream()
                    .filter(each -> !Collections.disjoint(each.alertKeys(), incident.alertKeys()))
                    .findFirst();
            Optional<Incident> sameService = incident.services().stream()
                    .flatMap(service ->
                            earlier.stream().filter(each -> hits(each, service)).limit(1))
                    .findFirst();
            sameAlert.or(() -> sameService).ifPresent(each -> expected.add(incident.number() + "<" + each.number()));
        }

        assertThat(Repeats.of(timed, SCOPE).all())
                .extracting(repeat ->
                        repeat.incident().number() + "<" + repeat.earlier().number())
                .isEqualTo(expected);
    }

    private static boolean hits(Incident incident, String service) {
        return incident.services().stream()
                .anyMatch(hit -> hit.toLowerCase(Locale.ROOT).equals(service.toLowerCase(Locale.ROOT)));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void anErrorBudgetIsSpentInEachMinuteInWhichSomethingWasDown(@ForAll("made") List<Made> made) {
        List<Incident> timed = real(made).stream()
                .filter(incident ->
                        incident.outcome().isEmpty() || incident.outcome().get() == Outcome.RESOLVED)
                .toList();
        boolean[] down = new boolean[(int) OBJECTIVE.window().toMinutes()];
        Instant from = NOW.minus(OBJECTIVE.window());
        for (Incident incident : timed) {
            Episode episode = incident.episode();
            Instant begin = incident.began().orElse(incident.detectedAt());
            Instant end =
                    episode.mitigated() == null ? NOW : episode.mitigated().at();
            for (Instant at = begin; at.isBefore(end) && at.isBefore(NOW); at = at.plus(1, ChronoUnit.MINUTES)) {
                if (!at.isBefore(from)) {
                    down[(int) Duration.between(from, at).toMinutes()] = true;
                }
            }
        }
        long minutes = IntStream.range(0, down.length).filter(i -> down[i]).count();

        assertThat(Figures.of(timed, SCOPE).errorBudgets().stream()
                        .mapToLong(spent -> spent.down().toMinutes())
                        .sum())
                .isEqualTo(minutes);
    }

    @Property
    void aPercentileIsTheLeastTimeThatSoManyDidNotExceed(
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 0, max = 1_000) Long> seconds,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        Distribution times = Distribution.of(seconds.stream()
                .map(second -> Optional.of(Duration.ofSeconds(second)))
                .toList());

        Duration found = times.percentile(percent).orElseThrow();
        long within = seconds.stream().filter(each -> each <= found.toSeconds()).count();
        long below = seconds.stream().filter(each -> each < found.toSeconds()).count();
        assertThat(within * 100).isGreaterThanOrEqualTo((long) percent * seconds.size());
        assertThat(below * 100).isLessThan((long) percent * seconds.size());
    }

    /** A way that grows with the square of the number, or goes over the incidents twice, does not pass. */
    @Example
    void figuresOverAHundredThousandIncidentsAreTakenInOnePass() {
        List<Incident> some = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            some.add(new Made(500 + 7 * i, i % 7, 10 + i, List.of("service " + i % 20), null, i, Severity.SEV1)
                    .incident(i + 1, IncidentKind.REAL, false));
        }
        OnePass pass = new OnePass(some, 100_000);

        assertThat(CompletableFuture.supplyAsync(() -> Figures.of(pass, SCOPE)))
                .succeedsWithin(Duration.ofSeconds(30))
                .extracting(Figures::incidents)
                .isEqualTo(100_000);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(pass::iterator);
    }

    /** Gives some incidents again and again, and only once. */
    private static final class OnePass implements Iterable<Incident> {
        private final List<Incident> some;
        private final int count;
        private boolean passed;

        OnePass(List<Incident> some, int count) {
            this.some = some;
            this.count = count;
        }

        @Override
        public Iterator<Incident> iterator() {
            if (passed) {
                throw new IllegalStateException("A second pass");
            }
            passed = true;
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < count;
                }

                @Override
                public Incident next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return some.get(next++ % some.size());
                }
            };
        }
    }
}
