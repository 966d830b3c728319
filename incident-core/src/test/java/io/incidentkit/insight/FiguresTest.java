package io.incidentkit.insight;

import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Merge;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.obligation.DutyBook;
import io.incidentkit.playbook.Scenario;
import io.incidentkit.severity.Money;
import io.incidentkit.severity.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Figures over incidents: unknown is unknown, and only what counts is counted. */
class FiguresTest {
    private static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");

    private static Figures figures(Incident... incidents) {
        return Figures.of(List.of(incidents), Scope.at(NOW).build());
    }

    private static Distribution minutes(Integer... minutes) {
        return Distribution.of(Stream.of(minutes)
                .map(minute -> minute < 0 ? Optional.<Duration>empty() : Optional.of(Duration.ofMinutes(minute)))
                .toList());
    }

    private static Incident declared(IncidentKind kind) {
        return Scenario.of(Declare.builder("slow").kind(kind).build()).incident();
    }

    @Test
    void aDuplicateCountsAsTheOneThatItWasMergedInto() {
        Figures figures =
                figures(Scenario.merged().incident(), Scenario.triagedAs(43).incident());

        assertThat(figures.incidents()).isEqualTo(1);
        assertThat(figures.open()).isEqualTo(1);
        assertThat(figures.overall(Measure.TIME_TO_TRIAGE).known()).isEqualTo(1);
    }

    @Test
    void tellHowTheTeamLearnedOfThemAndOfHowManyThatIsNotKnown() {
        DetectionFigures detection = figures(
                        detected(DetectionSource.CUSTOMER),
                        detected(DetectionSource.ALERT),
                        detected(DetectionSource.ALERT),
                        detected(DetectionSource.ALERT),
                        declared(IncidentKind.REAL),
                        Scenario.of(Declare.builder("a false alarm")
                                        .detectionSource(DetectionSource.CUSTOMER)
                                        .build())
                                .accept(bob, new Dismiss("nothing there", null, null))
                                .incident())
                .detection();

        assertThat(detection.bySource())
                .containsExactly(Map.entry(DetectionSource.ALERT, 3), Map.entry(DetectionSource.CUSTOMER, 1));
        assertThat(detection.unknown()).isEqualTo(1);
        assertThat(detection.toldByCustomers()).as("of those that are known").hasValue(0.25);
        assertThat(detection.share(DetectionSource.COLLEAGUE)).hasValue(0);
        assertThat(figures(declared(IncidentKind.REAL)).detection().toldByCustomers())
                .isEmpty();
    }

    @Test
    void addUpTheNumbersOfTheImpactAndSayOfHowManyTheyAreKnown() {
        ImpactFigures none = figures(declared(IncidentKind.REAL)).impact();
        ImpactFigures impact = figures(
                        cost(1_200L, null, "10.25 EUR"),
                        cost(0L, 5_000_000_000L, "0.75 EUR"),
                        cost(null, null, "3 USD"),
                        declared(IncidentKind.REAL))
                .impact();

        assertThat(impact.customersHit().known()).contains(BigDecimal.valueOf(1_200));
        assertThat(impact.customersHit().incidents()).isEqualTo(2);
        assertThat(impact.requestsHit().known()).contains(BigDecimal.valueOf(5_000_000_000L));
        assertThat(impact.moneyLost()).containsOnlyKeys("EUR", "USD");
        assertThat(impact.moneyLost().get("EUR").total()).isEqualByComparingTo("11");
        assertThat(impact.moneyLost().get("EUR").incidents()).isEqualTo(2);
        assertThat(none.customersHit().known()).as("unknown is not 0").isEmpty();
        assertThat(none).isEqualTo(ImpactFigures.NONE);
    }

    private static Incident cost(@Nullable Long customers, @Nullable Long requests, String lost) {
        return Scenario.of(Declare.of("slow"))
                .accept(
                        bob,
                        new DescribeImpact(
                                "slow",
                                null,
                                customers,
                                requests,
                                Money.find(lost).orElseThrow(),
                                null,
                                null))
                .incident();
    }

    private static Incident detected(DetectionSource source) {
        return Scenario.of(Declare.builder("slow").detectionSource(source).build())
                .incident();
    }

    @Test
    void percentilesAreTheNearestRank() {
        Distribution times = minutes(50, 15, 40, 20, 35);

        assertThat(times.percentile(5)).contains(Duration.ofMinutes(15));
        assertThat(times.percentile(30)).contains(Duration.ofMinutes(20));
        assertThat(times.percentile(40)).contains(Duration.ofMinutes(20));
        assertThat(times.median()).contains(Duration.ofMinutes(35));
        assertThat(times.percentile(100)).contains(Duration.ofMinutes(50));
        assertThat(times.mean()).contains(Duration.ofMinutes(32));
        assertThatIllegalArgumentException().isThrownBy(() -> times.percentile(0));
        assertThatIllegalArgumentException().isThrownBy(() -> times.percentile(100.1));
    }

    /** Every share with at most two digits is exact in decimal and often not in binary. */
    @Test
    void aPercentileOfAHundredTimesIsThatTime() {
        Distribution times = minutes(IntStream.rangeClosed(1, 100).boxed().toArray(Integer[]::new));

        for (int percent = 1; percent <= 100; percent++) {
            assertThat(times.percentile(percent)).as("%d%%", percent).contains(Duration.ofMinutes(percent));
        }
    }

    @Test
    void unknownIsCountedAndNeverZero() {
        Distribution times = minutes(-1, 10, -1);

        assertThat(times.known()).isEqualTo(1);
        assertThat(times.unknown()).isEqualTo(2);
        assertThat(times.median()).contains(Duration.ofMinutes(10));
        assertThat(minutes(-1).median()).isEmpty();
        assertThat(minutes(-1).mean()).isEmpty();
    }

    @Test
    void timesAreNamedPairsOfMoments() {
        Figures figures =
                figures(Scenario.resolved().incident(), Scenario.triaged().incident());

        assertThat(figures.overall(Measure.TIME_TO_TRIAGE).median()).contains(Duration.ofMinutes(3));
        assertThat(figures.overall(Measure.TIME_TO_MITIGATE).longest()).contains(Duration.ofMinutes(23));
        assertThat(figures.overall(Measure.TIME_TO_MITIGATE).unknown()).isEqualTo(1);
        assertThat(figures.overall(Measure.TIME_TO_DETECT).known()).isZero();
    }

    @Test
    void quietTimeBetweenEpisodesDoesNotCount() {
        Incident twice = Scenario.reopened()
                .at("16:10")
                .accept(bob, new Triage(null, BOB, null))
                .accept(bob, new Diagnose("the cache", null))
                .accept(bob, new Mitigate("blocked", MitigationKind.BLOCK, null))
                .at("16:20")
                .accept(bob, new Resolve("normal", null, null))
                .incident();

        assertThat(figures(twice).overall(Measure.TIME_TO_RESOLVE).median()).contains(Duration.ofMinutes(38 + 20));
        assertThat(figures(twice).perEpisode(Measure.TIME_TO_RESOLVE).known()).isEqualTo(2);
        assertThat(figures(twice).reopened()).isEqualTo(1);
        assertThat(figures(twice).mitigationsByKind())
                .containsOnlyKeys(MitigationKind.ROLLBACK, MitigationKind.BLOCK)
                .hasEntrySatisfying(
                        MitigationKind.ROLLBACK,
                        times -> assertThat(times.median()).contains(Duration.ofMinutes(23)));
    }

    /** Who reopens by mistake, and dismisses that, makes no false alarm of what was resolved before. */
    @Test
    void whatWasResolvedCountsThoughItsComingBackWasAFalseAlarm() {
        Incident dismissed = Scenario.reopened()
                .at("16:10")
                .accept(bob, new Dismiss("another service", null, null))
                .incident();

        assertThat(figures(dismissed).falseAlarms()).isZero();
        assertThat(figures(dismissed).reopened()).isEqualTo(1);
        assertThat(figures(dismissed).overall(Measure.TIME_TO_RESOLVE).median()).contains(Duration.ofMinutes(38));
        assertThat(figures(dismissed).perEpisode(Measure.TIME_TO_RESOLVE).unknown())
                .isZero();
        assertThat(figures(dismissed).postmortems().overdue()).isEqualTo(1);
    }

    @Test
    void whatWasResolvedCountsThoughItsComingBackWasMerged() {
        Incident merged = Scenario.reopened()
                .at("16:10")
                .accept(bob, new Merge(Scenario.other().id(), "the same", null, null))
                .incident();

        assertThat(figures(merged).incidents()).isEqualTo(1);
        assertThat(figures(merged).overall(Measure.TIME_TO_RESOLVE).known()).isEqualTo(1);
        assertThat(figures(merged).rotation().commanders()).isEqualTo(1);
    }

    @Test
    void drillsAndBackfillsAreLeftOut() {
        assertThat(figures(declared(IncidentKind.DRILL), declared(IncidentKind.BACKFILL))
                        .incidents())
                .isZero();
        assertThat(figures(declared(IncidentKind.REAL)).incidents()).isEqualTo(1);
    }

    @Test
    void falseAlarmsAreCountedAndNotTimed() {
        Figures figures =
                figures(Scenario.dismissed().incident(), Scenario.resolved().incident());

        assertThat(figures.incidents()).isEqualTo(2);
        assertThat(figures.falseAlarms()).isEqualTo(1);
        assertThat(figures.overall(Measure.TIME_TO_TRIAGE).known()).isEqualTo(1);
    }

    @Test
    void aPrivateIncidentCountsForThoseWhoMaySeeIt() {
        Incident secret = Scenario.of(
                        Declare.builder("a leaked key").makePrivate().build())
                .incident();

        Scope seesAll = Scope.at(NOW).visible(incident -> true).build();
        assertThat(figures(secret).incidents()).isZero();
        assertThat(Figures.of(List.of(secret), seesAll).incidents()).isEqualTo(1);
    }

    @Test
    void mitigationsAreComparedByKind() {
        assertThat(figures(Scenario.resolved().incident()).mitigationsByKind())
                .containsOnlyKeys(MitigationKind.ROLLBACK)
                .hasEntrySatisfying(
                        MitigationKind.ROLLBACK,
                        times -> assertThat(times.median()).contains(Duration.ofMinutes(23)));
    }

    @Test
    void dutiesAreCountedByTheirNames() {
        Figures figures =
                figures(Scenario.resolved().incident(), Scenario.detected().incident());

        assertThat(figures.duties().get(DutyBook.TRIAGE).met()).isEqualTo(1);
        assertThat(figures.duties().get(DutyBook.POSTMORTEM).missed()).isEqualTo(1);
        assertThat(figures.duties()).doesNotContainKey(DutyBook.ACTION);
        assertThat(figures().duties()).isEmpty();
        assertThat(figures().dutiesOnTime()).isEmpty();
    }

    /** An alert at night that nobody looked at for hours was not looked at, also if it was a false one. */
    @Test
    void aDutyThatWasMissedOnAFalseAlarmWasMissed() {
        Incident unseen = Scenario.of(
                        Declare.builder("slow").severity(Severity.SEV1).build())
                .at("23:00")
                .accept(bob, new Dismiss("a load test", null, null))
                .incident();

        assertThat(figures(unseen).duties().get(DutyBook.TRIAGE).missed()).isEqualTo(1);
        assertThat(figures(unseen).dutiesOnTime()).hasValue(0);
    }

    @Test
    void theCompletionRateOfNothingIsUnknown() {
        assertThat(figures(Scenario.resolved().incident()).actions().completionRate())
                .isEmpty();
    }
}
