package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The playbook's example, with its own times, through HTTP. */
class PlaybookWalkTest {
    @AutoClose
    private static final RunningHost host = RunningHost.start();

    private static Answer declared;
    private static Answer resolved;

    @BeforeAll
    static void walk() {
        declared = host.post(API, """
                {"title": "Checkout fails for paying customers", "services": ["checkout", "cart"],
                 "impact": "12% of orders", "detectedAt": "2026-03-01T14:32:00Z"}
                """);
        step("triage", "{'severity': 'SEV1', 'commander': 'ana', 'occurredAt': '2026-03-01T14:35:00Z'}");
        step("diagnose", "{'hypothesis': 'The deploy of 14:20', 'occurredAt': '2026-03-01T14:40:00Z'}");
        step("mitigate", "{'action': 'Rolled back', 'kind': 'rollback', 'occurredAt': '2026-03-01T15:55:00+01:00'}");
        resolved = step("resolve", "{'verification': 'Error rate normal', 'occurredAt': '2026-03-01T15:10:00Z'}");
    }

    private static Answer step(String command, String json) {
        return host.post(API + "/" + declared.at("/id") + "/" + command, json.replace('\'', '"'))
                .is(200);
    }

    @Test
    void beginsWithAnIncidentThatHasAnAddress() {
        declared.is(201);
        assertThat(declared.header("Location")).contains(API + "/" + declared.at("/id"));
        declared.assertThatAt("/number").isEqualTo("1");
        declared.assertThatAt("/reference").isEqualTo("INC-1");
        declared.assertThatAt("/step").isEqualTo("detected");
        declared.assertThatAt("/state").isEqualTo("open");
        declared.assertThatAt("/version").isEqualTo("1");
        declared.assertThatAt("/declaredBy").isEqualTo("ana");
        declared.assertThatAt("/services").isEqualTo("[\"checkout\",\"cart\"]");
    }

    @Test
    void saysWhatIsNotKnownAsNull() {
        for (String field : List.of("severity", "commander", "outcome", "handover", "endedAt", "mitigation", "fix")) {
            declared.assertThatAt("/" + field).isEqualTo("null");
        }
        declared.assertThatAt("/episode/triagedAt").isEqualTo("null");
    }

    @Test
    void endsResolvedWithEveryMoment() {
        resolved.assertThatAt("/step").isEqualTo("resolved");
        resolved.assertThatAt("/state").isEqualTo("ended");
        resolved.assertThatAt("/outcome").isEqualTo("resolved");
        resolved.assertThatAt("/commander").isEqualTo("null");
        resolved.assertThatAt("/endedAt").isEqualTo("2026-03-01T15:10:00Z");
        resolved.assertThatAt("/episode/mitigatedAt").isEqualTo("2026-03-01T14:55:00Z");
        resolved.assertThatAt("/mitigation/kind").isEqualTo("rollback");
        resolved.assertThatAt("/verification").isEqualTo("Error rate normal");
        resolved.assertThatAt("/commanders/0/commander").isEqualTo("ana");
    }

    @Test
    void isFoundByIdAndByEveryFormOfItsNumber() {
        for (String name : List.of(declared.at("/id"), "INC-1", "inc-1", "1")) {
            assertThat(host.get(API + "/" + name).is(200).body())
                    .isEqualTo(resolved.body().replace(",\"since\":[]", ""));
        }
    }

    @Test
    void tellsItsTimeline() {
        Answer timeline = host.get(API + "/INC-1/timeline").is(200);
        assertThat(timeline.each("/entries", "type"))
                .containsExactly(
                        "declared",
                        "severity-set",
                        "commander-assigned",
                        "triaged",
                        "diagnosed",
                        "mitigated",
                        "resolved");
        timeline.assertThatAt("/entries/4/occurredAt").isEqualTo("2026-03-01T14:40:00Z");
        timeline.assertThatAt("/entries/4/recordedAt").isEqualTo("2026-03-01T18:00:00Z");
        timeline.assertThatAt("/entries/4/actor").isEqualTo("ana");
        timeline.assertThatAt("/entries/4/text").isEqualTo("Diagnosed: The deploy of 14:20");
        timeline.assertThatAt("/entries/4/details/hypothesis").isEqualTo("The deploy of 14:20");
        timeline.assertThatAt("/next").isEqualTo("null");
    }

    @Test
    void tellsItsTimelinePageByPage() {
        Answer first = host.get(API + "/1/timeline?limit=3").is(200);
        assertThat(first.each("/entries", "sequence")).containsExactly("1", "2", "3");
        assertThat(first.header("Link")).contains("<" + first.at("/next") + ">; rel=\"next\"");
        Answer second = host.get(first.at("/next")).is(200);
        assertThat(second.each("/entries", "sequence")).containsExactly("4", "5", "6");
        Answer last = host.get(second.at("/next")).is(200);
        assertThat(last.each("/entries", "sequence")).containsExactly("7");
        last.assertThatAt("/next").isEqualTo("null");
        assertThat(last.header("Link")).isEmpty();
    }

    @Test
    void becomesAPostmortemInMarkdownThatComputesTheMinutes() {
        Answer postmortem =
                host.get(API + "/INC-1/postmortem", "Accept", "text/markdown").is(200);
        assertThat(postmortem.type()).isEqualTo("text/markdown;charset=UTF-8");
        assertThat(postmortem.body())
                .startsWith("# INC-1: Checkout fails for paying customers\n")
                .containsPattern("(?m)^\\|Triage ?\\|[^|]*\\| ?3 minutes ?\\|")
                .containsPattern("(?m)^\\|Diagnosis ?\\|[^|]*\\| ?5 minutes ?\\|")
                .containsPattern("(?m)^\\|Mitigation ?\\|[^|]*\\| ?15 minutes ?\\|")
                .containsPattern("(?m)^\\|Verification ?\\|[^|]*\\| ?15 minutes ?\\|");
    }

    @Test
    void becomesAPostmortemInJson() {
        Answer postmortem = host.get(API + "/INC-1/postmortem").is(200);
        assertThat(postmortem.type()).isEqualTo("application/json");
        assertThat(postmortem.each("/phases", "phase"))
                .containsExactly("detection", "triage", "diagnosis", "mitigation", "verification");
        assertThat(postmortem.each("/phases", "tookSeconds")).containsExactly("", "180", "300", "900", "900");
        postmortem.assertThatAt("/phases/0/tookSeconds").isEqualTo("null");
        postmortem.assertThatAt("/durationSeconds").isEqualTo("2280");
        postmortem.assertThatAt("/severity").isEqualTo("SEV1");
    }
}
