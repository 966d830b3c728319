package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The console beside Spring Security: whoever is logged in there acts here, with the rights of their authorities. */
class SecuredPagesTest {
    private static final Pattern FORM = Pattern.compile("<form[^>]*method=\"post\".*?</form>", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @AutoClose
    private static final RunningConsole console = SecuredHost.start();

    /** A browser with a session of its own. */
    private static final class Session {
        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(Redirect.NORMAL)
                .build();

        static Session of(String name) throws Exception {
            Session session = new Session();
            session.post(
                    "/login",
                    "username=" + name + "&password=" + SecuredHost.PASSWORD.replace(' ', '+'),
                    token(session.page("/login")));
            return session;
        }

        HttpResponse<String> get(String path) throws Exception {
            return http.send(
                    HttpRequest.newBuilder(URI.create(console.base() + path)).build(), BodyHandlers.ofString());
        }

        String page(String path) throws Exception {
            return get(path).body();
        }

        HttpResponse<String> post(String path, String form, String token) throws Exception {
            return http.send(
                    HttpRequest.newBuilder(URI.create(console.base() + path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form + (token.isEmpty() ? "" : "&_csrf=" + token)))
                            .build(),
                    BodyHandlers.ofString());
        }

        String declare(String title) throws Exception {
            HttpResponse<String> answer = post(
                    "/incidents/declare",
                    "title=" + title + "&commander=ada&severity=SEV2",
                    token(page("/incidents/declare")));
            Matcher reference = Pattern.compile("INC-\\d+").matcher(answer.uri().getPath());
            assertThat(reference.find())
                    .as(answer.uri() + " " + answer.statusCode())
                    .isTrue();
            return "/incidents/" + reference.group();
        }
    }

    private static String token(String page) {
        Matcher token = TOKEN.matcher(page);
        assertThat(token.find()).as(page).isTrue();
        return token.group(1);
    }

    @Test
    void whoeverIsNotLoggedInIsSentToTheLoginOfTheHost() throws Exception {
        assertThat(new Session().get("/incidents/mine").uri().getPath()).isEqualTo("/login");
    }

    @Test
    void eachFormOfEachPageHasTheToken() throws Exception {
        Session olga = Session.of("olga");
        Session ada = Session.of("ada");
        String incident = ada.declare("Tokens");
        int forms = 0;
        for (String page : List.of(
                "/incidents",
                "/incidents/declare",
                "/incidents/policy/compare",
                "/incidents/administration",
                incident,
                incident + "?do=send-update",
                incident + "/timeline",
                incident + "/people",
                incident + "/communication",
                incident + "/postmortem",
                incident + "/entries/1")) {
            String body = olga.page(page);
            assertThat(body).as(page).contains("data-base=");
            for (MatchResult form : FORM.matcher(body).results().toList()) {
                assertThat(form.group()).as(page).containsPattern(TOKEN);
                forms++;
            }
        }
        assertThat(forms).isGreaterThan(25);
    }

    @Test
    void aFormWithoutItIsNotTaken() throws Exception {
        Session ada = Session.of("ada");
        String incident = ada.declare("Forged");

        assertThat(ada.post(incident + "/commands/add-note", "text=forged&version=3", "")
                        .statusCode())
                .isEqualTo(403);

        assertThat(ada.page(incident + "/timeline")).doesNotContain("forged");
    }

    @Test
    void authoritiesAreRights() throws Exception {
        Session ada = Session.of("ada");
        Session rita = Session.of("rita");
        String incident = ada.declare("Rights");
        String form = "text=by+rita&version=1";

        assertThat(rita.page(incident))
                .contains(
                        "Rights",
                        ">rita<",
                        "You are reading along",
                        "Your login may read incidents, and not work on them.")
                .doesNotContain("/commands/triage\"", "do=add-note");
        HttpResponse<String> refused =
                rita.post(incident + "/commands/add-note", form, token(rita.page("/incidents/policy/compare")));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .contains("data-base=", "That is not for you", "takes the right to respond", "by rita");
        assertThat(ada.page(incident + "/timeline")).doesNotContain("by rita");
        assertThat(ada.get("/incidents/administration").statusCode()).isEqualTo(403);
        assertThat(Session.of("olga").get("/incidents/administration").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoeverLogsOutReadsNoMore() throws Exception {
        Session ada = Session.of("ada");
        String board = ada.page("/incidents");
        assertThat(board).contains("action=\"/logout\"");

        ada.post("/logout", "x=", token(board));

        assertThat(ada.get("/incidents").uri().getPath()).isEqualTo("/login");
    }
}
