package io.incidentkit.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Everything works in a browser in which no script runs. */
@BrowserTest
class NoScriptsBrowserTest {

    @Test
    void anIncidentIsWorkedOnFromItsDeclarationToItsEnd(Visit visit) {
        Page page = visit.withoutScripts("ada");
        Visit.declareTriaged(page, "Without a script", "ada");
        assertThat(page).hasURL(Pattern.compile("/INC-\\d+$"));

        page.getByLabel("Hypothesis").fill("The deploy");
        Visit.press(page, "Diagnose");
        follow(page, "Assign");
        page.locator("#do")
                .getByLabel("Who", new Locator.GetByLabelOptions())
                .first()
                .fill("bob");
        page.locator("#do").getByLabel("What").first().fill("the pool");
        page.locator("#do button").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Recorded: Assign work");

        follow(page, "All commands");
        follow(page, "Describe the impact");
        page.locator("#do textarea").first().fill("One in five");
        page.locator("#do button").click();
        assertThat(page.locator(".facts")).containsText("One in five");

        page.getByLabel("Kind").selectOption("rollback");
        page.getByLabel("What was done").fill("Rolled back");
        page.locator(".next button").click();
        page.getByLabel("What was verified").fill("All is well");
        page.locator(".next button").click();

        assertThat(page.locator(".state")).hasText("resolved");
    }

    @Test
    void whatCanNotBeDoneSaysWhyOnAPageOfItsOwn(Visit visit) {
        Page page = visit.withoutScripts("ada");
        Visit.declareTriaged(page, "Not yet", "ada");

        follow(page, "All commands");
        assertThat(page.locator(".whynot").first()).isVisible();
        follow(page, "Resolve");

        assertThat(page.locator("#do")).containsText("Not now:");
        assertThat(page.locator("#do .rule").first()).hasText("steps-in-order");
    }

    @Test
    void theBoardCanReloadItself(Visit visit) {
        Page wall = visit.withoutScripts("bob");
        wall.navigate("/incidents");
        follow(wall, "Reload every minute");
        assertThat(wall.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Stop reloading")))
                .isVisible();
    }

    private static void follow(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .click();
    }
}
