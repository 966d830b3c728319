package io.incidentkit.connector.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.backfill.PastIncident;
import io.incidentkit.backfill.PastUpdate;
import io.incidentkit.commander.Actor;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.comms.Obligation;
import io.incidentkit.comms.Obligation.Reason;
import io.incidentkit.comms.Obligation.State;
import io.incidentkit.connector.RealData;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.SnapshotCodec;
import io.incidentkit.insight.Figures;
import io.incidentkit.insight.Scope;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.ImportedIncident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.rule.Rule;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Notification;
import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityLevel;
import io.incidentkit.severity.SeverityPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Reads and imports what status pages really told ({@link RealData}); the counts are those of the folder's README. */
class RealHistoriesTest {
    private static final Actor IMPORTER = Actor.person("importer");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    @Test
    void readsAWholeHistory() {
        StatusPageHistory history = github();
        assertThat(history.faults()).isEmpty();
        assertThat(history.incidents()).hasSize(534);
        assertThat(history.maintenances()).hasSize(18);
        List<PastUpdate> updates = history.incidents().stream()
                .flatMap(past -> past.updates().stream())
                .toList();
        // The other 56 of the 2,977 updates belong to the maintenances.
        assertThat(updates.size()).isEqualTo(2_977 - 56);
        assertThat(updates.stream().filter(update -> update.says() == null).count())
                .isEqualTo(1_865);
    }

    @Test
    void tellsWhatARealHistoryBreaksOfTheRules() {
        StatusPageHistory history = github();
        List<PastIncident> several = history.incidents().stream()
                .filter(past -> past.updates().size() >= 2)
                .toList();

        assertThat(several).hasSize(519);
        assertThat(several).filteredOn(silentFor(HALF_AN_HOUR)).hasSize(293);
        assertThat(history.incidents())
                .filteredOn(PastIncident::isToldOnlyOnceResolved)
                .hasSize(15);
        List<ImportedIncident> imported = importAll(history, IncidentPolicy.standard());
        assertThat(imported)
                .allMatch(each ->
                        each.violations().stream().anyMatch(violation -> violation.rule() == Rule.STEPS_IN_ORDER));
    }

    @Test
    void findsTheSameSilencesByAPolicyThatAsksForAnUpdateEveryHalfHour() {
        StatusPageHistory history = github();
        List<ImportedIncident> imported = history.incidents().stream()
                .map(past -> past.toBuilder().severity(Severity.SEV2).build())
                .map(past -> incidents(everyHalfHour()).importHistory(IMPORTER, past))
                .toList();

        assertThat(imported).filteredOn(RealHistoriesTest::wasTooSilent).hasSize(293);
    }

    @Test
    void readsEveryCaptureOfStatusPages() {
        Path folder = RealData.at("incidents/statuspage");
        List<StatusPageHistory> all =
                RealData.files(folder).stream().map(RealHistoriesTest::read).toList();

        assertThat(all).allSatisfy(history -> assertThat(history.faults()).isEmpty());
        assertThat(all.stream().mapToInt(history -> history.incidents().size()).sum())
                .isEqualTo(2_087);
        assertThat(all.stream()
                        .mapToInt(history -> history.maintenances().size())
                        .sum())
                .isEqualTo(30);
        // The captures end before the end does: it stays unknown.
        assertThat(all)
                .allSatisfy(history -> assertThat(importAll(history, IncidentPolicy.standard()))
                        .allMatch(each -> each.incident().isOpen()));
    }

    @Test
    void readsAnotherPagesHistory() {
        Path file = RealData.at("incidents/gcp.jsonl");
        StatusPageHistory history = read(file);

        assertThat(history.faults()).isEmpty();
        assertThat(history.incidents()).hasSize(880);
        assertThat(history.incidents())
                .filteredOn(past -> past.endedAt().isEmpty())
                .hasSize(3);
        List<ImportedIncident> imported = importAll(history, IncidentPolicy.standard());
        assertThat(imported)
                .filteredOn(each -> each.violations().stream()
                        .anyMatch(violation -> violation.message().contains("before the beginning")))
                .hasSize(2);
        List<Long> minutes = imported.stream()
                .map(ImportedIncident::incident)
                .flatMap(incident -> incident.began().stream()
                        .map(began ->
                                Duration.between(began, incident.detectedAt()).toMinutes()))
                .sorted()
                .toList();
        assertThat(minutes).hasSize(878);
        // The folder's README says 33.
        assertThat(minutes.get(minutes.size() / 2)).isBetween(30L, 33L);
    }

    @Test
    void readsAnswersOfTheInterface() {
        Path folder = RealData.at("incidents/api-captures");
        for (Path file : RealData.files(folder)) {
            StatusPageHistory history = read(file);
            assertThat(history.faults()).as("%s", file).isEmpty();
            assertThat(importAll(history, IncidentPolicy.standard()))
                    .as("%s", file)
                    .allMatch(each -> !each.incident().isOpen());
        }
    }

    @Test
    void comesToTheSameWhenPollsAreReplayedTwiceOrShuffled() {
        Path folder = RealData.at("incidents/poll-replay");
        for (Path file : RealData.files(folder)) {
            StatusPageHistory inOrder = read(RealData.text(file));
            List<String> polls =
                    new ArrayList<>(Arrays.asList(RealData.text(file).split("\n")));
            polls.addAll(List.copyOf(polls));
            Collections.shuffle(polls, new Random(7));

            StatusPageHistory shuffled = read(String.join("\n", polls));
            StatusPageHistory oneByOne = polls.stream()
                    .map(RealHistoriesTest::read)
                    .reduce(StatusPageHistory::plus)
                    .orElseThrow();

            assertThat(inOrder.faults()).isEmpty();
            assertThat(inOrder.incidents()).hasSizeGreaterThan(20);
            List<String> expected = StatusPageHistoryTest.describe(inOrder);
            assertThat(StatusPageHistoryTest.describe(shuffled)).isEqualTo(expected);
            assertThat(StatusPageHistoryTest.describe(oneByOne)).isEqualTo(expected);
            importAll(inOrder, IncidentPolicy.standard());
        }
    }

    /** Imports each, twice: the state is the fold of the timeline, and the second time adds nothing. */
    private static List<ImportedIncident> importAll(StatusPageHistory history, IncidentPolicy policy) {
        Incidents incidents = incidents(policy);
        List<ImportedIncident> imported = new ArrayList<>();
        for (PastIncident past : history.incidents()) {
            ImportedIncident backfilled = incidents.importHistory(IMPORTER, past);
            Incident incident = backfilled.incident();
            assertThat(backfilled.isNew()).as("%s", past).isTrue();
            assertThat(Incident.replay(incident.id(), incident.number(), incidents.timeline(incident.id())))
                    .as("%s", past)
                    .isEqualTo(incident);
            assertThat(SnapshotCodec.read(
                            SnapshotCodec.SNAPSHOT_FORMAT, incident.number(), SnapshotCodec.write(incident)))
                    .as("%s", past)
                    .contains(incident);
            assertThat(incident.episode().triaged()).as("%s", past).isNull();
            imported.add(backfilled);
        }
        for (PastIncident past : history.incidents()) {
            assertThat(incidents.importHistory(IMPORTER, past).isNew())
                    .as("%s", past)
                    .isFalse();
        }
        assertThat(Figures.of(
                                imported.stream()
                                        .map(ImportedIncident::incident)
                                        .toList(),
                                Scope.at(Instant.parse("2030-01-01T00:00:00Z")).build())
                        .incidents())
                .isZero();
        return imported;
    }

    private static Predicate<PastIncident> silentFor(Duration time) {
        return past -> past.longestSilence()
                .filter(longest -> longest.compareTo(time) > 0)
                .isPresent();
    }

    private static boolean wasTooSilent(ImportedIncident imported) {
        return imported.communication().all().stream()
                .filter(owed -> owed.reason() == Reason.CADENCE)
                .map(Obligation::state)
                .anyMatch(state -> state == State.LATE || state == State.MISSED);
    }

    private static IncidentPolicy everyHalfHour() {
        SeverityLevel level = SeverityLevel.builder(Severity.SEV2)
                .meaning("Clearly degraded")
                .notification(Notification.PAGE_ON_CALL)
                .fixed("within hours", Duration.ofHours(8))
                .communication(
                        List.of(new CommunicationDuty(Audience.STATUS_PAGE, HALF_AN_HOUR, HALF_AN_HOUR, false, true)))
                .build();
        return IncidentPolicy.builder()
                .severities(SeverityPolicy.of(List.of(level)))
                .build();
    }

    private static Incidents incidents(IncidentPolicy policy) {
        return new Incidents(
                new InMemoryIncidentStore(),
                policy,
                Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC));
    }

    private static StatusPageHistory github() {
        return read(RealData.at("incidents/github-history.jsonl"));
    }

    private static StatusPageHistory read(Path file) {
        return StatusPageHistory.read(file.getFileName().toString(), RealData.bytes(file));
    }

    private static StatusPageHistory read(String json) {
        return StatusPageHistory.read("polls", json.getBytes(StandardCharsets.UTF_8));
    }
}
