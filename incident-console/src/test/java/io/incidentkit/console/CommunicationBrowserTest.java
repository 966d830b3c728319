package io.incidentkit.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class CommunicationBrowserTest {

    @Test
    void tellsTheStatusPageByHandInTime(Visit visit) {
        Page page = visit.by("ada");
        page.navigate("/incidents/declare");
        page.getByLabel("Title").fill("Cards are declined");
        page.getByLabel("Severity").selectOption("SEV1");
        page.getByLabel("Incident commander").fill("ada");
        Visit.press(page, "Declare");

        assertThat(page.locator(".vital-due"))
                .containsText(Pattern.compile("status page: first update\\s+due in \\d min"));
        page.locator(".vital-due a").click();
        Locator statusPage =
                page.locator(".audiences > li").filter(new Locator.FilterOptions().setHasText("status page"));
        statusPage.getByLabel("One line more").fill("We look at the card provider.");
        assertThat(statusPage.locator(".preview")).containsText("We look at the card provider.");
        statusPage.getByLabel("One line more").press("Enter");

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Recorded: Send an update");
        assertThat(statusPage.locator(".unsent")).containsText("first update, to be sent by hand");
        assertThat(statusPage.locator(".told")).hasCount(0);
        assertThat(page.locator(".vital-due")).containsText("status page: first update");

        Visit.press(page, "I sent it");

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Recorded: I sent it");
        assertThat(statusPage.locator(".unsent")).hasCount(0);
        assertThat(statusPage.locator(".told"))
                .containsText(Pattern.compile("first update\\s+\\d\\d:\\d\\d\\s+in time"));
        assertThat(statusPage.locator(".due")).hasCount(1);
        assertThat(page.locator(".vital-due")).not().containsText("status page");
        page.locator(".told a").first().click();
        assertThat(page.locator(".entry blockquote").first()).containsText("We look at the card provider.");
    }
}
