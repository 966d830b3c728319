package io.incidentkit.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A postmortem is written, and nothing that was typed is lost. */
@BrowserTest
class EditorBrowserTest {
    private static final String WRITTEN = "The release halved the pool, and nothing compares it with the load.";

    @Test
    void aSectionIsSavedInItsPlaceAndAnotherThatIsBeingWrittenStays(Visit visit) {
        Page page = opened(visit, "ada");
        edit(page, "root-cause").fill(WRITTEN);
        edit(page, "impact").fill("One payment in five failed.");
        page.locator("#part-root-cause")
                .getByRole(AriaRole.BUTTON, exactly("Save"))
                .click();

        assertThat(kept(page, "root-cause")).containsText("Saved");
        assertThat(page.locator("#part-root-cause .document-part")).hasText(WRITTEN);
        assertThat(page.locator("#part-impact textarea").first()).hasValue("One payment in five failed.");
        assertThat(page.locator("[data-live-stale]")).isHidden();
        assertThat(page.locator(".ticks .there")).containsText(new String[] {"Root cause"});
    }

    @Test
    void whatWasTypedIsOfferedAgainAfterAClosedTab(Visit visit) {
        Page page = opened(visit, "ada");
        edit(page, "went-well").fill("The rollback took four minutes.");
        assertThat(kept(page, "went-well")).containsText("Kept on this device");
        BrowserContext window = page.context();
        String address = page.url();
        page.close();

        Page again = window.newPage();
        again.navigate(address);
        assertThat(kept(again, "went-well")).containsText("The rollback took four minutes.");
        kept(again, "went-well")
                .getByRole(AriaRole.BUTTON, exactly("Go on with it"))
                .click();
        assertThat(again.locator("#part-went-well textarea").first()).hasValue("The rollback took four minutes.");
        again.keyboard().press("Control+Enter");
        assertThat(kept(again, "went-well")).containsText("Saved");

        again.reload();
        assertThat(again.locator("#part-went-well .document-part")).hasText("The rollback took four minutes.");
        assertThat(kept(again, "went-well")).isEmpty();
    }

    @Test
    void whatWasTypedIsThrownAwayOnlyWhenAskedTo(Visit visit) {
        Page page = opened(visit, "ada");
        edit(page, "went-well").fill("Never mind.");
        page.reload();
        kept(page, "went-well")
                .getByRole(AriaRole.BUTTON, exactly("Throw it away"))
                .click();
        page.reload();

        assertThat(page.locator("#part-went-well")).not().containsText("Never mind.");
    }

    @Test
    void aSessionThatEndedKeepsWhatWasTypedAndSaysSo(Visit visit) {
        Page page = opened(visit, "ada");
        edit(page, "root-cause").fill(WRITTEN);
        List<Cookie> login = page.context().cookies();
        page.context().clearCookies();
        page.locator("#part-root-cause")
                .getByRole(AriaRole.BUTTON, exactly("Save"))
                .click();
        assertThat(kept(page, "root-cause")).containsText("Not saved: log in again.");
        assertThat(kept(page, "root-cause").getByRole(AriaRole.LINK)).hasText("Log in");
        assertThat(page.locator("#part-root-cause textarea").first()).hasValue(WRITTEN);

        page.context().addCookies(login);
        page.reload();
        kept(page, "root-cause")
                .getByRole(AriaRole.BUTTON, exactly("Go on with it"))
                .click();
        page.locator("#part-root-cause")
                .getByRole(AriaRole.BUTTON, exactly("Save"))
                .click();
        assertThat(page.locator("#part-root-cause .document-part")).hasText(WRITTEN);
    }

    @Test
    void anotherTextThatWasSavedMeanwhileStandsBesideAndOnlyThatAsks(Visit visit) {
        Page ada = opened(visit, "ada");
        Page grace = visit.by("grace");
        grace.navigate(ada.url());
        edit(ada, "root-cause").fill("Mine.");
        edit(grace, "went-badly").fill("Hers, of another section.");
        save(grace, "went-badly");
        edit(grace, "root-cause").fill("Hers.");
        save(grace, "root-cause");
        assertThat(kept(grace, "root-cause")).containsText("Saved");

        save(ada, "root-cause");
        Locator part = ada.locator("#part-root-cause");
        assertThat(kept(ada, "root-cause")).containsText("somebody else saved another text");
        assertThat(part.locator("[data-theirs] pre")).hasText("Hers.");
        assertThat(part.locator("textarea").first()).hasValue("Mine.");

        part.locator("textarea").first().fill("Hers, and mine.");
        part.getByRole(AriaRole.BUTTON, exactly("Save mine in its place")).click();
        assertThat(part.locator(".document-part")).hasText("Hers, and mine.");
        assertThat(ada.locator("#part-went-badly .document-part")).hasText("Hers, of another section.");
    }

    @Test
    void theirTextIsTakenInPlaceOfMine(Visit visit) {
        Page ada = opened(visit, "ada");
        Page grace = visit.by("grace");
        grace.navigate(ada.url());
        edit(ada, "impact").fill("Mine.");
        edit(grace, "impact").fill("Hers.");
        save(grace, "impact");
        assertThat(kept(grace, "impact")).containsText("Saved");
        save(ada, "impact");
        ada.getByRole(AriaRole.BUTTON, named("Take this one")).click();

        assertThat(ada.locator("#part-impact .document-part")).hasText("Hers.");
        ada.reload();
        assertThat(kept(ada, "impact")).isEmpty();
    }

    @Test
    void wordsThatBlameArePointedAtWhileOneTypesAndTheOtherWordingIsOneKeyAway(Visit visit) {
        Page page = opened(visit, "ada");
        Locator text = edit(page, "root-cause");
        text.pressSequentially("The pool was small. Bob forgot to compare it with the load.");
        Locator blame = page.locator("#part-root-cause .blame");
        assertThat(blame.locator("mark")).hasText("Bob forgot");

        text.press("Alt+Enter");

        assertThat(text)
                .hasValue(
                        Pattern.compile(
                                "The pool was small\\. The process had no step, check or alarm that made sure to compare it.*"));
        assertThat(blame).hasCount(0);
    }

    @Test
    void aQuestionIsPutInAsACommentLine(Visit visit) {
        Page page = opened(visit, "ada");
        Locator text = edit(page, "went-badly");
        text.fill("Sadly, Bob once again could not be bothered to look.");
        Locator blame = page.locator("#part-went-badly .blame").first();
        assertThat(blame).isVisible();
        String wording = blame.getAttribute("data-wording");
        blame.locator("[data-take]").click();

        String typed = text.inputValue();
        Assertions.assertThat(wording == null ? typed.contains("<!--") : typed.startsWith(wording.substring(0, 10)))
                .as(typed)
                .isTrue();
    }

    @Test
    void othersCommentBesideTheTextAndRowsAreChosenWithoutLeavingThePage(Visit visit) {
        Page page = opened(visit, "ada");
        edit(page, "impact").fill("Not finished");
        Locator part = page.locator("#part-root-cause");
        part.locator(".comments summary").click();
        part.locator(".comments").getByLabel("Comment").fill("Which pool?");
        part.getByRole(AriaRole.BUTTON, exactly("Add the comment")).click();
        assertThat(part.locator(".comment")).containsText("Which pool?");

        page.locator("#choose-rows > summary").click();
        page.locator("#rows")
                .getByRole(AriaRole.BUTTON, exactly("Leave out"))
                .last()
                .click();
        assertThat(page.locator("#rows .out")).hasCount(1);
        assertThat(page.locator("#part-impact textarea").first()).hasValue("Not finished");
    }

    @Test
    void withoutScriptsSectionsAreSavedByTheirForms(Visit visit) {
        Page with = opened(visit, "ada");
        BrowserContext plain =
                with.context().browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        plain.addCookies(with.context().cookies());
        Page page = plain.newPage();
        page.navigate(with.url());
        edit(page, "root-cause").fill(WRITTEN);
        save(page, "root-cause");

        assertThat(page.locator(".recorded")).containsText("Recorded");
        assertThat(page.locator("#part-root-cause .document-part")).hasText(WRITTEN);
        edit(page, "went-badly").fill("Bob forgot to look.");
        save(page, "went-badly");
        assertThat(page.locator("#part-went-badly .blame")).isVisible();
        assertThat(page.locator("#part-went-badly [data-take]")).isHidden();
        plain.close();
    }

    @Test
    void onAPhoneNothingIsWiderThanThePage(Visit visit) {
        Page page = opened(visit, "ada");
        page.setViewportSize(390, 844);
        edit(page, "root-cause").fill("Bob forgot it. " + "x".repeat(200));
        assertThat(page.locator("#part-root-cause .blame").first()).isVisible();

        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(390);
    }

    private static Page opened(Visit visit, String who) {
        Page page = visit.by(who);
        page.navigate("/incidents" + "/" + resolved(page.request(), who) + "/postmortem");
        return page;
    }

    private static String resolved(APIRequestContext api, String who) {
        APIResponse declared =
                give(api, who, "", Map.of("title", "Payments fail", "severity", "SEV2", "commander", who));
        String reference = declared.text().replaceAll("(?s).*?\"reference\"\\s*:\\s*\"(INC-\\d+)\".*", "$1");
        give(api, who, "/" + reference + "/diagnose", Map.of("hypothesis", "The pool"));
        give(api, who, "/" + reference + "/mitigate", Map.of("action", "Rolled back", "kind", "rollback"));
        give(api, who, "/" + reference + "/resolve", Map.of("verification", "Errors under 0.1%"));
        return reference;
    }

    private static APIResponse give(APIRequestContext api, String who, String command, Map<String, String> fields) {
        APIResponse answer = api.post(
                "/api/incidents" + command,
                RequestOptions.create().setHeader("X-Actor", who).setData(fields));
        Assertions.assertThat(answer.ok()).as(answer.text()).isTrue();
        return answer;
    }

    /** Opens the field of a section, if it is not, and returns it. */
    private static Locator edit(Page page, String section) {
        Locator editor = page.locator("#part-" + section + " [data-editor]");
        if (editor.getAttribute("open") == null) {
            editor.locator("summary").first().click();
        }
        return editor.locator("textarea").first();
    }

    private static void save(Page page, String section) {
        page.locator("#part-" + section)
                .getByRole(AriaRole.BUTTON, exactly("Save"))
                .click();
    }

    private static Locator kept(Page page, String section) {
        return page.locator("#part-" + section + " [data-kept]");
    }

    private static Locator.GetByRoleOptions exactly(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
