package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What the incidents say together. */
class InsightPagesTest {

    @Test
    void listsTheOpenActionItemsOfAllIncidentsWhereverTheyStand() {
        try (RunningConsole console = RunningConsole.inMemory()) {
            ConsoleClient ada = console.as("ada");
            String first = declared(ada, "One", false);
            String second = declared(ada, "Two", false);
            add(ada, first, "Watch the pool");
            add(ada, second, "Test the <failover>");
            add(ada, second, "Done already");
            ada.command(second, "complete-action", Form.with("item", "2"));

            assertThat(ada.page("/incidents/actions"))
                    .contains(
                            "Watch the pool",
                            "Test the &lt;failover&gt;",
                            "href=\"" + second + "/postmortem#action-1\"")
                    .doesNotContain("Done already", "<failover>");
        }
    }

    @Test
    void countsAndListsNothingThatTheReaderMayNotSee() {
        try (RunningConsole console = RunningConsole.inMemory()) {
            ConsoleClient ada = console.as("ada");
            String hidden = declared(ada, "Keys were published", true);
            add(ada, hidden, "Rotate the keys");

            assertThat(ada.page("/incidents/actions")).contains("Rotate the keys");
            assertThat(ada.page("/incidents/figures")).contains("<dt>Incidents</dt><dd>1</dd>");
            for (ConsoleClient other : new ConsoleClient[] {console.as("bob"), console.as("")}) {
                assertThat(other.page("/incidents/actions"))
                        .contains("Nothing is left to do")
                        .doesNotContain("Rotate");
                assertThat(other.page("/incidents/figures"))
                        .contains("none that you may see")
                        .doesNotContain("<dt>Incidents");
                assertThat(other.page("/incidents/figures/last-week.md")).doesNotContain("Rotate", "Keys");
            }
        }
    }

    @Test
    void saysWhatIsNotKnownInsteadOfNought() {
        try (RunningConsole console = RunningConsole.inMemory()) {
            ConsoleClient ada = console.as("ada");
            declared(ada, "Just begun", false);

            assertThat(ada.page("/incidents/figures"))
                    .contains("How long it took", "Who commands", "What was done in time", "0 of 1")
                    .contains("Largest share 100%. Of one person there is no inequality")
                    .doesNotContain("inequality 0.00")
                    .containsPattern(">resolve</th>\\s*<td data-label=\"Half within\">not known<");
        }
    }

    @Test
    void tellsOfHowManyIncidentsCustomersToldFirst() {
        try (RunningConsole console = RunningConsole.inMemory()) {
            ConsoleClient ada = console.as("ada");
            assertThat(ada.page("/incidents/declare")).contains("name=\"detectionSource\"", "Not known", "customer");
            String told = declared(ada, "Checkout is down", false);
            assertThat(ada.page(told)).doesNotContain("<dt>Detected by");
            assertThat(ada.page("/incidents/figures")).doesNotContain("How we learned of it");

            ada.command(told, "set-detection-source", Form.with("detectionSource", "customer"));

            assertThat(ada.page(told)).contains("<dt>Detected by</dt><dd>customer</dd>");
            assertThat(ada.page("/incidents/figures"))
                    .contains("How we learned of it", "of the 1 incidents of which it is known")
                    .containsPattern(">customer</th>\\s*<td data-label=\"Share\">100%<");
        }
    }

    @Test
    void addsUpWhatTheIncidentsCost() {
        try (RunningConsole console = RunningConsole.inMemory()) {
            ConsoleClient ada = console.as("ada");
            String hit = declared(ada, "Checkout is down", false);

            ada.command(
                    hit,
                    "describe-impact",
                    Form.with("impact", "Orders fail")
                            .and("customersHit", "1200")
                            .and("requestsHit", "")
                            .and("moneyLost", "5000000 EUR"));

            assertThat(ada.page(hit)).contains("1,200 customers hit", "5,000,000 EUR lost");
            assertThat(ada.page("/incidents/figures"))
                    .contains("What it cost")
                    .containsPattern(">Money lost</th>\\s*<td data-label=\"In all\">5,000,000 EUR<")
                    .doesNotContain("Requests hit");
            assertThat(ada.page("/incidents/figures/last-week.md")).isNotBlank();
        }
    }

    @Test
    void takesTheUsualPeriodForOneThatThereIsNot() {
        try (RunningConsole console = RunningConsole.inMemory()) {
            assertThat(console.as("ada").page("/incidents/figures?days=30"))
                    .contains("Figures of the last <span>30</span> days");
            HttpResponse<String> odd = console.as("ada").get("/incidents/figures?days=-1%3Cb%3E");

            assertThat(odd.statusCode()).isEqualTo(200);
            assertThat(odd.body()).contains("Figures of the last <span>90</span> days");
        }
    }

    private static String declared(ConsoleClient ada, String title, boolean secret) {
        Form form = Form.with("title", title).and("severity", "SEV2").and("commander", "ada");
        return ada.post("/incidents/declare", secret ? form.and("private", "yes") : form)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static void add(ConsoleClient ada, String incident, String what) {
        ada.command(incident, "add-action", Form.with("kind", "prevent").and("description", what));
    }
}
