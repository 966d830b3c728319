package io.incidentkit.console.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.comms.Obligation;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Outcome;
import io.incidentkit.insight.Figures;
import io.incidentkit.insight.Repeats;
import io.incidentkit.insight.Scope;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.Step;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.obligation.OwedDuty;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.retention.IncidentDocument;
import io.incidentkit.retention.IncidentTransfer;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The quarter that the pages show to whoever looks around, as the rules allow it. */
class QuarterTest {
    private static final Instant NOW = Instant.parse("2026-03-30T13:37:00Z");
    private static final IncidentPolicy POLICY = IncidentPolicy.standard();
    private static final List<IncidentDocument> QUARTER = Quarter.play(Script.read(), POLICY, NOW, 7);

    private final SetClock clock = new SetClock(NOW);
    private final InMemoryIncidentStore store = new InMemoryIncidentStore();
    private final Incidents incidents =
            Incidents.builder(store, POLICY, clock.withZone(ZoneOffset.UTC)).build();
    private final List<Incident> all = taken();

    private List<Incident> taken() {
        IncidentTransfer transfer = new IncidentTransfer(store, POLICY, null);
        return QUARTER.stream().map(each -> transfer.take(each, NOW)).toList();
    }

    @Test
    void isPlayedAlikeWithTheSameSeedAndOtherwiseWithAnother() {
        assertThat(Quarter.play(Script.read(), POLICY, NOW, 7))
                .extracting(IncidentDocument::timeline)
                .isEqualTo(QUARTER.stream().map(IncidentDocument::timeline).toList());
        assertThat(Quarter.play(Script.read(), POLICY, NOW, 8))
                .extracting(IncidentDocument::timeline)
                .isNotEqualTo(QUARTER.stream().map(IncidentDocument::timeline).toList());
    }

    @Test
    void isPlayedAtAnyTimeOfTheDay() {
        for (int hour = 0; hour < 24; hour += 5) {
            Instant then = NOW.plus(Duration.ofHours(hour));
            assertThat(Quarter.play(Script.read(), POLICY, then, 7)).hasSameSizeAs(QUARTER);
        }
    }

    @Test
    void hasFortyIncidentsOfAllLevelsOverThirteenWeeksAndNothingOfTheFuture() {
        assertThat(all).hasSizeBetween(38, 50);
        assertThat(all)
                .extracting(incident -> incident.severity().orElseThrow())
                .contains(Severity.SEV1, Severity.SEV2, Severity.SEV3, Severity.SEV4);
        assertThat(all.get(0).detectedAt()).isBefore(NOW.minus(Duration.ofDays(84)));
        assertThat(all).extracting(Incident::detectedAt).isSorted().allMatch(NOW::isAfter);
        assertThat(all).allMatch(incident -> !incident.lastRecordedAt().isAfter(NOW));
    }

    @Test
    void hasTwoDrillsAPrivateOneFalseAlarmsAndOneThatCameBack() {
        assertThat(all)
                .filteredOn(incident -> incident.kind() == IncidentKind.DRILL)
                .hasSize(2);
        assertThat(all).filteredOn(Incident::isPrivate).hasSize(1);
        assertThat(all).filteredOn(ended(Outcome.DISMISSED)).hasSize(2);
        assertThat(all).filteredOn(incident -> incident.episodes().size() > 1).hasSize(1);
    }

    @Test
    void twoGoOnRightNowAndOneOfThemIsAsBadAsCanBeAndInItsMiddle() {
        assertThat(all).filteredOn(Incident::isOpen).hasSize(2);
        Incident worst = all.get(all.size() - 1);
        assertThat(worst.severity()).contains(Severity.SEV1);
        assertThat(worst.step()).isEqualTo(Step.DIAGNOSED);
        assertThat(worst.alertKeys()).isNotEmpty();
        assertThat(incidents.obligations(worst.id()).pending()).isNotEmpty();
    }

    @Test
    void postmortemsAreDraftsInReviewPublishedAndOverdue() {
        assertThat(all).filteredOn(status(PostmortemStatus.PUBLISHED)).hasSizeGreaterThan(12);
        assertThat(all).filteredOn(status(PostmortemStatus.IN_REVIEW)).hasSize(1);
        assertThat(all)
                .filteredOn(incident -> incidents.duties(incident).stream()
                        .filter(OwedDuty::isUnsettled)
                        .anyMatch(duty -> duty.id().contains("postmortem")
                                && duty.lateBy(NOW).isPresent()))
                .isNotEmpty();
    }

    @Test
    void aPublishedOneIsWholeAndWasReviewedFromOutside() {
        assertThat(all).filteredOn(status(PostmortemStatus.PUBLISHED)).allSatisfy(incident -> {
            assertThat(incidents.postmortem(incident.id()).rootCause()).isNotBlank();
            assertThat(incident.postmortemWork().reviewers())
                    .anyMatch(reviewer -> !incident.people().wasOnIncident(reviewer));
        });
    }

    @Test
    void causesComeBackAndSomeLessonsDoNotStick() {
        Scope scope = Scope.at(NOW).build();
        assertThat(Repeats.of(all, scope).most(10)).isNotEmpty();
        assertThat(all)
                .flatExtracting(Incident::actionItems)
                .anyMatch(item -> item.state().unfinished() && item.stale(NOW, POLICY.zone()))
                .anyMatch(item -> !item.state().unfinished());
        assertThat(Figures.of(all, scope)).isNotNull();
    }

    @Test
    void messagesAreSentInTimeMostly() {
        long met = all.stream()
                .mapToLong(incident -> incidents
                        .obligations(incident.id())
                        .in(Obligation.State.MET)
                        .size())
                .sum();
        long not = all.stream()
                .mapToLong(incident -> incidents
                                .obligations(incident.id())
                                .in(Obligation.State.LATE)
                                .size()
                        + incidents
                                .obligations(incident.id())
                                .in(Obligation.State.MISSED)
                                .size())
                .sum();
        assertThat(met).isGreaterThan(3 * not);
        assertThat(not).isPositive();
    }

    private static Predicate<Incident> ended(Outcome how) {
        return incident -> incident.outcome().filter(how::equals).isPresent();
    }

    private static Predicate<Incident> status(PostmortemStatus status) {
        return incident -> incident.postmortemWork().status() == status;
    }
}
