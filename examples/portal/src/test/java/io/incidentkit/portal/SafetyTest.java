package io.incidentkit.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What every page keeps: nothing that was typed or sent from elsewhere does harm. */
class SafetyTest {
    @AutoClose
    private static final RunningPortal portal = RunningPortal.inMemory();

    private static final PortalClient ada = portal.as("ada");

    @Test
    void showsWhatPeopleTypedAsText() {
        String incident = ada.declare("<script>alert(1)</script>");
        ada.command(incident, "describe-impact", Form.with("impact", "<img src=x onerror=alert(1)>"));
        ada.command(incident, "add-note", Form.with("text", "[click](javascript:alert(1)) <b>bold</b>"));

        for (String page : new String[] {
            incident, incident + "/postmortem", incident + "/postmortem/document", incident + "/entries/3", "/"
        }) {
            assertThat(ada.page(page))
                    .as(page)
                    .contains("&lt;script&gt;")
                    .doesNotContain("<script", "<img", "<b>bold", "href=\"javascript:");
        }
    }

    @Test
    void allowsNoScriptsAndNothingFromElsewhere() {
        assertThat(ada.get("/").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe", "script-src"));
    }

    @Test
    void answersAnUnknownIncidentInWords() {
        HttpResponse<String> answer = ada.get("/incidents/INC-999999");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is nothing here", "href=\"/\"");
    }

    @Test
    void saysInWordsThatItsDatabaseDoesNotAnswer() throws Exception {
        try (RunningPortal broken = RunningPortal.inMemory()) {
            broken.loseItsDatabase();

            HttpResponse<String> answer = broken.as("ada").get("/");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body())
                    .contains("The portal failed, not you", "href=\"/\"")
                    .doesNotContain("Exception", "SQL");
        }
    }

    @Test
    void refusesWhatAnotherSiteSends() {
        HttpResponse<String> elsewhere = ada.send(ada.request("/declare")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("title=Forged")));
        HttpResponse<String> old = ada.send(ada.request("/declare")
                .header("Origin", "http://evil.example")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("title=Forged")));

        assertThat(elsewhere.statusCode()).isEqualTo(403);
        assertThat(old.statusCode()).isEqualTo(403);
        assertThat(ada.page("/")).doesNotContain("Forged");
    }

    @Test
    void takesANameAndComesBackToNoOtherSite() {
        HttpResponse<String> back =
                portal.as("").post("/you", Form.with("name", "grace").and("returnTo", "/policy"));
        HttpResponse<String> away =
                portal.as("").post("/you", Form.with("name", "grace").and("returnTo", "//evil.example/"));

        assertThat(location(back)).isEqualTo("/policy");
        assertThat(location(away)).isEqualTo("/");
        assertThat(away.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("portal-you=grace"));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
