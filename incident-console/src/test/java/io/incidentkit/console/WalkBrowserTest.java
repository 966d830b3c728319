package io.incidentkit.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@BrowserTest
class WalkBrowserTest {

    @ParameterizedTest
    @CsvSource({"1280, 900", "390, 844"})
    void goesFromTheDeclarationToThePostmortem(int width, int height, Visit visit) {
        Page page = visit.by("ada", width, height);

        page.navigate("/incidents");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Declare an incident"))
                .first()
                .click();
        page.getByLabel("Title").fill("Checkout answers 500");
        page.getByLabel("Services").fill("checkout, payments");
        page.getByLabel("Impact").fill("One payment in five fails");
        happened(page, "Detected at, if not now", "2026-03-01T14:32");
        Visit.press(page, "Declare");
        assertThat(page).hasURL(Pattern.compile("/incidents/INC-\\d+$"));
        assertThat(page.locator(".next h2")).containsText("triage");

        page.getByLabel("Severity").first().selectOption("SEV1");
        page.getByLabel("Incident commander").fill("ada");
        step(page, "Triage", "14:35");

        page.getByLabel("Hypothesis").first().fill("The deploy of 14:28");
        step(page, "Diagnose", "14:40");

        page.getByLabel("Kind").selectOption("rollback");
        page.getByLabel("What was done").fill("Rolled back to 41");
        step(page, "Mitigate", "14:55");

        page.getByLabel("What was verified").fill("Errors under 0.1% for 15 minutes");
        step(page, "Resolve", "15:10");
        assertThat(page.locator(".entry").first()).containsText("Resolved: Errors under 0.1%");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Timeline").setExact(true))
                .click();
        assertThat(page.locator(".steps .done")).hasCount(5);
        assertThat(page.locator(".steps .took")).containsText(new String[] {"+3 min", "+5 min", "+15 min", "+15 min"});
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Now").setExact(true))
                .click();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Go to the postmortem"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Checkout answers 500");
        for (String phase :
                new String[] {"Triage 3 min", "Diagnosis 5 min", "Mitigation 15 min", "Verification 15 min"}) {
            assertThat(page.locator(".phase").filter(new Locator.FilterOptions().setHasText(phase)))
                    .hasCount(1);
        }
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Document"))
                .click();
        assertThat(page.getByRole(AriaRole.ROW)
                        .filter(new Locator.FilterOptions()
                                .setHasText(Pattern.compile("Mitigation.*15 minutes", Pattern.DOTALL))))
                .hasCount(1);
    }

    @ParameterizedTest
    @CsvSource({"1280, 900", "390, 844"})
    void handsCommandOver(int width, int height, Visit visit) {
        Page ada = visit.by("ada", width, height);
        Visit.declareTriaged(ada, "A long night", "ada");
        assertThat(ada.locator(".vitals")).isVisible();
        String incident = ada.url();
        ada.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Hand over"))
                .click();
        ada.locator("dialog[open]").getByLabel("To whom").fill("grace");
        Visit.press(ada, "Offer a handover");
        assertThat(ada.locator(".vitals")).containsText("Handover offered to grace");

        Page grace = visit.by("grace", width, height);
        grace.navigate(incident);
        assertThat(grace.getByText("ada offers you command")).isVisible();
        Visit.press(grace, "Accept the handover");

        assertThat(grace.locator(".vitals")).containsText(Pattern.compile("Commander\\s*grace\\s*since"));
        assertThat(grace.locator(".entry").first()).containsText("grace took over command from ada");
    }

    private static void step(Page page, String command, String time) {
        happened(page, "When, if not now", "2026-03-01T" + time);
        page.locator(".next button").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Recorded: " + command);
    }

    private static void happened(Page page, String summary, String moment) {
        page.getByText(summary).first().click();
        page.locator("main input[type=datetime-local]").first().fill(moment);
    }
}
