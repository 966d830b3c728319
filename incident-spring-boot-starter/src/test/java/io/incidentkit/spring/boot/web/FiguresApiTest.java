package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures over HTTP, and what stands out and is owed of one incident. */
class FiguresApiTest {
    @AutoClose
    private static final RunningHost host = RunningHost.start();

    @BeforeEach
    void reset() {
        host.reset();
    }

    @Test
    void areNullForWhatIsUnknown() {
        Answer none = host.get(API + "/figures").is(200);

        none.assertThatAt("/incidents").isEqualTo("0");
        none.assertThatAt("/overall/time-to-mitigate/median").isEqualTo("null");
        none.assertThatAt("/communicationOnTime").isEqualTo("null");
        none.assertThatAt("/postmortems/onTime").isEqualTo("null");
        none.assertThatAt("/rotation/inequality").isEqualTo("null");
        none.assertThatAt("/repeatsShare").isEqualTo("null");
    }

    @Test
    void tellTimesAndShares() {
        declared("payments", "region=eu");
        host.clock().advance(Duration.ofMinutes(10));
        host.post(API + "/1/triage", "{\"severity\":\"SEV3\",\"commander\":\"ana\"}")
                .is(200);
        host.post(API + "/1/diagnose", "{\"hypothesis\":\"a deploy\"}").is(200);
        host.clock().advance(Duration.ofMinutes(20));
        host.post(API + "/1/mitigate", "{\"action\":\"rolled back\",\"kind\":\"rollback\"}")
                .is(200);

        Answer figures = host.get(API + "/figures").is(200);

        figures.assertThatAt("/incidents").isEqualTo("1");
        figures.assertThatAt("/open").isEqualTo("1");
        figures.assertThatAt("/bySeverity/SEV3").isEqualTo("1");
        figures.assertThatAt("/overall/time-to-triage/median").isEqualTo("PT10M");
        figures.assertThatAt("/overall/time-to-mitigate/known").isEqualTo("1");
        figures.assertThatAt("/mitigationsByKind/rollback/longest").isEqualTo("PT30M");
        figures.assertThatAt("/rotation/commanders").isEqualTo("1");
        assertThat(figures.body()).doesNotContain("ana");
    }

    @Test
    void areOverThoseThatFitTheFilterAndThePeriod() {
        declared("payments", "region=eu");
        host.clock().advance(Duration.ofDays(1));
        declared("search", "region=us");

        counts("", "2");
        counts("?team=payments", "1");
        counts("?label=region=us", "1");
        counts("?team=payments&label=region=us", "0");
        counts("?from=2026-03-02T00:00:00Z", "1");
        counts("?to=2026-03-01T18:00:00Z", "0");
        counts("?from=2026-03-01T18:00:00Z&to=2026-03-02T18:00:00Z", "1");
        host.get(API + "/figures?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z")
                .isProblem(422, "invalid-input");
        host.get(API + "/figures?from=yesterday").isProblem(422, "invalid-input");
    }

    @Test
    void tellHowManyCustomersToldOf() {
        host.post(API, "{\"title\":\"Checkout is down\",\"detectionSource\":\"customer\"}")
                .is(201)
                .assertThatAt("/detectionSource")
                .isEqualTo("customer");
        host.post(API, "{\"title\":\"Search is down\"}")
                .is(201)
                .assertThatAt("/detectionSource")
                .isEqualTo("null");
        host.post(API, "{\"title\":\"Mail is down\",\"detectionSource\":\"the cat\"}")
                .isProblem(422, "invalid-input");

        Answer figures = host.get(API + "/figures").is(200);
        figures.assertThatAt("/detection/customer").isEqualTo("1");
        figures.assertThatAt("/detection/alert").isEqualTo("0");
        figures.assertThatAt("/detection/unknown").isEqualTo("1");
        figures.assertThatAt("/detection/toldByCustomers").isEqualTo("1.0");

        host.post(API + "/2/set-detection-source", "{\"detectionSource\":\"monitoring\"}")
                .is(200)
                .assertThatAt("/detectionSource")
                .isEqualTo("monitoring");
        host.get(API + "/figures")
                .is(200)
                .assertThatAt("/detection/toldByCustomers")
                .isEqualTo("0.5");
        counts("?detectionSource=customer", "1");
        counts("?detectionSource=colleague", "0");
        host.get(API + "?detectionSource=cat").isProblem(422, "invalid-input");
    }

    @Test
    void addUpWhatTheIncidentsCost() {
        host.post(API, "{\"title\":\"Checkout is down\"}")
                .is(201)
                .assertThatAt("/impactNumbers/customersHit")
                .isEqualTo("null");
        host.post(
                        API + "/1/describe-impact",
                        "{\"impact\":\"Orders fail\",\"customersHit\":12,\"requestsHit\":5000000000,"
                                + "\"moneyLost\":\"1200.5 EUR\"}")
                .is(200)
                .assertThatAt("/impactNumbers/moneyLost")
                .isEqualTo("1200.50 EUR");
        Answer refused = host.post(
                        API + "/1/describe-impact",
                        "{\"impact\":\"x\",\"customersHit\":-1,\"requestsHit\":1.5,\"moneyLost\":\"1,200 EUR\"}")
                .isProblem(422, "invalid-input");
        assertThat(refused.body()).contains("is negative", "a whole number", "write it as 1200.50 EUR");
        host.post(API + "/1/describe-impact", "{\"impact\":\"Orders fail\",\"unknown\":\"requests\"}")
                .isProblem(422, "invalid-input")
                .assertThatAt("/faults/0/message")
                .isEqualTo("is none of customers-hit, requests-hit, money-lost");

        Answer figures = host.get(API + "/figures").is(200);
        figures.assertThatAt("/impact/customersHit/total").isEqualTo("12");
        figures.assertThatAt("/impact/requestsHit/total").isEqualTo("5000000000");
        figures.assertThatAt("/impact/moneyLost/EUR/total").isEqualTo("1200.5");
        figures.assertThatAt("/impact/moneyLost/EUR/incidents").isEqualTo("1");
        host.post(API + "/1/describe-impact", "{\"impact\":\"Orders fail\",\"unknown\":\"requests-hit\"}")
                .is(200)
                .assertThatAt("/impactNumbers/requestsHit")
                .isEqualTo("null");
        host.get(API + "/figures?detectionSource=customer")
                .is(200)
                .assertThatAt("/impact/customersHit/total")
                .isEqualTo("null");
    }

    @Test
    void leaveOutWhatTheReaderMayNotSee() {
        host.post(API, "{\"title\":\"Someone reads our mail\",\"private\":true}")
                .is(201);

        counts("", "0");
        host.get(API + "/figures", "X-Actor", "ana").assertThatAt("/incidents").isEqualTo("1");
    }

    @Test
    void anIncidentTellsWhatIsOwedAndWhatStandsOut() {
        declared("payments", "region=eu");
        host.post(API + "/1/set-severity", "{\"severity\":\"SEV1\"}").is(200);
        Answer fresh = host.get(API + "/1").is(200);
        fresh.assertThatAt("/flags").isEqualTo("[]");
        assertThat(fresh.each("/duties", "name")).contains("triage", "fix");
        assertThat(fresh.each("/duties", "state")).containsOnly("open");

        host.clock().advance(Duration.ofDays(1));
        Answer late = host.get(API + "/1").is(200);

        assertThat(late.each("/flags", "rule")).contains("triaged-in-time");
        assertThat(late.each("/duties", "state")).contains("missed");
        late.assertThatAt("/duties/0/due").startsWith("2026-03-01T");
    }

    @Test
    void anIncidentTellsThatTwoDoTheSameThing() {
        declared("payments", "region=eu");
        for (String who : List.of("ben", "cleo")) {
            host.post(API + "/1/assign", "{\"person\":\"" + who + "\",\"what\":\"the queue\"}")
                    .is(200);
        }

        Answer incident = host.get(API + "/1").is(200);

        assertThat(incident.each("/flags", "rule")).contains("duplicate-work");
    }

    @Test
    void anActionItemTellsHowItStandsAndWhatIsMissing() {
        declared("payments", "region=eu");
        host.post(API + "/1/add-action", "{\"kind\":\"prevent\",\"description\":\"bound the pool\"}")
                .is(200);
        Answer item = host.post(
                        API + "/1/add-action",
                        "{\"kind\":\"detect\",\"description\":\"alert\",\"owner\":\"ben\",\"due\":\"2026-03-31\"}")
                .is(200);

        assertThat(item.each("/actionItems", "standing")).containsExactly("incomplete", "on-time");
        item.assertThatAt("/actionItems/0/missing").contains("owner");
        item.assertThatAt("/actionItems/1/missing").isEqualTo("null");
    }

    private static void declared(String team, String label) {
        host.post(
                        API,
                        "{\"title\":\"Errors\",\"team\":\"" + team + "\",\"labels\":[\"" + label
                                + "\"],\"services\":[\"" + team + "\"]}")
                .is(201);
    }

    private static void counts(String query, String expected) {
        host.get(API + "/figures" + query).is(200).assertThatAt("/incidents").isEqualTo(expected);
    }
}
