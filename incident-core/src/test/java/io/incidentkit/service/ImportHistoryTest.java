package io.incidentkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.backfill.PastIncident;
import io.incidentkit.backfill.PastUpdate;
import io.incidentkit.command.EndCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.comms.Obligation;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.incident.Outcome;
import io.incidentkit.incident.SnapshotCodec;
import io.incidentkit.insight.Figures;
import io.incidentkit.insight.Scope;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.Step;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.ImportedIncident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ImportHistoryTest {
    private static final Actor ALICE = Actor.person("alice");
    private static final Instant T = Instant.parse("2026-01-10T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private final Incidents incidents =
            new Incidents(new InMemoryIncidentStore(), IncidentPolicy.standard(), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void takesInAnIncidentAsABackfill() {
        Incident incident = told(
                        update(0, Step.DETECTED, "We look into errors."),
                        update(20, Step.DIAGNOSED, "A bad deploy."),
                        update(30, null, "Still at it."),
                        update(40, Step.MITIGATED, "Rolled back."),
                        update(60, Step.RESOLVED, "Error rate is normal."))
                .incident();

        assertThat(incident.kind()).isEqualTo(IncidentKind.BACKFILL);
        assertThat(incident.outcome()).contains(Outcome.RESOLVED);
        assertThat(incident.detectedAt()).isEqualTo(T);
        assertThat(incident.episode().diagnosed().at()).isEqualTo(at(20));
        assertThat(incident.hypothesis()).contains("A bad deploy.");
        assertThat(incident.mitigation().orElseThrow().action()).isEqualTo("Rolled back.");
        assertThat(incident.endedAt()).contains(at(60));
        assertThat(incident.verification()).contains("Error rate is normal.");
        assertThat(incidents.timeline(incident.id()))
                .extracting(entry -> entry.event().describe())
                .contains("Note: We look into errors.", "Note: Still at it.");
    }

    @Test
    void keepsWhatIsUnknownUnknown() {
        Incident incident = told(update(0, Step.DETECTED, "Errors."), update(60, Step.RESOLVED, "Over."))
                .incident();

        assertThat(incident.began()).isEmpty();
        assertThat(incident.severity()).isEmpty();
        assertThat(incident.commandership().tenures()).isEmpty();
        assertThat(incident.people().responders()).isEmpty();
        assertThat(incident.episode().triaged()).isNull();
        assertThat(incident.episode().diagnosed()).isNull();
        assertThat(incident.episode().mitigated()).isNull();
        assertThat(incident.episode().between(Step.DETECTED, Step.MITIGATED)).isEmpty();
    }

    @Test
    void stateIsTheFoldOfTheTimeline() {
        Incident incident = told(
                        update(0, Step.DETECTED, "a"),
                        update(5, Step.MITIGATED, "b"),
                        update(9, Step.DETECTED, "c"),
                        update(12, Step.RESOLVED, "d"),
                        update(14, Step.DIAGNOSED, "e"))
                .incident();

        assertThat(Incident.replay(incident.id(), incident.number(), incidents.timeline(incident.id())))
                .isEqualTo(incident);
        assertThat(SnapshotCodec.read(SnapshotCodec.SNAPSHOT_FORMAT, incident.number(), SnapshotCodec.write(incident)))
                .contains(incident);
    }

    @Test
    void saysWhoImportedItAndThatTheSourceToldTheRest() {
        Incident incident = told(update(0, Step.DETECTED, "a"), update(9, Step.RESOLVED, "b"))
                .incident();

        List<TimelineEntry> timeline = incidents.timeline(incident.id());

        assertThat(timeline.get(0).actor()).isEqualTo(ALICE);
        assertThat(timeline.subList(1, timeline.size()))
                .allSatisfy(entry -> assertThat(entry.actor()).isEqualTo(Actor.system("status page")));
        assertThat(timeline).allSatisfy(entry -> assertThat(entry.recordedAt()).isEqualTo(NOW));
    }

    @Test
    void makesOneIncidentOfOneSourceIdHoweverOftenItIsImported() {
        PastIncident past = past(update(0, Step.DETECTED, "a"));

        ImportedIncident first = incidents.importHistory(ALICE, past);
        ImportedIncident again = incidents.importHistory(Actor.person("bob"), past);
        ImportedIncident other = incidents.importHistory(
                ALICE,
                PastIncident.builder("status page", "2", "Errors").detectedAt(T).build());

        assertThat(first.isNew()).isTrue();
        assertThat(again.isNew()).isFalse();
        assertThat(again.incident()).isEqualTo(first.incident());
        assertThat(again.violations()).isEqualTo(first.violations());
        assertThat(other.incident().id()).isNotEqualTo(first.incident().id());
        assertThat(incidents
                        .list(new IncidentQuery(IncidentQuery.State.ALL, 0, 10))
                        .incidents())
                .hasSize(2);
    }

    @Test
    void keepsSourcesApartWhateverTheirNames() {
        assertThat(IncidentId.ofSource("a", "b/c")).isNotEqualTo(IncidentId.ofSource("a/b", "c"));
        assertThat(IncidentId.ofSource("a", "b")).isEqualTo(IncidentId.ofSource("a", "b"));
    }

    @Test
    void leavesAnImportedIncidentOpenIfItsEndIsUnknownAndLetsPeopleEndIt() {
        Incident open = told(update(0, Step.DETECTED, "a"), update(9, Step.MITIGATED, "b"))
                .incident();

        assertThat(open.isOpen()).isTrue();
        Incident ended = incidents.execute(ALICE, open.id(), new EndCommand.Resolve("gone from the page", null, null));
        assertThat(ended.outcome()).contains(Outcome.RESOLVED);
    }

    @Test
    void leavesBackfillsOutOfTheFigures() {
        Incident incident = told(update(0, Step.DETECTED, "a"), update(9, Step.RESOLVED, "b"))
                .incident();

        assertThat(Figures.of(
                                List.of(incident),
                                Scope.at(Instant.parse("2026-11-01T00:00:00Z"))
                                        .visible(each -> true)
                                        .build())
                        .incidents())
                .isZero();
    }

    @Test
    void keepsEveryWordOfALongUpdate() {
        String text = "word ".repeat(5_000).strip();

        Incident incident = told(update(0, Step.DETECTED, text)).incident();

        List<String> notes = incidents.timeline(incident.id()).stream()
                .skip(1)
                .map(entry -> entry.event().describe().substring("Note: ".length()))
                .toList();
        assertThat(notes)
                .hasSize(3)
                .allSatisfy(note -> assertThat(note).hasSizeLessThanOrEqualTo(InputValidator.MAX_TEXT));
        assertThat(String.join(" ", notes)).isEqualTo(text);
    }

    @Nested
    class TellsOf {
        @Test
        void skippedSteps() {
            assertThat(messages(
                            told(update(0, Step.DETECTED, "a"), update(60, Step.RESOLVED, "b")), Rule.STEPS_IN_ORDER))
                    .containsExactly("It was resolved at 2026-01-10T11:00:00Z and nothing says when it was"
                            + " diagnosed and mitigated.");
        }

        @Test
        void aMissingCommanderAndSeverity() {
            assertThat(messages(told(update(0, Step.DETECTED, "a")), Rule.TRIAGE_NEEDS_COMMANDER_AND_SEVERITY))
                    .containsExactly("Triage needs a commander and a severity.");
        }

        @Test
        void aStepBack() {
            ImportedIncident told = told(update(0, Step.DIAGNOSED, "a"), update(5, Step.DETECTED, "b"));

            assertThat(messages(told, Rule.STEPS_IN_ORDER))
                    .containsExactly("It went back from diagnosed to detected at 2026-01-10T10:05:00Z.");
            assertThat(told.incident().step()).isEqualTo(Step.DIAGNOSED);
        }

        @Test
        void aBeginningAfterTheDetectionWhichIsThenNotKept() {
            ImportedIncident told = incidents.importHistory(
                    ALICE,
                    past(update(0, Step.DETECTED, "a")).toBuilder().began(at(3)).build());

            assertThat(messages(told, Rule.TIME_MAKES_SENSE)).hasSize(1);
            assertThat(told.incident().began()).isEmpty();
        }

        @Test
        void anUpdateBeforeTheDetection() {
            ImportedIncident told = incidents.importHistory(
                    ALICE,
                    past(update(0, Step.DETECTED, "a")).toBuilder()
                            .detectedAt(at(3))
                            .build());

            assertThat(messages(told, Rule.TIME_MAKES_SENSE)).hasSize(1);
            assertThat(told.incident().detectedAt()).isEqualTo(T);
        }

        @Test
        void nothingOfSecondsByWhichMomentsDiffer() {
            ImportedIncident told = incidents.importHistory(
                    ALICE,
                    past(update(0, Step.DETECTED, "a"), update(20, Step.MITIGATED, "b")).toBuilder()
                            .detectedAt(T.plusSeconds(13))
                            .began(T.plusSeconds(5))
                            .endedAt(at(20).minusSeconds(2))
                            .build());

            assertThat(messages(told, Rule.TIME_MAKES_SENSE)).isEmpty();
            assertThat(told.incident().detectedAt()).isEqualTo(T);
            assertThat(told.incident().endedAt()).contains(at(20));
        }

        @Test
        void aTitleThatIsTooLongForOneLineAsANote() {
            ImportedIncident told = incidents.importHistory(
                    ALICE,
                    past(update(0, Step.RESOLVED, "a")).toBuilder()
                            .fullTitle("Errors of all kinds")
                            .build());

            assertThat(told.incident().outcome()).contains(Outcome.RESOLVED);
            assertThat(incidents.timeline(told.incident().id()))
                    .extracting(entry -> entry.event().describe())
                    .contains("Note: Errors of all kinds");
        }

        @Test
        void aReopeningAfterTheWindow() {
            ImportedIncident told = told(
                    update(0, Step.DETECTED, "a"),
                    update(10, Step.RESOLVED, "b"),
                    update(10 + 8 * 24 * 60, Step.DETECTED, "back"));

            assertThat(messages(told, Rule.REOPEN_WITHIN_WINDOW))
                    .containsExactly("It was resolved at 2026-01-10T10:10:00Z, longer ago than 7 days.");
            assertThat(told.incident().earlierEpisodes()).hasSize(1);
            assertThat(told.incident().isOpen()).isTrue();
        }

        @Test
        void anEndThatNobodyVerified() {
            ImportedIncident told = incidents.importHistory(
                    ALICE,
                    past(update(0, Step.DETECTED, "a")).toBuilder()
                            .endedAt(at(30))
                            .build());

            assertThat(messages(told, Rule.RESOLVE_NEEDS_VERIFICATION)).hasSize(1);
            assertThat(told.incident().endedAt()).contains(at(30));
        }

        @Test
        void anEndBeforeTheLastStepWhichIsThenNoEnd() {
            ImportedIncident told = incidents.importHistory(
                    ALICE,
                    past(update(0, Step.DETECTED, "a"), update(20, Step.MITIGATED, "b")).toBuilder()
                            .endedAt(at(10))
                            .build());

            assertThat(messages(told, Rule.TIME_MAKES_SENSE)).hasSize(1);
            assertThat(told.incident().isOpen()).isTrue();
        }

        @Test
        void nothingOfTheEndIfAnUpdateToldIt() {
            ImportedIncident told = incidents.importHistory(
                    ALICE,
                    past(update(0, Step.DETECTED, "a"), update(20, Step.RESOLVED, "b")).toBuilder()
                            .endedAt(at(10))
                            .build());

            assertThat(messages(told, Rule.TIME_MAKES_SENSE)).isEmpty();
            assertThat(told.incident().endedAt()).contains(at(20));
        }

        @Test
        void updatesThatCameLateWhereTheSeverityIsKnown() {
            ImportedIncident told = incidents.importHistory(
                    ALICE,
                    past(update(9, Step.DETECTED, "a"), update(20, Step.MITIGATED, "b"), update(40, Step.RESOLVED, "c"))
                            .toBuilder()
                            .detectedAt(T)
                            .severity(Severity.SEV1)
                            .build());

            assertThat(told.communication().all())
                    .extracting(Obligation::toString)
                    .containsExactly(
                            "status page/first/1 [late, due 2026-01-10T10:05:00Z]",
                            "status page/cadence/2026-01-10T10:09:00Z [met, due 2026-01-10T11:09:00Z]",
                            "status page/step-mitigated/1 [met, due 2026-01-10T10:25:00Z]",
                            "status page/cadence/2026-01-10T10:20:00Z [lapsed, due 2026-01-10T11:20:00Z]",
                            "status page/closing/1 [met, due 2026-01-10T10:45:00Z]");
        }

        @Test
        void noUpdatesInTimeOrLateWhereTheSeverityIsUnknown() {
            assertThat(told(update(9, Step.DETECTED, "a")).communication().all())
                    .isEmpty();
        }
    }

    @Test
    void refusesMomentsThatAreStillToComeAllAtOnce() {
        PastIncident past =
                past(update(0, Step.DETECTED, "a"), new PastUpdate(NOW.plusSeconds(1), null, "b")).toBuilder()
                        .endedAt(NOW.plusSeconds(2))
                        .build();

        assertThatThrownBy(() -> incidents.importHistory(ALICE, past))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refused -> assertThat(refused.faults())
                                .extracting(fault -> fault.field())
                                .containsExactly("endedAt", "updates[1].at"));
        assertThat(incidents
                        .list(new IncidentQuery(IncidentQuery.State.ALL, 0, 10))
                        .incidents())
                .isEmpty();
    }

    @Test
    void refusesASeverityThatThePolicyDoesNotHave() {
        PastIncident past = past(update(0, Step.DETECTED, "a")).toBuilder()
                .severity(new Severity("critical"))
                .build();

        assertThatThrownBy(() -> incidents.importHistory(ALICE, past)).isInstanceOf(InvalidInputException.class);
    }

    private ImportedIncident told(PastUpdate... updates) {
        return incidents.importHistory(ALICE, past(updates));
    }

    private static PastIncident past(PastUpdate... updates) {
        return PastIncident.builder("status page", "1", "Errors")
                .updates(List.of(updates))
                .build();
    }

    private static PastUpdate update(int minute, @Nullable Step says, String text) {
        return new PastUpdate(at(minute), says, text);
    }

    private static Instant at(int minute) {
        return T.plus(Duration.ofMinutes(minute));
    }

    private static List<String> messages(ImportedIncident told, Rule rule) {
        return told.violations().stream()
                .filter(violation -> violation.rule() == rule)
                .map(Violation::message)
                .toList();
    }
}
