package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class IncidentApiTest {
    private static final String TRIAGED = "{\"title\":\"Checkout fails\",\"severity\":\"SEV1\",\"commander\":\"ana\"}";

    @AutoClose
    private static final RunningHost host = RunningHost.start();

    @BeforeEach
    void reset() {
        host.reset();
    }

    private Answer declare(String json) {
        return host.post(API, json).is(201);
    }

    private Answer command(String command, String json) {
        return host.post(API + "/1/" + command, json.replace('\'', '"'));
    }

    private Answer commandOf(String actor, String command, String json) {
        return host.post(
                API + "/1/" + command,
                json.replace('\'', '"'),
                "Content-Type",
                "application/json; charset=utf-8",
                "X-Actor",
                actor);
    }

    @Nested
    class Declaring {

        @Test
        void withSeverityAndCommanderTriagesInTheSameCall() {
            Answer answer = declare("""
                    {"title": "Checkout fails", "severity": "SEV2", "commander": "ben",
                     "detectedAt": "2026-03-01T14:32:00Z", "began": "2026-03-01T14:20:00Z",
                     "occurredAt": "2026-03-01T14:35:00Z"}
                    """);
            answer.assertThatAt("/step").isEqualTo("triaged");
            answer.assertThatAt("/commander").isEqualTo("ben");
            answer.assertThatAt("/began").isEqualTo("2026-03-01T14:20:00Z");
            answer.assertThatAt("/episode/triagedAt").isEqualTo("2026-03-01T14:35:00Z");
        }

        @Test
        void againWithTheSameIdIsTheSameIncident() {
            String json = "{\"title\":\"Checkout fails\",\"id\":\"01960000-0000-7000-8000-000000000001\"}";
            Answer first = declare(json);
            Answer second = declare(json);
            assertThat(second.body()).isEqualTo(first.body());
            assertThat(second.header("Location")).isEqualTo(first.header("Location"));
            assertThat(host.get(API).each("/incidents", "reference")).containsExactly("INC-1");
        }

        @Test
        void againstTheRulesIsRefused() {
            Answer answer = host.post(API, "{\"title\":\"Checkout fails\",\"detectedAt\":\"2099-01-01T00:00:00Z\"}");
            answer.isProblem(409, "refused");
            assertThat(answer.each("/violations", "rule")).containsOnly("time-makes-sense");
        }
    }

    @Nested
    class ARefusal {

        @Test
        void namesEveryRuleInTheWayOfResolvingTooEarly() {
            declare(TRIAGED);
            Answer answer = commandOf("ben", "resolve", "{}").isProblem(409, "refused");
            assertThat(answer.each("/violations", "rule"))
                    .containsExactlyInAnyOrder("steps-in-order", "commander-calls-done", "resolve-needs-verification");
            answer.assertThatAt("/violations/0/message").contains("INC-1 is only triaged");
            answer.assertThatAt("/violations/0/remedy").isEqualTo("First diagnose, then mitigate it.");
        }

        @Test
        void ofAFixSaysWhatToDoInstead() {
            declare(TRIAGED);
            Answer answer =
                    command("record-fix", "{'description':'Fixed the query'}").isProblem(409, "refused");
            assertThat(answer.each("/violations", "rule")).containsExactly("mitigate-before-fix");
            answer.assertThatAt("/violations/0/remedy").contains("roll back");
        }

        @Test
        void ofAHalfTriageNamesTheRule() {
            declare("{\"title\":\"Checkout fails\"}");
            Answer answer = command("triage", "{'severity':'SEV1'}").isProblem(409, "refused");
            assertThat(answer.each("/violations", "rule")).containsExactly("triage-needs-commander-and-severity");
        }
    }

    @Nested
    class AVersion {

        @Test
        void thatHasPassedIsAConflictWhereBothChangeTheSame() {
            declare(TRIAGED);
            command("describe-impact", "{'impact':'3% of orders','version':4}")
                    .is(200)
                    .assertThatAt("/version")
                    .isEqualTo("5");
            command("describe-impact", "{'impact':'all orders','version':4}")
                    .isProblem(409, "conflict")
                    .assertThatAt("/expectedVersion")
                    .isEqualTo("4");
            host.get(API + "/1").assertThatAt("/version").isEqualTo("5");
        }

        @Test
        void thatHasPassedIsRecordedElseAndSaysWhatCameBetween() {
            declare(TRIAGED);
            assertThat(command("add-note", "{'text':'one','version':4}").is(200).each("/since", "text"))
                    .isEmpty();

            Answer answer = command("diagnose", "{'hypothesis':'The deploy','version':4}")
                    .is(200);

            answer.assertThatAt("/version").isEqualTo("6");
            assertThat(answer.each("/since", "text")).containsExactly("Note: one");
            assertThat(answer.each("/since", "sequence")).containsExactly("5");
        }

        @Test
        void takesTheSameCommandOnce() {
            declare(TRIAGED);
            command("diagnose", "{'hypothesis':'The deploy','version':4}").is(200);

            command("diagnose", "{'hypothesis':'The deploy','version':4}")
                    .is(200)
                    .assertThatAt("/version")
                    .isEqualTo("5");
        }
    }

    @Nested
    class EveryCommand {

        @Test
        void offTheStraightPathCanBeGiven() {
            declare(TRIAGED);
            command("set-severity", "{'severity':'SEV2','reason':'Fewer orders than thought'}")
                    .is(200);
            command("describe-impact", "{'impact':'3% of orders'}").is(200);
            command("diagnose", "{'hypothesis':'The deploy'}").is(200);
            command("revise-hypothesis", "{'hypothesis':'The cache'}").is(200);
            command("mitigate", "{'action':'Flag off','kind':'FLAG_OFF'}").is(200);
            command("report-mitigation-failed", "{'reason':'Errors are back'}").is(200);
            command("diagnose", "{'hypothesis':'The database'}").is(200);
            command("mitigate", "{'action':'Failed over','kind':'failover'}").is(200);
            command("record-fix", "{'description':'New index'}").is(200);
            command("resolve", "{'verification':'Latency normal'}").is(200);
            command("reopen", "{'reason':'Back again'}").is(200);
            Answer answer =
                    command("dismiss", "{'reason':'A wrong alert this time'}").is(200);
            answer.assertThatAt("/outcome").isEqualTo("dismissed");
            answer.assertThatAt("/severity").isEqualTo("SEV2");
            answer.assertThatAt("/earlierEpisodes/0/failedAttempts/0/failedAt").isEqualTo("2026-03-01T18:00:00Z");
            answer.assertThatAt("/episode/number").isEqualTo("2");
        }

        @Test
        void ofAHandoverCanBeGiven() {
            declare(TRIAGED);
            command("offer-handover", "{'to':'ben','brief':'Rolling back'}")
                    .is(200)
                    .assertThatAt("/handover/to")
                    .isEqualTo("ben");
            commandOf("ben", "withdraw-handover", "{'reason':'In a train'}")
                    .is(200)
                    .assertThatAt("/handover")
                    .isEqualTo("null");
            command("offer-handover", "{'to':'ben'}").is(200);
            Answer accepted =
                    host.post(API + "/1/accept-handover", "", "X-Actor", "ben").is(200);
            accepted.assertThatAt("/commander").isEqualTo("ben");
            assertThat(accepted.each("/commanders", "commander")).containsExactly("ana", "ben");
        }

        @Test
        void isListedWithWhatStandsInItsWay() {
            declare(TRIAGED);
            Answer actions = host.get(API + "/1/actions", "X-Actor", "ben").is(200);
            assertThat(actions.each("/actions", "command"))
                    .containsExactly(
                            "triage",
                            "diagnose",
                            "revise-hypothesis",
                            "mitigate",
                            "report-mitigation-failed",
                            "record-fix",
                            "resolve",
                            "reopen",
                            "dismiss",
                            "merge",
                            "set-severity",
                            "offer-handover",
                            "accept-handover",
                            "withdraw-handover",
                            "take-command",
                            "escalate",
                            "assign",
                            "complete-assignment",
                            "observe",
                            "add-note",
                            "describe-impact",
                            "correct-time",
                            "correct-text",
                            "strike-out",
                            "add-link",
                            "set-team",
                            "label",
                            "rename",
                            "set-public-title",
                            "set-services",
                            "set-detection-source",
                            "send-update",
                            "confirm-sent",
                            "waive-obligation",
                            "make-private",
                            "make-public",
                            "classify",
                            "complete-duty",
                            "add-action",
                            "change-action",
                            "start-action",
                            "complete-action",
                            "drop-action",
                            "review-action",
                            "report-ticket",
                            "use-runbook",
                            "take-branch",
                            "tick-step",
                            "review-runbook",
                            "assign-postmortem",
                            "write-section",
                            "explain-phase",
                            "request-review",
                            "review-postmortem",
                            "comment-postmortem",
                            "choose-row",
                            "waive-blame",
                            "publish-postmortem");
            JsonNode diagnose = action(actions, "diagnose");
            assertThat(diagnose.path("allowed").booleanValue()).isTrue();
            assertThat(diagnose.path("label").asString()).isEqualTo("Diagnose");
            assertThat(diagnose.path("violations").isEmpty()).isTrue();
            JsonNode resolve = action(actions, "resolve");
            assertThat(resolve.path("allowed").booleanValue()).isFalse();
            assertThat(resolve.path("violations").findValuesAsString("rule"))
                    .containsExactlyInAnyOrder("steps-in-order", "commander-calls-done");
        }

        private static JsonNode action(Answer actions, String command) {
            for (JsonNode action : actions.json().path("actions")) {
                if (action.path("command").asString().equals(command)) {
                    return action;
                }
            }
            throw new AssertionError("no " + command + " in " + actions.body());
        }
    }

    @Nested
    class TheList {

        @Test
        void showsOpenIncidentsUnlessAskedForOthers() {
            declare(TRIAGED);
            declare("{\"title\":\"Second\"}");
            command("dismiss", "{'reason':'A false alarm'}").is(200);
            assertThat(host.get(API).each("/incidents", "reference")).containsExactly("INC-2");
            assertThat(host.get(API + "?state=ended").each("/incidents", "reference"))
                    .containsExactly("INC-1");
            assertThat(host.get(API + "?state=all").each("/incidents", "reference"))
                    .containsExactly("INC-2", "INC-1");
        }

        @Test
        void goesOnPageByPageWhileNewOnesCome() {
            IntStream.range(0, 5).forEach(i -> declare("{\"title\":\"Number " + i + "\"}"));
            List<String> seen = new ArrayList<>();
            String next = API + "?state=all&limit=2";
            for (int pages = 0; !next.equals("null"); pages++) {
                assertThat(pages).isLessThan(4);
                Answer page = host.get(next).is(200);
                seen.addAll(page.each("/incidents", "reference"));
                next = page.at("/next");
                assertThat(page.header("Link")
                                .map(link -> link.replaceAll("<(.*)>; rel=\"next\"", "$1"))
                                .orElse("null"))
                        .isEqualTo(next);
                declare("{\"title\":\"Later\"}");
            }
            assertThat(seen).containsExactly("INC-5", "INC-4", "INC-3", "INC-2", "INC-1");
        }

        @Test
        void goesByTeamServiceSeverityAndLabels() {
            declare("{\"title\":\"One\",\"severity\":\"SEV1\",\"team\":\"Payments\",\"services\":[\"Check Out\"],"
                    + "\"labels\":[\"region=eu-west\",\"customer=Acme & Sons\"]}");
            declare("{\"title\":\"Two\",\"team\":\"Search\"}");
            declare("{\"title\":\"Three\",\"team\":\"payments\"}");
            Answer first = host.get(API + "/1");
            first.assertThatAt("/team").isEqualTo("Payments");
            first.assertThatAt("/labels/region").isEqualTo("eu-west");

            assertListed("?team=PAYMENTS", "INC-3", "INC-1");
            assertListed("?team=payments&severity=SEV1", "INC-1");
            assertListed("?service=check%20out&label=Region%3Deu-west&label=customer%3DAcme%20%26%20Sons", "INC-1");
            assertListed("?label=region%3Dus");
            Answer page = host.get(API + "?team=payments&limit=1").is(200);
            assertThat(host.get(page.at("/next")).each("/incidents", "reference"))
                    .containsExactly("INC-1");
            host.get(API + "?severity=SEV99&label=region").isProblem(422, "invalid-input");
        }

        @Test
        void goesByCommanderTimeAndTheWordsOfTheTitle() {
            declare("{\"title\":\"Checkout answers 5xx\",\"commander\":\"Ana\"}");
            declare("{\"title\":\"Café & mail are down\",\"commander\":\"ben\"}");
            declare("{\"title\":\"Checkout v2.3.1 is slow\"}");

            assertListed("?commander=ANA", "INC-1");
            assertListed("?title=CHECKOUTS", "INC-3", "INC-1");
            assertListed("?title=cafe%20mail", "INC-2");
            assertListed("?title=cafe&title=mail", "INC-2");
            assertListed("?title=2.3.1", "INC-3");
            assertListed("?title=checkout%20mail");
            assertListed("?title=%2B%2B");
            assertListed("?title=%E2%80%8B");
            assertListed("?from=2000-01-01T00:00:00Z&until=2001-01-01T00:00:00%2B01:00");
            assertListed("?from=2000-01-01T00:00:00Z&title=mail", "INC-2");
            Answer page = host.get(API + "?title=checkout&from=2000-01-01T00:00:00%2B01:00&limit=1")
                    .is(200);
            assertThat(host.get(page.at("/next")).each("/incidents", "reference"))
                    .containsExactly("INC-1");
            host.get(API + "?from=2001-01-01T00:00:00Z&until=2000-01-01T00:00:00Z")
                    .isProblem(422, "invalid-input");
            host.get(API + "?until=noon&declared=2001").isProblem(422, "invalid-input");
        }

        private void assertListed(String query, String... references) {
            assertThat(host.get(API + query).is(200).each("/incidents", "reference"))
                    .as(query)
                    .containsExactly(references);
        }

        @Test
        void takesAReferenceAsTheBound() {
            declare(TRIAGED);
            declare(TRIAGED);
            assertThat(host.get(API + "?before=INC-2").each("/incidents", "reference"))
                    .containsExactly("INC-1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | application/json",
                "text/markdown | text/markdown",
                "text/markdown, */* | text/markdown",
                "text/* | text/markdown",
                "application/json;q=0.5, text/markdown;q=0.4 | application/json",
                "text/markdown;q=0.9, application/json;q=0.1 | text/markdown",
                "text/markdown;q=0, */* | application/json",
                "text/html, application/xhtml+xml, */*;q=0.8 | application/json"
            })
    void negotiatesTheFormOfAPostmortem(String accept, String type) {
        declare(TRIAGED);
        assertThat(host.get(API + "/1/postmortem", "Accept", accept).is(200).type())
                .startsWith(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/pdf", "nonsense", "text/markdown;q=0"})
    void saysWhichFormsAPostmortemHas(String accept) {
        declare(TRIAGED);
        host.get(API + "/1/postmortem", "Accept", accept)
                .isProblem(406, "not-acceptable")
                .assertThatAt("/detail")
                .contains("application/json", "text/markdown");
    }

    @Test
    void reopensOnlyWithinTheWindow() {
        declare(TRIAGED);
        command("diagnose", "{'hypothesis':'The deploy'}").is(200);
        command("mitigate", "{'action':'Rolled back','kind':'rollback'}").is(200);
        command("resolve", "{'verification':'Normal'}").is(200);
        host.clock().advance(Duration.ofDays(8));
        Answer answer = command("reopen", "{'reason':'Back'}").isProblem(409, "refused");
        assertThat(answer.each("/violations", "rule")).containsExactly("reopen-within-window");
    }

    @Test
    void isNotKeptByCaches() {
        assertThat(declare(TRIAGED).header("Cache-Control")).contains("no-store");
    }
}
