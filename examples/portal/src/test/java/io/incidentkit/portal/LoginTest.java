package io.incidentkit.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The portal's own pages, and how those of the console come by its login. */
class LoginTest {
    @AutoClose
    private static final RunningPortal portal = RunningPortal.inMemory();

    private static final PortalClient nobody = portal.as("");

    @Test
    void itsFrontDoorIsTheBoard() {
        assertThat(nobody.get("/").headers().firstValue("Location")).hasValue("/incidents");
        assertThat(nobody.page("/incidents")).contains("All is quiet.", "href=\"/login?returnTo=%2Fincidents\"");
    }

    @Test
    void takesANameAndComesBackToNoOtherSite() {
        HttpResponse<String> back =
                nobody.post("/login", Form.with("name", "zoë ß").and("returnTo", "/incidents/policy"));
        HttpResponse<String> away =
                nobody.post("/login", Form.with("name", "grace").and("returnTo", "//evil.example/"));

        assertThat(location(back)).isEqualTo("/incidents/policy");
        assertThat(back.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie ->
                        assertThat(cookie).contains("portal-you=zo%C3%AB+%C3%9F", "SameSite=Strict", "HttpOnly"));
        assertThat(location(away)).isEqualTo("/");
        assertThat(portal.as("zoë ß").page("/incidents")).contains("<b>zoë ß</b>", "action=\"/logout\"");
    }

    @Test
    void saysWhatIsWrongWithAName() {
        HttpResponse<String> answer = nobody.post("/login", Form.with("name", " "));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Your name ");
    }

    @Test
    void forgetsWhoLogsOut() {
        HttpResponse<String> answer = portal.as("ada").post("/logout", new Form());

        assertThat(location(answer)).isEqualTo("/");
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("portal-you=;", "Max-Age=0"));
    }

    @Test
    void refusesWhatAnotherSiteSendsToItsApiAsWell() {
        for (String path : new String[] {"/incidents/declare", "/api/incidents", "/login"}) {
            HttpResponse<String> answer = nobody.send(nobody.request(path)
                    .header("Sec-Fetch-Site", "cross-site")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("title=Forged")));
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
        }
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
