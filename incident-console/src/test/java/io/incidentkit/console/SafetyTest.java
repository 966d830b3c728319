package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What every page keeps: nothing that was typed or sent from elsewhere does harm. */
class SafetyTest {
    @AutoClose
    private static final RunningConsole console = RunningConsole.inMemory();

    private static final ConsoleClient ada = console.as("ada");

    @Test
    void showsWhatPeopleTypedAsText() {
        String incident = ada.declare("<script>alert(1)</script>");
        ada.command(incident, "describe-impact", Form.with("impact", "<img src=x onerror=alert(1)>"));
        ada.command(incident, "add-note", Form.with("text", "[click](javascript:alert(1)) <b>bold</b>"));

        for (String page : new String[] {
            incident, incident + "/postmortem", incident + "/postmortem/document", incident + "/entries/3", "/incidents"
        }) {
            assertThat(ada.page(page))
                    .as(page)
                    .contains("&lt;script&gt;")
                    .doesNotContain("<script>", "<img", "<b>bold", "href=\"javascript:");
        }
    }

    @Test
    void allowsNoScriptInAPageAndNothingFromElsewhere() {
        assertThat(ada.get("/incidents").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains(
                                "default-src 'none'",
                                "script-src 'self'",
                                "form-action 'self'",
                                "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
    }

    @Test
    void answersAnUnknownIncidentInWords() {
        HttpResponse<String> answer = ada.get("/incidents/INC-999999");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is nothing here", "href=\"/incidents\"");
    }

    @Test
    void saysInWordsThatItsDatabaseDoesNotAnswer() throws Exception {
        try (RunningConsole broken = RunningConsole.inMemory()) {
            broken.loseItsDatabase();

            HttpResponse<String> answer = broken.as("ada").get("/incidents");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body())
                    .contains("The console failed, not you", "href=\"/incidents\"")
                    .doesNotContain("Exception", "SQL");
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        }
    }

    /** In the middle of a night nothing that was typed is typed twice. */
    @Test
    void givesBackWhatWasTypedWhileItsDatabaseIsAway() throws Exception {
        try (RunningConsole broken = RunningConsole.inMemory()) {
            ConsoleClient client = broken.as("ada");
            broken.loseItsDatabase();

            HttpResponse<String> answer = client.send(client.request("/incidents/declare")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("title=Checkout+answers+5xx+since+the+release")));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("<pre class=\"wrote\">Checkout answers 5xx since the release</pre>");
        }
    }

    @Test
    void refusesWhatNobodyCanRead() {
        String incident = ada.declare("Checkout answers 5xx");
        for (String form : List.of("version=1&text=%zz", "version=1&text=caf%E9", "version=1&text=%")) {
            HttpResponse<String> answer = ada.send(ada.request(incident + "/commands/add-note")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)));

            assertThat(answer.statusCode()).as(form).isEqualTo(400);
        }
        assertThat(ada.send(ada.request("/incidents?title=caf%E9").GET()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesWhatAnotherSiteSends() {
        HttpResponse<String> elsewhere = ada.send(ada.request("/incidents/declare")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("title=Forged")));
        HttpResponse<String> old = ada.send(ada.request("/incidents/declare")
                .header("Origin", "http://evil.example")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("title=Forged")));

        assertThat(elsewhere.statusCode()).isEqualTo(403);
        assertThat(old.statusCode()).isEqualTo(403);
        assertThat(ada.page("/incidents")).doesNotContain("Forged");
    }
}
