package io.incidentkit.insight;

import static io.incidentkit.playbook.Histories.declare;
import static io.incidentkit.playbook.Histories.diagnosed;
import static io.incidentkit.playbook.Histories.numbered;
import static io.incidentkit.playbook.Histories.resolved;
import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.carol;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.actionitem.SurfacingPolicy;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.CompleteAction;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.PeopleCommand.Assign;
import io.incidentkit.command.PostmortemCommand.AssignPostmortem;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.command.RunbookCommand.UseRunbook;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.playbook.Histories;
import io.incidentkit.playbook.Scenario;
import io.incidentkit.severity.Money;
import io.incidentkit.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One week at a glance, read on the Monday after it. */
class WeeklyDigestTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 2, 23);
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final ServiceObjective CHECKOUT =
            new ServiceObjective("checkout availability", 0.999, Duration.ofDays(28));

    private static WeeklyDigest digest(Scope scope, List<Incident> incidents) {
        return WeeklyDigest.of(incidents, MONDAY, scope, SurfacingPolicy.STANDARD);
    }

    private static Scope scope() {
        return Scope.at(NOW)
                .rota(List.of(ALICE, BOB, new Person("carol")))
                .objectives(incident -> incident.services().contains("checkout") ? List.of(CHECKOUT) : List.of())
                .build();
    }

    private static AddAction action(String what, LocalDate due) {
        return new AddAction(ActionType.PREVENT, what, BOB, due, null);
    }

    private static SendUpdate update(String at) {
        return new SendUpdate(Audience.STATUS_PAGE, null, false, null, Histories.time(at)).byHand();
    }

    private static List<Incident> weeks() {
        List<Incident> incidents = new ArrayList<>();
        incidents.add(numbered(
                37,
                resolved(declare("2026-02-10T08:00", "Search index is stale", "search"), Severity.SEV3, 90)
                        .accept(carol, action("alert on the age of the index", LocalDate.of(2026, 2, 20)))
                        .accept(carol, action("rebuild the index every night", LocalDate.of(2026, 2, 24)))
                        .accept(carol, action("say the age of the index on its page", null))
                        .accept(carol, action("page whoever owns the index", LocalDate.of(2026, 2, 25)))));
        incidents.add(numbered(
                39,
                diagnosed(declare("2026-02-17T11:20", "Exports are slow for two tenants", "exports"), Severity.SEV3)));
        incidents.add(numbered(
                38,
                resolved(declare("2026-02-18T22:05", "Checkout answers 5xx", "checkout"), Severity.SEV1, 41)
                        .accept(carol, new AssignPostmortem(BOB))
                        .accept(carol, action("bound the connection pool", LocalDate.of(2026, 2, 27)))
                        .accept(carol, action("roll out in steps", LocalDate.of(2026, 2, 26)))
                        .accept(alice, new CompleteAction(1, null))));
        incidents.add(numbered(
                42,
                resolved(
                                declare(
                                                "2026-02-24T14:32",
                                                "Checkout answers 5xx after the deploy of the cart",
                                                "checkout",
                                                "cart")
                                        .began(Histories.time("2026-02-24T14:26")),
                                Severity.SEV1,
                                23)
                        .accept(alice, update("2026-02-24T14:38"))));
        incidents.add(
                numbered(43, resolved(declare("2026-02-26T03:10", "Mails are late", "mail"), Severity.SEV2, 127)));
        incidents.add(numbered(
                44,
                Scenario.of(declare("2026-02-27T09:00", "Latency alert during the load test", "checkout")
                                .build())
                        .accept(alice, new Dismiss("a load test", null, null))));
        incidents.add(numbered(
                45,
                Scenario.of(declare("2026-03-01T13:58", "Login fails for some", "login")
                        .build())));
        return incidents;
    }

    @Test
    void rendersAWeek() {
        assertThat(digest(scope(), weeks()).toMarkdown()).isEqualTo("""
                        # Incidents from Mon 23 Feb to Sun 1 Mar 2026

                        4 incidents (2 the week before): 1 SEV1, 1 SEV2, 1 without a severity yet, 1 false alarm. Still open: 1. Seen before: 1.

                        ## Needs attention

                        - INC-39 is open since Tue 17 Feb: Exports are slow for two tenants.
                        - The error budget of checkout availability is used up: at least 174% of the 40 min of 28 days.
                        - Overdue postmortems: INC-38 by 6 days 10 h, INC-42 by 17 h 55 min.
                        - For leadership: Team search finished 0 of the 3 action items that fell due in the last 30 days; at least 60% are asked for.

                        ## What happened

                        |Incident|Severity|Services|Detected|Mitigated after|State|
                        |---|---|---|---|---|---|
                        |INC-42 Checkout answers 5xx after the deploy of the cart|SEV1|checkout, cart|Tue 14:32|23 min|resolved|
                        |INC-43 Mails are late|SEV2|mail|Thu 03:10|2 h 7 min|resolved|
                        |INC-45 Login fails for some|not set|login|Sun 13:58|not yet|open (detected)|
                        |INC-44 Latency alert during the load test||checkout|Fri 09:00||false alarm|

                        ### Seen before

                        - INC-42 repeats INC-38 of Wed 18 Feb: service checkout. It came back with no action item.

                        ## In figures

                        ||This week|The week before|
                        |---|---|---|
                        |Median time to detect|6 min (known of 1 in 3)|unknown|
                        |Median time to triage|3 min (known of 2 in 3)|3 min|
                        |Median time to mitigate|23 min (up to 2 h 7 min; known of 2 in 3)|41 min (known of 1 in 2)|
                        |Median time to resolve|33 min (up to 2 h 17 min; known of 2 in 3)|51 min (known of 1 in 2)|
                        |Messages in time|5% (1 of 20)|0% (0 of 9)|
                        |Duties in time|80% (triage 2 of 2, fix 2 of 2, postmortem 0 of 1)|50% (triage 2 of 2, fix 1 of 1, postmortem 0 of 1, action 0 of 2)|
                        |Commanders|1 of 3 (largest share 100%)|1 of 3 (largest share 100%)|

                        ## Postmortems due

                        |Incident|Due|State|Owner|
                        |---|---|---|---|
                        |INC-38 Checkout answers 5xx|Mon 23 Feb, overdue|draft|bob|
                        |INC-42 Checkout answers 5xx after the deploy of the cart|Sun 1 Mar, overdue|draft|nobody|
                        |INC-43 Mails are late|Tue 3 Mar|draft|nobody|

                        ## Action items

                        Open: 5. Stale: 4. Without an owner or a due date: 1.

                        |Stale item|What|Owner|Why|
                        |---|---|---|---|
                        |INC-37 #1|alert on the age of the index|bob|It was due on 2026-02-20, 10 days ago.|
                        |INC-37 #2|rebuild the index every night|bob|It was due on 2026-02-24, 6 days ago.|
                        |INC-37 #4|page whoever owns the index|bob|It was due on 2026-02-25, 5 days ago.|
                        |INC-38 #2|roll out in steps|bob|It was due on 2026-02-26, 4 days ago.|

                        |Item without an owner or a due date|What|Owner|Why|
                        |---|---|---|---|
                        |INC-37 #3|say the age of the index on its page|bob|It has no due date, so nobody can say whether it is on time.|

                        |Team|Fell due since Sat 31 Jan|Of these done|
                        |---|---|---|
                        |checkout|2|50%|
                        |search|3|0%|
                        """);
    }

    @Test
    void rendersAQuietWeek() {
        assertThat(digest(scope(), List.of()).toMarkdown()).isEqualTo("""
                        # Incidents from Mon 23 Feb to Sun 1 Mar 2026

                        No incident (0 the week before).
                        """);
    }

    @Test
    void tellsOfHowManyIncidentsCustomersToldFirst() {
        List<Incident> incidents = List.of(
                detected("2026-02-17T08:00", DetectionSource.ALERT),
                detected("2026-02-24T08:00", DetectionSource.CUSTOMER),
                detected("2026-02-25T08:00", DetectionSource.ALERT),
                detected("2026-02-26T08:00", null));

        assertThat(digest(scope(), incidents).toMarkdown())
                .contains("|Customers told us first|50% (1 of 2; not known of 1)|0% (0 of 1)|");
        assertThat(digest(scope(), incidents.subList(3, 4)).toMarkdown()).doesNotContain("Customers told us first");
    }

    @Test
    void tellsWhatItCostAndOfHowManyThatIsKnown() {
        Incident told = Scenario.of(declare("2026-02-24T08:00", "slow").build())
                .accept(
                        alice,
                        new DescribeImpact(
                                "slow",
                                null,
                                1_200L,
                                null,
                                Money.find("12500 EUR").orElseThrow(),
                                null,
                                null))
                .incident();

        assertThat(digest(scope(), List.of(told, detected("2026-02-25T08:00", null)))
                        .toMarkdown())
                .contains(
                        "|Customers hit|1,200 (known of 1 in 2)|unknown|",
                        "|Money lost|12,500 EUR (known of 1 in 2)|unknown|")
                .doesNotContain("Requests hit");
    }

    private static Incident detected(String at, @Nullable DetectionSource source) {
        return Scenario.of(declare(at, "slow").detectionSource(source).build()).incident();
    }

    @Test
    void saysNothingOfDrillsAndOfPrivateIncidentsThatTheReaderMayNotSee() {
        List<Incident> incidents = new ArrayList<>(weeks());
        incidents.add(numbered(
                50,
                resolved(declare("2026-02-24T10:00", "A leaked key", "login").makePrivate(), Severity.SEV1, 500)
                        .accept(carol, action("rotate the keys", LocalDate.of(2026, 2, 25)))));
        incidents.add(numbered(
                51,
                resolved(
                        declare("2026-02-25T10:00", "An exercise", "login").kind(IncidentKind.DRILL),
                        Severity.SEV1,
                        500)));
        incidents.add(numbered(
                52,
                diagnosed(
                        declare("2026-02-11T10:00", "Old news", "login").kind(IncidentKind.BACKFILL), Severity.SEV1)));

        assertThat(digest(scope(), incidents).toMarkdown())
                .isEqualTo(digest(scope(), weeks()).toMarkdown());
    }

    @Test
    void warnsWhoSeesAPrivateIncident() {
        Scope all = Scope.at(NOW).visible(incident -> true).build();
        List<Incident> incidents = List.of(numbered(
                50, resolved(declare("2026-02-24T10:00", "A leaked key").makePrivate(), Severity.SEV1, 500)));

        assertThat(digest(all, incidents).countsPrivate()).isTrue();
        assertThat(digest(all, incidents).toMarkdown())
                .contains("pass this page on to nobody who may not see them", "INC-50 (private) A leaked key");
        assertThat(digest(Scope.at(NOW).build(), incidents).countsPrivate()).isFalse();
    }

    /** What is computed is shown: nothing that somebody has to see to stays inside. */
    @Test
    void namesWorkThatTwoDoWhatIsOverdueAndRunbooksThatOweAReview() {
        Scenario twice = diagnosed(declare("2026-02-24T10:00", "Late mails", "mail"), Severity.SEV1)
                .accept(alice, new Assign(BOB, "the queue", null))
                .accept(alice, new Assign(new Person("carol"), "The queue", null));
        Scenario used = resolved(declare("2026-02-24T10:00", "Slow", "search"), Severity.SEV3, 30);
        Scenario owing = diagnosed(declare("2026-02-25T10:00", "Slow again", "search"), Severity.SEV3)
                .accept(alice, new UseRunbook("index.md", "A stale index", null));
        Histories.resolved(owing, MitigationKind.ROLLBACK, 30);
        Scope faulty =
                Scope.at(NOW).runbookFaults(List.of("disk.md (no symptoms)")).build();

        WeeklyDigest digest = digest(faulty, List.of(numbered(60, twice), numbered(61, used), numbered(62, owing)));

        assertThat(digest.attention())
                .anyMatch(line -> line.startsWith("INC-60: ") && line.contains("queue"))
                .anyMatch(line -> line.startsWith("INC-60: it is not resolved, overdue by "))
                .anyMatch(line -> line.equals("INC-62 used runbooks that nobody has reviewed since: A stale index."))
                .noneMatch(line -> line.startsWith("INC-61"));
        assertThat(digest.toMarkdown()).contains("### Runbooks to mend", "- disk.md (no symptoms)");
    }

    @Test
    void staysShortWhenMuchHappened() {
        List<Incident> incidents = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            incidents.add(numbered(
                    i,
                    resolved(declare("2026-02-24T10:00", "Late mails", "mail"), Severity.SEV1, 30)
                            .accept(carol, action("send sooner", LocalDate.of(2026, 2, 1)))));
        }

        String page = digest(scope(), incidents).toMarkdown();

        assertThat(page).contains("60 incidents (0 the week before): 60 SEV1.", "And 50 more.", "and 50 more");
        assertThat(page.lines()).hasSizeLessThan(100);
    }
}
