package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The weekly review as a page that one goes through: each form comes back to it, taken or not. */
@TestInstance(Lifecycle.PER_CLASS)
class ActionReviewPagesTest {
    private RunningConsole console;
    private ConsoleClient ada;

    @BeforeAll
    void start() {
        console = RunningConsole.inMemory();
        ada = console.as("ada");
    }

    @AfterAll
    void stop() {
        console.close();
    }

    @Test
    void anOwnerAndADayAreGivenOnTheSpotAndThePageComesBackAtTheNextItem() {
        String incident = declared("On the spot");
        add(incident, "Watch the pool");

        HttpResponse<String> answer = send(
                incident,
                "change-action",
                Form.with("item", "1")
                        .and("owner", "grace")
                        .and("due", "2031-12-04")
                        .and("in-show", "left")
                        .and("in-team", "no team")
                        .and("next", "INC-7-2"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("/incidents/actions?team=no+team&show=left&done=change-action&of=" + reference(incident)
                        + "-1#INC-7-2");
        assertThat(ada.page(answer.headers().firstValue("Location").orElseThrow()))
                .contains("role=\"status\"", "Watch the pool", "4 Dec 2031", "grace");
    }

    @Test
    void whatIsRefusedComesBackAtItsItemWithWhatWasTyped() {
        String incident = declared("Refused here");
        add(incident, "Drop me");

        HttpResponse<String> answer = send(
                incident,
                "drop-action",
                Form.with("item", "1").and("reason", "").and("in-show", "unowned"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("<h1>Weekly review</h1>", "Not taken yet: something has to be put right", "is required")
                .containsPattern("<option value=\"unowned\" selected=\"selected\">");
    }

    @Test
    void aDayThatIsNoneIsSaidAtItsItemAlone() {
        String first = declared("First of two");
        add(first, "Same number here");
        String second = declared("Second of two");
        add(second, "Same number there");

        String page = send(
                        second,
                        "change-action",
                        Form.with("item", "1").and("owner", "linus").and("due", "soon"))
                .body();

        assertThat(page).containsOnlyOnce("is not a date").contains("value=\"linus\"");
        assertThat(page).contains("id=\"change-action-" + reference(second) + "-1-due-wrong\"");
    }

    @Test
    void whatStandsOnNoRowOfThePageIsSaidAboveTheList() {
        String incident = declared("Elsewhere");
        add(incident, "Not of this team");

        assertThat(send(
                                incident,
                                "change-action",
                                Form.with("item", "1").and("due", "soon").and("in-team", "a team without items"))
                        .body())
                .contains("No open action item is like that", "due: is not a date");
    }

    @Test
    void ofNobodyIsNotGivenAndShowsWhatWasTyped() {
        String incident = declared("Nobody reviews");
        add(incident, "Still open");

        HttpResponse<String> answer = console.as("")
                .post(
                        incident + "/commands/change-action",
                        Form.with("item", "1")
                                .and("owner", "mallory")
                                .and("place", "actions")
                                .and("version", "1"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("You are not logged in", "mallory", "<h1>Weekly review</h1>")
                .doesNotContain("data-press");
    }

    @Test
    void countsWhatWasReviewedThisWeekAndShowsTheRest() {
        String incident = declared("Reviewed");
        add(incident, "Looked at");
        add(incident, "Not looked at");

        send(incident, "review-action", Form.with("item", "1"));

        assertThat(ada.page("/incidents/actions?show=left"))
                .contains("Not looked at")
                .doesNotContain("Looked at<");
        Matcher progress =
                Pattern.compile("(\\d+) of (\\d+) reviewed this week").matcher(ada.page("/incidents/actions"));
        assertThat(progress.find()).isTrue();
        assertThat(Integer.parseInt(progress.group(1))).isPositive();
    }

    @Test
    void showsTheTicketOfAnItemAndThatItIsDoneThere() {
        String incident = declared("Tracked");
        add(incident, "Bound the pool");
        ada.command(
                incident,
                "report-ticket",
                Form.with("item", "1")
                        .and("ticket", "https://acme.atlassian.net/browse/OPS-12")
                        .and("state", "done"));

        for (String page : new String[] {"/incidents/actions", incident + "/postmortem"}) {
            assertThat(ada.page(page))
                    .contains("href=\"https://acme.atlassian.net/browse/OPS-12\">OPS-12</a>")
                    .contains("Complete the item here, or drop it with a reason.");
        }

        ada.command(
                incident,
                "report-ticket",
                Form.with("item", "1").and("ticket", "javascript:alert(1)").and("state", "open"));
        assertThat(ada.page(incident + "/postmortem"))
                .contains("javascript:alert(1)")
                .doesNotContain("href=\"javascript")
                .doesNotContain("Complete the item here");
    }

    @Test
    void filtersByTeamOwnerAndWhetherAnybodySeesToIt() {
        String incident = declared("Filtered");
        ada.command(incident, "set-team", Form.with("team", "payments"));
        add(incident, "Of payments");
        ada.command(
                incident,
                "add-action",
                Form.with("kind", "detect").and("description", "Of linus").and("owner", "Linus"));

        assertThat(ada.page("/incidents/actions?team=Payments")).contains("Of payments", "Of linus");
        assertThat(ada.page("/incidents/actions?owner=linus"))
                .contains("Of linus")
                .doesNotContain("Of payments");
        assertThat(ada.page("/incidents/actions?team=payments&show=unowned"))
                .contains("Of payments")
                .doesNotContain("Of linus<");
        assertThat(ada.page("/incidents/actions?team=payments&show=overdue"))
                .contains("No open action item is like that");
        assertThat(ada.get("/incidents/actions?show=%3Cb%3E&from=-9&team=" + "x".repeat(2000))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aLongListHasPagesThatKeepTheFilterAndAreLight() {
        String incident = declared("Much to do");
        ada.command(incident, "set-team", Form.with("team", "busy"));
        for (int i = 1; i <= 21; i++) {
            add(incident, "Long item " + i);
        }
        String first = ada.page("/incidents/actions?team=busy");

        assertThat(first).contains("href=\"/incidents/actions?team=busy&amp;from=20\"", "20 of 21");
        assertThat(ada.page("/incidents/actions?team=busy&from=20"))
                .contains("1 of 21", "href=\"/incidents/actions?team=busy\"");
        assertThat(first.length()).isLessThan(70_000);
    }

    @Test
    void leadsToTheTicketThatADescriptionNames() {
        String incident = declared("With a ticket");
        add(incident, "Bound the pool (https://tracker.example/T-7?a=1&b=2). <b>Soon</b>");

        assertThat(ada.page("/incidents/actions"))
                .contains(
                        "(<a rel=\"noopener noreferrer\" href=\"https://tracker.example/T-7?a=1&amp;b=2\">",
                        "). &lt;b&gt;Soon&lt;/b&gt;");
    }

    private HttpResponse<String> send(String incident, String command, Form form) {
        return ada.command(incident, command, form.and("place", "actions"));
    }

    private String declared(String title) {
        return ada.declare(title);
    }

    private void add(String incident, String what) {
        ada.command(incident, "add-action", Form.with("kind", "prevent").and("description", what));
    }

    private static String reference(String incident) {
        return incident.substring(incident.lastIndexOf('/') + 1);
    }
}
