package io.incidentkit.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the end of an incident to its published postmortem, with nothing but the pages. */
@BrowserTest
class PostmortemBrowserTest {

    @ParameterizedTest
    @CsvSource({"1280, 900", "390, 844"})
    void isPublishedWhenNothingIsMissingAnyMore(int width, int height, Visit visit) {
        Page page = visit.by("ada", width, height);
        resolve(page);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Go to the postmortem"))
                .click();
        assertThat(missing(page)).containsText("Nobody has reviewed the postmortem");

        page.locator(".next").getByLabel("Owner").fill("ada");
        Visit.press(page, "Assign the postmortem");
        write(page, "#part-impact", "One payment in five failed for 52 minutes.");
        write(page, "#part-root-cause", "The release halved the pool. Bob forgot to compare it with the load.");
        write(page, "#part-went-well", "The rollback took four minutes.");
        write(page, "#part-went-badly", "Nothing compares the pool with the load.");
        for (int i = 0; i < page.locator(".phase").count(); i++) {
            explain(page, page.locator(".phase").nth(i));
        }

        Locator blame = page.locator(".blame");
        assertThat(blame.locator("mark")).hasText("Bob forgot");
        assertThat(blame).containsText("The process had no step, check or alarm");
        write(page, "#part-root-cause", "The release halved the pool. No check compares it with the load.");
        assertThat(blame).hasCount(0);

        Locator add = page.locator("#do-add-action");
        unfold(add);
        add.getByLabel("Good for").selectOption("prevent");
        add.getByLabel("What is to be done").fill("Compare pool and load before a release");
        add.getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("#action-1")).isVisible();
        assertThat(missing(page)).containsText("has neither owner nor due date");
        Locator item = page.locator("#action-1");
        unfold(item.locator("details").first());
        unfold(item.locator("#do-change-action-1"));
        item.getByLabel("Owner").fill("bob");
        item.getByLabel("Due").fill("2030-12-04");
        item.getByRole(AriaRole.BUTTON, exactly("Change")).click();
        assertThat(page.locator("#action-1")).containsText("bob");

        Visit.press(page, "Request a review of the postmortem");
        Visit.press(page, "Review the postmortem");
        assertThat(page.locator("#status")).containsText("was on the incident");
        assertThat(page.locator(".next").getByRole(AriaRole.BUTTON)).isDisabled();
        assertThat(missing(page)).containsText("Everybody who reviewed the postmortem was on");

        Page mallory = visit.by("mallory", width, height);
        mallory.navigate(page.url());
        mallory.locator(".next").getByLabel("Comment").fill("Clear, and it blames nobody.");
        Visit.press(mallory, "Review the postmortem");
        assertThat(missing(mallory)).hasCount(0);
        Visit.press(mallory, "Publish the postmortem");

        assertThat(mallory.locator("#status .state")).hasText("published");
        assertThat(mallory.locator("#next-title")).hasText("Published");
        assertThat(mallory.getByText("Change it")).hasCount(0);
        mallory.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Read it"))
                .click();
        assertThat(mallory.locator("article")).containsText("No check compares it with the load.");
    }

    /** The page may change in place while the pointer is on its way. */
    private static void unfold(Locator fold) {
        while (!(Boolean) fold.evaluate("each => each.open")) {
            fold.locator("summary").first().click();
        }
    }

    private static Locator missing(Page page) {
        return page.locator(".checklist");
    }

    private static void write(Page page, String part, String text) {
        fill(page, page.locator(part), "Text", text);
    }

    private static void explain(Page page, Locator phase) {
        fill(page, phase, "Why", "It was clear what to do.");
    }

    private static void fill(Page page, Locator part, String label, String text) {
        part.locator("[data-editor] > summary").click();
        part.getByLabel(label, new Locator.GetByLabelOptions().setExact(false))
                .last()
                .fill(text);
        part.getByRole(AriaRole.BUTTON, exactly("Save")).click();
        assertThat(part.locator("[data-kept]")).containsText("Saved");
        assertThat(part.locator(".document-part")).containsText(text.substring(0, 20));
    }

    private static Locator.GetByRoleOptions exactly(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static void resolve(Page page) {
        Visit.declareTriaged(page, "Payments fail", "ada");
        page.getByLabel("Hypothesis").first().fill("The pool");
        Visit.press(page, "Diagnose");
        page.getByLabel("Kind").selectOption("rollback");
        page.getByLabel("What was done").fill("Rolled back");
        Visit.press(page, "Mitigate");
        page.getByLabel("What was verified").fill("Errors under 0.1%");
        Visit.press(page, "Resolve");
    }
}
