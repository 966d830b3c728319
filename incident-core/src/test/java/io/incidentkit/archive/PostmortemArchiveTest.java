package io.incidentkit.archive;

import static io.incidentkit.playbook.Histories.declare;
import static io.incidentkit.playbook.Histories.published;
import static io.incidentkit.playbook.Histories.resolved;
import static io.incidentkit.playbook.Histories.time;
import static io.incidentkit.playbook.Scenario.carol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.incidentkit.archive.ArchiveMatch.Place;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.RecordCommand;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.Histories;
import io.incidentkit.playbook.Scenario;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The archive of published postmortems, and how one finds something in it again. */
class PostmortemArchiveTest {
    private static final Scenario PUBLISHED = published(
            resolved(declare("2026-01-10T10:00", "Checkout answers 5xx"), Severity.SEV1, 20), "The pool has no bound.");

    private final PostmortemArchive archive = new InMemoryPostmortemArchive();

    private Scenario keep(Scenario scenario) {
        archive.keep(scenario.incident(), Histories.postmortem(scenario));
        return scenario;
    }

    private Scenario keep(String detected, String title, String service, Severity severity, String rootCause) {
        return keep(published(resolved(declare(detected, title, service), severity, 20), rootCause));
    }

    private ArchivePage search(ArchiveQuery query) {
        return archive.search(query, incident -> !incident.isPrivate());
    }

    private List<String> titles(ArchiveQuery.Builder query) {
        return search(query.build()).matches().stream()
                .map(match -> match.found().incident().title())
                .toList();
    }

    @Nested
    class Finds {
        Finds() {
            keep("2026-01-10T10:00", "Checkout answers 5xx", "checkout", Severity.SEV1, "The pool has no bound.");
            keep("2026-02-10T10:00", "Mails are late", "mail", Severity.SEV2, "Deploys restart all workers at once.");
            keep("2026-02-20T10:00", "Pool of workers is empty", "search", Severity.SEV3, "A certificate expired.");
        }

        @Test
        void allTheLatestFirstIfNothingIsAskedFor() {
            assertThat(titles(ArchiveQuery.builder()))
                    .containsExactly("Pool of workers is empty", "Mails are late", "Checkout answers 5xx");
            assertThat(search(ArchiveQuery.builder().build()).matches())
                    .extracting(ArchiveMatch::score)
                    .containsOnly(1.0);
        }

        @Test
        void byWordsWhateverTheirCaseAndEnding() {
            assertThat(titles(ArchiveQuery.builder().words("RESTARTING worker")))
                    .containsExactly("Mails are late");
            assertThat(titles(ArchiveQuery.builder().words("pool mails"))).isEmpty();
            assertThat(titles(ArchiveQuery.builder().words("its mails")))
                    .as("no word is too common to be asked for")
                    .isEmpty();
        }

        @Test
        void byServiceSeverityAndTime() {
            assertThat(titles(ArchiveQuery.builder().services(List.of("Mail", "none"))))
                    .containsExactly("Mails are late");
            assertThat(titles(ArchiveQuery.builder().severities(List.of(Severity.SEV1, Severity.SEV3))))
                    .containsExactly("Pool of workers is empty", "Checkout answers 5xx");
            assertThat(titles(ArchiveQuery.builder().detected(time("2026-02-10T10:00"), time("2026-02-20T10:00"))))
                    .containsExactly("Mails are late");
            assertThat(titles(ArchiveQuery.builder().detected(null, time("2026-02-10T10:00"))))
                    .containsExactly("Checkout answers 5xx");
        }

        @Test
        void byCauseInTheRootCauseAlone() {
            assertThat(titles(ArchiveQuery.builder().cause("pool"))).containsExactly("Checkout answers 5xx");
            assertThat(titles(ArchiveQuery.builder().words("checkout").cause("certificates")))
                    .isEmpty();
        }

        @Test
        void theBetterPlaceFirstAndSaysWhy() {
            ArchivePage page = search(ArchiveQuery.words("pools"));

            assertThat(page.matches())
                    .extracting(match -> match.found().incident().title())
                    .containsExactly("Pool of workers is empty", "Checkout answers 5xx");
            assertThat(page.matches()).extracting(ArchiveMatch::score).containsExactly(1.0, 0.75);
            assertThat(page.matches().get(1).because()).isEqualTo("pools in the root cause");
            assertThat(page.capped()).isFalse();

            ArchiveMatch both = search(ArchiveQuery.words("expired deploy certificate"))
                    .matches()
                    .get(0);
            assertThat(both.words()).containsEntry("expired", Place.CAUSE).containsEntry("deploy", Place.TIMELINE);
            assertThat(both.score()).isEqualTo((0.75 + 0.25 + 0.75) / 3, within(1e-12));
        }

        @Test
        void noMoreThanAskedForAndSaysThatThereAreMore() {
            ArchivePage two = search(ArchiveQuery.builder().limit(2).build());
            assertThat(two.matches()).hasSize(2);
            assertThat(two.capped()).isTrue();
            assertThat(two.matches().get(0).found().incident().title()).isEqualTo("Pool of workers is empty");

            assertThat(search(ArchiveQuery.builder().limit(3).build()).capped()).isFalse();
        }
    }

    @Nested
    class Keeps {
        @Test
        void whatIsPublishedAlone() {
            Scenario scenario = keep(resolved(declare("2026-01-10T10:00", "slow"), Severity.SEV1, 20));
            assertThat(titles(ArchiveQuery.builder())).isEmpty();

            keep(published(scenario, "No bound."));
            assertThat(titles(ArchiveQuery.builder())).hasSize(1);
        }

        @Test
        void nothingOfAnIncidentThatCameBack() {
            Scenario scenario = keep(
                    Histories.published(resolved(declare("2026-02-27T10:00", "slow"), Severity.SEV1, 20), "No bound."));
            assertThat(titles(ArchiveQuery.builder())).hasSize(1);

            keep(scenario.accept(carol, new Reopen("again", null)));
            assertThat(titles(ArchiveQuery.builder())).isEmpty();
        }

        @Test
        void theLaterOfTwoVersions() {
            Scenario scenario =
                    published(resolved(declare("2026-02-27T10:00", "slow"), Severity.SEV1, 20), "No bound.");
            Incident old = scenario.incident();
            var document = Histories.postmortem(scenario);
            keep(scenario.accept(carol, new RecordCommand.AddNote("see INC-3", null)));

            archive.keep(old, document);

            assertThat(search(ArchiveQuery.builder().build())
                            .matches()
                            .get(0)
                            .found()
                            .incident())
                    .isEqualTo(scenario.incident());
        }

        @Test
        void whatIsPrivateForThoseWhoMaySeeIt() {
            Scenario secret = keep(published(
                    resolved(declare("2026-01-10T10:00", "A leaked key").makePrivate(), Severity.SEV1, 20),
                    "Keys lie in the repository."));
            keep("2026-01-09T10:00", "slow", "mail", Severity.SEV1, "No bound.");

            ArchivePage hidden = search(ArchiveQuery.builder().limit(1).build());
            assertThat(hidden.matches()).hasSize(1);
            assertThat(hidden.capped()).as("it is not counted either").isFalse();
            assertThat(search(ArchiveQuery.words("leaked")).matches()).isEmpty();
            assertThat(archive.search(
                                    ArchiveQuery.words("leaked"),
                                    incident -> incident.id()
                                            .equals(secret.incident().id()))
                            .matches())
                    .hasSize(1);
        }
    }

    @Test
    void aQueryIsRefusedWithEveryFault() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ArchiveQuery.builder()
                        .words("a\nb")
                        .cause("x".repeat(201))
                        .services(List.of(" "))
                        .severities(
                                Stream.generate(() -> Severity.SEV1).limit(51).toList())
                        .detected(Instant.parse("2026-01-02T00:00:00Z"), Instant.parse("2026-01-02T00:00:00Z"))
                        .limit(101)
                        .build())
                .satisfies(refused -> assertThat(refused.faults())
                        .extracting(fault -> fault.field())
                        .containsExactly("words", "cause", "services", "severities", "until", "limit"));
    }

    @Property(tries = 50)
    void aLimitCutsTheBestOffTheWholeList(
            @ForAll @IntRange(min = 1, max = 12) int limit, @ForAll @IntRange(max = 10) int size) {
        PostmortemArchive all = new InMemoryPostmortemArchive();
        for (int i = 0; i < size; i++) {
            Scenario scenario = published(
                    resolved(
                            declare("2026-01-1" + i % 10 + "T10:00", i % 3 == 0 ? "The pool" : "slow"),
                            Severity.SEV1,
                            20),
                    i % 2 == 0 ? "A pool without a bound." : "The certificate expired.");
            all.keep(scenario.incident(), Histories.postmortem(scenario));
        }

        ArchivePage whole =
                all.search(ArchiveQuery.builder().words("pool").limit(100).build(), incident -> !incident.isPrivate());
        ArchivePage page = all.search(
                ArchiveQuery.builder().words("pool").limit(limit).build(), incident -> !incident.isPrivate());

        assertThat(whole.capped()).isFalse();
        assertThat(page.capped()).isEqualTo(whole.matches().size() > limit);
        assertThat(page.matches())
                .isEqualTo(whole.matches()
                        .subList(0, Math.min(limit, whole.matches().size())));
        assertThat(whole.matches()).extracting(ArchiveMatch::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Property
    void anyTextFindsSomethingOrIsRefused(@ForAll @StringLength(max = 300) String text) {
        PostmortemArchive one = new InMemoryPostmortemArchive();
        one.keep(PUBLISHED.incident(), Histories.postmortem(PUBLISHED));
        try {
            assertThat(one.search(ArchiveQuery.words(text), incident -> !incident.isPrivate())
                            .matches())
                    .hasSizeLessThanOrEqualTo(1);
        } catch (InvalidInputException refused) {
            assertThat(refused.faults()).isNotEmpty();
        }
    }
}
