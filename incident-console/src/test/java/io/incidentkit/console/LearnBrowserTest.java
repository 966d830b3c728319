package io.incidentkit.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The weekly review by keys, points of a drawing that open, views that are kept, and all of it on a phone. */
@BrowserTest
class LearnBrowserTest {
    private static final String WIDER_THAN_THE_SCREEN =
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    @Test
    void theReviewIsGoneThroughByKeysAlone(Visit visit) {
        Page page = visit.by("ada");
        String incident = declaredWith(page, "Reviewed by keys", "First of keys", "Second of keys");
        page.navigate("/incidents/actions?owner=keyed");
        assertThat(page.locator("[data-review-keys]")).isVisible();

        page.keyboard().press("j");
        assertThat(page.locator("#" + incident + "-1")).isFocused();
        page.keyboard().press("j");
        assertThat(page.locator("#" + incident + "-2")).isFocused();
        page.keyboard().press("k");
        page.keyboard().press("s");
        assertThat(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("Recorded")))
                .containsText(incident + "-1");
        assertThat(page).hasURL(Pattern.compile("owner=keyed.*#" + incident + "-2$"));
        assertThat(page.locator("#" + incident + "-2")).isFocused();

        page.keyboard().press("d");
        assertThat(page.locator("#" + incident + "-2 [data-field=due]")).isFocused();
        page.locator("#" + incident + "-2 [data-field=due]").fill("2031-12-04");
        page.keyboard().press("Enter");
        assertThat(page.locator("#" + incident + "-2")).containsText("4 Dec 2031");

        // What is typed into a field is no key.
        page.locator("#" + incident + "-2 [data-field=owner]").fill("");
        page.locator("#" + incident + "-2 [data-field=owner]").pressSequentially("jxkeyed");
        assertThat(page.locator("#" + incident + "-2 [data-field=owner]")).hasValue("jxkeyed");

        page.keyboard().press("Escape");
        page.keyboard().press("x");
        assertThat(page.locator("#" + incident + "-2")).hasCount(0);
    }

    @Test
    void keysThatAreTurnedOffDoNothing(Visit visit) {
        Page page = visit.by("ada");
        declaredWith(page, "Without keys", "Left alone");
        page.navigate("/incidents/actions");
        page.evaluate("() => localStorage.setItem('incident-keys', 'off')");
        page.reload();

        page.keyboard().press("j");

        assertThat(page.locator("[data-review-keys]")).isHidden();
        assertThat((Boolean) page.evaluate("() => document.activeElement.hasAttribute('data-review')"))
                .isFalse();
    }

    @Test
    void aPointOpensItsIncidentAndIsReachedByArrows(Visit visit) {
        Page page = visit.by("ada");
        Quarter.of(new ConsoleClient(visit.base(), "ada"), 2, 3);
        page.navigate("/incidents/figures");
        Locator stops = page.locator("svg[data-points] a[tabindex='0']");
        assertThat(stops).hasCount(1);
        String last = stops.getAttribute("href");
        stops.focus();
        page.keyboard().press("ArrowLeft");
        assertThat(stops).isFocused();
        String before = stops.getAttribute("href");
        assertThat(before).isNotEqualTo(last);

        page.keyboard().press("Enter");

        assertThat(page).hasURL(Pattern.compile("/incidents/" + before + "$"));
    }

    @Test
    void aViewIsKeptInThisBrowserByItsName(Visit visit) {
        Page page = visit.by("ada");
        page.navigate("/incidents?state=ended&team=payments");
        page.getByText("Save this view").click();
        page.getByLabel("Name of the view").fill("<b>Payments</b>");
        Visit.press(page, "Save");

        page.navigate("/incidents/archive");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("<b>Payments</b>"))
                .click();
        assertThat(page).hasURL(Pattern.compile("/incidents\\?state=ended&team=payments$"));
        assertThat(page.getByLabel("Team")).hasValue("payments");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove <b>Payments</b>"))
                .click();
        assertThat(page.locator("[data-views-list] li")).hasCount(0);
    }

    @Test
    void allOfItFitsOnAPhoneAndHasItsHeadingsInOrder(Visit visit) {
        Page phone = visit.by("ada", 390, 844);
        String word = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft";
        declaredWith(phone, word, word + " https://tracker.example/" + word);
        for (String path : new String[] {
            "/incidents/actions",
            "/incidents/figures?days=365",
            "/incidents/mine",
            "/incidents/archive",
            "/incidents/runbooks",
            "/incidents?state=ended&from=soon&label=x"
        }) {
            phone.navigate(path);
            assertThat((Integer) phone.evaluate(WIDER_THAN_THE_SCREEN)).as(path).isZero();
            assertThat((Integer) phone.evaluate(AccessBrowserTest.SKIPPED_HEADINGS))
                    .as(path)
                    .isZero();
        }
    }

    private static String declaredWith(Page page, String title, String... items) {
        Visit.declareTriaged(page, title, "ada");
        String incident = page.url().replaceAll(".*/(INC-\\d+).*", "$1");
        ConsoleClient client = new ConsoleClient(page.url().replaceAll("/incidents/.*", ""), "ada");
        for (String item : items) {
            client.command(
                    "/incidents/" + incident,
                    "add-action",
                    Form.with("kind", "prevent").and("description", item).and("owner", "keyed"));
        }
        return incident;
    }
}
