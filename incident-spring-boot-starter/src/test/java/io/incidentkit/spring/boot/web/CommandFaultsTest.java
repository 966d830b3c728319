package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandFaultsTest {
    @AutoClose
    private static final RunningHost host = RunningHost.start();

    @BeforeAll
    static void declare() {
        host.post(API, "{\"title\":\"Checkout fails\"}").is(201);
    }

    @Nested
    class BadInput {

        @Test
        void isSaidAllAtOnceForADeclaration() {
            Answer answer = host.post(API, """
                    {"title": " ", "severity": "SEV9", "commander": 7, "services": ["ok", "", 3, null], "impact": [],
                     "detectedAt": "14:32", "began": "1066-10-14T00:00:00Z", "id": "42", "sevrity": "SEV1"}
                    """);
            answer.isProblem(422, "invalid-input");
            assertThat(answer.each("/faults", "field"))
                    .containsExactlyInAnyOrder(
                            "title",
                            "severity",
                            "commander",
                            "services[1]",
                            "services[2]",
                            "services[3]",
                            "impact",
                            "detectedAt",
                            "began",
                            "id",
                            "sevrity");
        }

        @Test
        void isSaidAllAtOnceForACommand() {
            Answer answer =
                    host.post(API + "/1/diagnose", "{\"hypothesis\":\"  \",\"occurredAt\":\"soon\",\"version\":\"2\"}");
            answer.isProblem(422, "invalid-input");
            assertThat(answer.each("/faults", "field"))
                    .containsExactlyInAnyOrder("hypothesis", "occurredAt", "version");
        }

        @Test
        void isSaidOnceAField() {
            Answer answer = host.post(API + "/1/mitigate", "{\"action\":5,\"kind\":\"restart\"}");
            answer.isProblem(422, "invalid-input");
            assertThat(answer.each("/faults", "field")).containsExactlyInAnyOrder("action", "kind");
            answer.assertThatAt("/faults/0/message").isEqualTo("is a number; a text is expected");
            answer.assertThatAt("/faults/1/message").contains("rollback, failover");
        }

        @Test
        void namesAMisspeltField() {
            Answer answer = host.post(API + "/1/add-note", "{\"text\":\"x\",\"occuredAt\":\"2026-03-01T14:32:00Z\"}");
            answer.isProblem(422, "invalid-input");
            answer.assertThatAt("/faults/0/field").isEqualTo("occuredAt");
            answer.assertThatAt("/faults/0/message")
                    .isEqualTo("is not a field here; the fields are occurredAt, version, text");
        }

        @ParameterizedTest
        @CsvSource({
            "mitigate, kind",
            "set-severity, severity",
            "offer-handover, to",
            "reopen, reason",
            "dismiss, reason",
            "add-note, text",
            "record-fix, description",
            "describe-impact, impact",
            "report-mitigation-failed, reason",
            "revise-hypothesis, hypothesis"
        })
        void isAFieldThatIsNeededAndNotThere(String command, String field) {
            Answer answer = host.post(API + "/1/" + command, "{}");
            answer.isProblem(422, "invalid-input");
            assertThat(answer.each("/faults", "field")).contains(field);
        }

        @Test
        void isCountedOnlySoFar() {
            String services = String.join(",", Collections.nCopies(40_000, "1"));
            Answer answer = host.post(API, "{\"title\":\"x\",\"services\":[" + services + "]}");
            assertThat(answer.isProblem(422, "invalid-input").json().path("faults"))
                    .hasSize(100);
        }

        @Test
        void changesNothing() {
            host.get(API + "/1").assertThatAt("/version").isEqualTo("1");
        }
    }

    @Nested
    class BadBodies {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"title\":",
                    "title=x",
                    "{\"title\":\"a\",\"title\":\"b\"}",
                    "[]",
                    "\"x\"",
                    "{} {}",
                    "\u0000"
                })
        void areMalformed(String body) {
            host.post(API, body).isProblem(400, "malformed-body");
        }

        @Test
        void sayWhereTheyAreMalformed() {
            host.post(API, "{\n  \"title\": x}").assertThatAt("/detail").contains("line 2, column 12");
        }

        @Test
        void areTooLarge() {
            host.post(API, "{\"title\":\"" + "x".repeat(300_000) + "\"}").isProblem(413, "too-large");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "text/plain",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x",
                    "nonsense"
                })
        void areNotTakenFromAForm(String type) {
            host.post(API, "{\"title\":\"x\"}", "X-Actor", "ana", "Content-Type", type)
                    .isProblem(415, "unsupported-media-type");
        }

        @Test
        void areNeededWhereThereIsAFieldToGive() {
            Answer answer = host.post(API, "", "X-Actor", "ana").isProblem(422, "invalid-input");
            assertThat(answer.each("/faults", "field")).containsExactly("title");
        }
    }

    @Nested
    class WhatIsNotThere {

        @ParameterizedTest
        @ValueSource(strings = {"99", "INC-99", "00000000-0000-0000-0000-000000000000", "nonsense", "1%20OR%201=1"})
        void isA404ForIncidents(String id) {
            host.get(API + "/" + id).isProblem(404, "unknown-incident");
            host.get(API + "/" + id + "/timeline").isProblem(404, "unknown-incident");
            host.get(API + "/" + id + "/postmortem").isProblem(404, "unknown-incident");
            host.post(API + "/" + id + "/add-note", "{\"text\":\"x\"}").isProblem(404, "unknown-incident");
        }

        @ParameterizedTest
        @ValueSource(strings = {"explode", "receive-alerts", "record-delivery", "TRIAGE"})
        void isA404ForCommands(String command) {
            host.post(API + "/1/" + command, "{}")
                    .isProblem(404, "unknown-command")
                    .assertThatAt("/detail")
                    .contains("triage, diagnose");
        }
    }

    @Nested
    class TheActor {

        @Test
        void isNeededForCommandsAndForActions() {
            host.post(API, "{\"title\":\"x\"}", "Content-Type", "application/json")
                    .isProblem(401, "actor-required");
            host.post(API + "/1/add-note", "{\"text\":\"x\"}", "X-Actor", "  ").isProblem(401, "actor-required");
            host.get(API + "/1/actions").isProblem(401, "actor-required");
        }

        @Test
        void isNotNeededForReading() {
            for (String path : List.of("", "/1", "/1/timeline", "/1/postmortem")) {
                host.get(API + path).is(200);
            }
        }

        @Test
        void isRefusedWithANameThatIsNone() {
            Answer answer =
                    host.get(API + "/1/actions", "X-Actor", "x".repeat(300)).isProblem(422, "invalid-input");
            assertThat(answer.each("/faults", "field")).containsExactly("actor");
        }
    }

    @Nested
    class Parameters {

        @Test
        void areJudgedAllAtOnce() {
            Answer answer = host.get(API + "?state=closed&limit=0&before=x").isProblem(422, "invalid-input");
            assertThat(answer.each("/faults", "field")).containsExactlyInAnyOrder("state", "limit", "before");
        }

        @ParameterizedTest
        @ValueSource(strings = {"limit=501", "limit=-1", "limit=x", "after=-1", "after=99999999999"})
        void ofATimelineAreBounded(String parameter) {
            host.get(API + "/1/timeline?" + parameter).isProblem(422, "invalid-input");
        }
    }
}
