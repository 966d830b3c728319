package io.incidentkit.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What the incidents say together. */
class InsightPagesTest {

    @Test
    void listsTheOpenActionItemsOfAllIncidentsWhereverTheyStand() {
        try (RunningPortal portal = RunningPortal.inMemory()) {
            PortalClient ada = portal.as("ada");
            String first = declared(ada, "One", false);
            String second = declared(ada, "Two", false);
            add(ada, first, "Watch the pool");
            add(ada, second, "Test the <failover>");
            add(ada, second, "Done already");
            ada.command(second, "complete-action", Form.with("item", "2"));

            assertThat(ada.page("/actions"))
                    .contains(
                            "Watch the pool",
                            "Test the &lt;failover&gt;",
                            "href=\"" + second + "/postmortem#action-1\"")
                    .doesNotContain("Done already", "<failover>");
        }
    }

    @Test
    void countsAndListsNothingThatTheReaderMayNotSee() {
        try (RunningPortal portal = RunningPortal.inMemory()) {
            PortalClient ada = portal.as("ada");
            String hidden = declared(ada, "Keys were published", true);
            add(ada, hidden, "Rotate the keys");

            assertThat(ada.page("/actions")).contains("Rotate the keys");
            assertThat(ada.page("/figures")).contains("<dt>Incidents</dt><dd>1</dd>");
            for (PortalClient other : new PortalClient[] {portal.as("bob"), portal.as("")}) {
                assertThat(other.page("/actions"))
                        .contains("Nothing is left to do")
                        .doesNotContain("Rotate");
                assertThat(other.page("/figures"))
                        .contains("none that you may see")
                        .doesNotContain("<dt>Incidents");
                assertThat(other.page("/figures/last-week.md")).doesNotContain("Rotate", "Keys");
            }
        }
    }

    @Test
    void saysWhatIsNotKnownInsteadOfNought() {
        try (RunningPortal portal = RunningPortal.inMemory()) {
            PortalClient ada = portal.as("ada");
            declared(ada, "Just begun", false);

            assertThat(ada.page("/figures"))
                    .contains("How long it took", "Who commands", "What was done in time", "0 of 1")
                    .contains("Largest share 100%. Of one person there is no inequality")
                    .doesNotContain("inequality 0.00")
                    .containsPattern(">resolve</th>\\s*<td data-label=\"Half within\">not known<");
        }
    }

    @Test
    void tellsOfHowManyIncidentsCustomersToldFirst() {
        try (RunningPortal portal = RunningPortal.inMemory()) {
            PortalClient ada = portal.as("ada");
            assertThat(ada.page("/declare")).contains("name=\"detectionSource\"", "Not known", "customer");
            String told = declared(ada, "Checkout is down", false);
            assertThat(ada.page(told)).doesNotContain("<dt>Detected by");
            assertThat(ada.page("/figures")).doesNotContain("How we learned of it");

            ada.command(told, "set-detection-source", Form.with("detectionSource", "customer"));

            assertThat(ada.page(told)).contains("<dt>Detected by</dt><dd>customer</dd>");
            assertThat(ada.page("/figures"))
                    .contains("How we learned of it", "of the 1 incidents of which it is known")
                    .containsPattern(">customer</th>\\s*<td data-label=\"Share\">100%<");
        }
    }

    @Test
    void addsUpWhatTheIncidentsCost() {
        try (RunningPortal portal = RunningPortal.inMemory()) {
            PortalClient ada = portal.as("ada");
            String hit = declared(ada, "Checkout is down", false);

            ada.command(
                    hit,
                    "describe-impact",
                    Form.with("impact", "Orders fail")
                            .and("customersHit", "1200")
                            .and("requestsHit", "")
                            .and("moneyLost", "5000000 EUR"));

            assertThat(ada.page(hit)).contains("1,200 customers hit", "5,000,000 EUR lost");
            assertThat(ada.page("/figures"))
                    .contains("What it cost")
                    .containsPattern(">Money lost</th>\\s*<td data-label=\"In all\">5,000,000 EUR<")
                    .doesNotContain("Requests hit");
            assertThat(ada.page("/figures/last-week.md")).isNotBlank();
        }
    }

    @Test
    void takesTheUsualPeriodForOneThatThereIsNot() {
        try (RunningPortal portal = RunningPortal.inMemory()) {
            assertThat(portal.as("ada").page("/figures?days=30")).contains("Figures of the last <span>30</span> days");
            HttpResponse<String> odd = portal.as("ada").get("/figures?days=-1%3Cb%3E");

            assertThat(odd.statusCode()).isEqualTo(200);
            assertThat(odd.body()).contains("Figures of the last <span>90</span> days");
        }
    }

    private static String declared(PortalClient ada, String title, boolean secret) {
        Form form = Form.with("title", title).and("severity", "SEV2").and("commander", "ada");
        return ada.post("/declare", secret ? form.and("private", "yes") : form)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static void add(PortalClient ada, String incident, String what) {
        ada.command(incident, "add-action", Form.with("kind", "prevent").and("description", what));
    }
}
