package io.incidentkit.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class RefusalBrowserTest {

    @Test
    void saysWhyACommandCanNotBeGivenYet(Visit visit) {
        Page page = visit.by("ada");
        Visit.declareTriaged(page, "Nothing is known", "ada");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All commands"))
                .click();
        Locator mitigate = page.getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText("too early to mitigate it"));
        assertThat(mitigate).containsText("First diagnose it.");
        mitigate.click();

        Locator form = page.locator("dialog[open]");
        assertThat(form).containsText("is only triaged; it is too early to mitigate it.");
        assertThat(form.locator("button")).hasCount(0);
        Locator rule = form.locator("a.rule");
        assertThat(rule).hasText("steps-in-order");

        rule.click();
        assertThat(page.locator(":target")).containsText("Detect, triage, diagnose, mitigate, resolve");
    }

    @Test
    void asksSomeoneElseThanTheCommanderForAReason(Visit visit) {
        String incident = mitigated(visit);
        Page grace = visit.by("grace");
        grace.navigate(incident);
        assertThat(grace.locator(".next")).containsText("ada is incident commander and calls it done.");

        grace.getByLabel("What was verified").fill("The queue is empty");
        Visit.press(grace, "Resolve");

        Locator alert = grace.getByRole(AriaRole.ALERT);
        assertThat(alert).containsText("Refused. Nothing was changed");
        assertThat(alert).containsText("Ask ada; in the commander's absence give an override reason.");
        assertThat(alert.getByRole(AriaRole.LINK)).hasText("commander-calls-done");
        assertThat(alert).isFocused();
        assertThat(grace.getByLabel("What was verified")).hasValue("The queue is empty");

        grace.locator(".next").getByLabel("Reason for the override").fill("ada is on a plane");
        Visit.press(grace, "Resolve");

        assertThat(grace.locator(".state")).hasText("resolved");
        assertThat(grace.locator(".entry").first())
                .containsText("called done in the commander's absence: ada is on a plane");
    }

    @Test
    void showsEveryFaultAtItsFieldAtOnce(Visit visit) {
        Page page = visit.by("ada");
        Visit.declareTriaged(page, "Empty forms", "ada");
        page.getByLabel("Hypothesis").first().fill("The last deploy");
        Visit.press(page, "Diagnose");

        page.locator(".next button").click();

        assertThat(page.getByRole(AriaRole.ALERT).getByRole(AriaRole.LINK)).hasCount(2);
        assertThat(page.getByLabel("Kind")).hasAttribute("aria-invalid", "true");
        assertThat(page.getByLabel("Kind")).hasAccessibleDescription(Pattern.compile("Kind is required"));
        assertThat(page.getByLabel("What was done"))
                .hasAccessibleDescription(Pattern.compile("What was done is required"));
    }

    @Test
    void saysThatSomeoneWasFaster(Visit visit) {
        Page ada = visit.by("ada");
        Visit.declareTriaged(ada, "Two at once", "ada");
        Page grace = visit.by("grace");
        grace.navigate(ada.url());
        ada.getByLabel("Hypothesis").first().fill("The deploy");

        grace.getByLabel("Hypothesis").first().fill("The cable");
        Visit.press(grace, "Diagnose");
        assertThat(grace.locator(".next h2")).containsText("mitigate");
        Visit.press(ada, "Diagnose");

        assertThat(ada.getByRole(AriaRole.ALERT)).containsText("Someone was faster.");
        assertThat(ada.getByRole(AriaRole.ALERT)).containsText("Diagnosed: The cable");
        // Why it can't be sent again, and what to do in place of it.
        assertThat(ada.getByRole(AriaRole.ALERT).getByRole(AriaRole.LINK)).hasText("steps-in-order");
        assertThat(ada.locator("#diagnose-hypothesis")).hasValue("The deploy");
        assertThat(ada.locator(".next h2")).containsText("mitigate");
    }

    private static String mitigated(Visit visit) {
        Page ada = visit.by("ada");
        Visit.declareTriaged(ada, "Almost done", "ada");
        String incident = ada.url();
        ada.getByLabel("Hypothesis").first().fill("The queue is stuck");
        Visit.press(ada, "Diagnose");
        ada.getByLabel("Kind").selectOption("other");
        ada.getByLabel("What was done").fill("Restarted the consumer");
        Visit.press(ada, "Mitigate");
        assertThat(ada.locator(".state")).hasText("mitigated");
        return incident;
    }
}
