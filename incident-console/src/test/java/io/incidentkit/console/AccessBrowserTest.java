package io.incidentkit.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The console without a mouse, and on a phone. */
@BrowserTest
class AccessBrowserTest {
    private static final String FOCUSED_NAME = """
            () => {
              const e = document.activeElement;
              const label = e.labels && e.labels.length ? e.labels[0].innerText : e.innerText;
              return (label || e.value || e.tagName).trim().split('\\n')[0];
            }""";
    private static final String FOCUS_IS_VISIBLE = """
            () => {
              const shown = e => {
                const style = getComputedStyle(e);
                return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
              };
              for (let e = document.activeElement; e && e !== document.body; e = e.parentElement) {
                if (shown(e)) return true;
              }
              return false;
            }""";
    private static final String WIDER_THAN_THE_SCREEN =
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";
    static final String SKIPPED_HEADINGS = """
            () => {
              const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map(h => Number(h.tagName[1]));
              return levels.filter((level, i) => level > (i ? levels[i - 1] : 0) + 1).length
                + Math.abs(levels.filter(level => level === 1).length - 1);
            }""";

    @Test
    void declaresWithTheKeyboardAlone(Visit visit) {
        Page page = visit.by("ada");
        page.navigate("/incidents");

        tabTo(page, "Declare an incident");
        page.keyboard().press("Enter");
        page.waitForURL("**/incidents/declare");
        tabTo(page, "Skip to the content");
        page.keyboard().press("Enter");
        tabTo(page, "Title required");
        page.keyboard().type("Typed without a mouse");
        tabTo(page, "Severity");
        page.keyboard().press("ArrowDown");
        tabTo(page, "Incident commander");
        page.keyboard().type("ada");
        tabTo(page, "Detected at, if not now");
        page.keyboard().press("Enter");
        tabTo(page, "Declare");
        page.keyboard().press("Enter");

        assertThat(page).hasURL(Pattern.compile("/incidents/INC-\\d+$"));
        assertThat(page.locator("h1")).hasText("Typed without a mouse");
        assertThat(page.locator(".incident-head .sev")).hasText("SEV1");
        assertThat(page.locator(".next h2")).containsText("diagnose");
    }

    @Test
    void comesToTheFirstFieldOfTheNextStepInThreeStops(Visit visit) {
        Page page = visit.by("ada");
        Visit.declareTriaged(page, "In three stops", "ada");
        assertThat(page.locator(".next")).isVisible();

        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");

        assertThat(page.locator(".next").getByLabel("Hypothesis")).isFocused();
    }

    @Test
    void givesEachCommandFromTheListWithTheKeyboardAlone(Visit visit) {
        Page page = visit.by("ada");
        Visit.declareTriaged(page, "From the list", "ada");
        assertThat(page.locator(".next")).isVisible();

        page.keyboard().press("Control+k");
        assertThat(page.locator(".palette input")).isFocused();
        page.keyboard().type("link");
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog[open] #dialog-add-link-url")).isFocused();
        page.keyboard().type("https://graphs.example/d/1");
        page.keyboard().press("Tab");
        page.keyboard().type("Graphs");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Recorded: Add a link");
        assertThat(page.locator(".entry").first()).containsText("Graphs");
    }

    @Test
    void hasKeysThatAreShownAndCanBeTurnedOff(Visit visit) {
        Page page = visit.by("ada");
        Visit.declareTriaged(page, "By one key", "ada");
        assertThat(page.locator(".next")).isVisible();

        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Keys")))
                .isVisible();
        page.keyboard().press("Escape");
        page.keyboard().press("e");
        assertThat(page.locator("dialog[open]").getByLabel("Whom to call")).isFocused();
        page.locator("dialog[open]").getByText("Close").click();

        page.keyboard().press("?");
        Visit.press(page, "Turn off keys of one letter");
        page.keyboard().press("Escape");
        page.keyboard().press("e");
        page.keyboard().press("Control+k");
        assertThat(page.locator(".palette")).isVisible();
    }

    @Test
    void writesAPostmortemWithTheKeyboardAlone(Visit visit) {
        Page mouse = visit.by("ada");
        Visit.declareTriaged(mouse, "Written without a mouse", "ada");
        assertThat(mouse.locator("h1")).hasText("Written without a mouse");
        Page page = visit.by("ada");
        page.navigate(mouse.url() + "/postmortem");
        assertThat(page.locator("#part-impact")).isVisible();

        tabTo(page, "Nothing yet. Write it");
        page.keyboard().press("Enter");
        assertThat(page.locator("#part-impact textarea").first()).isFocused();
        page.keyboard().type("One payment in five failed.");
        tabTo(page, "Save");
        page.keyboard().press("Enter");

        assertThat(page.locator("#part-impact [data-kept]")).containsText("Saved");
        assertThat(page.locator("#part-impact")).containsText("One payment in five failed.");
    }

    @Test
    void fitsOnAPhone(Visit visit) {
        Page phone = visit.by("ada", 390, 844);
        for (String path : everyPage(visit)) {
            phone.navigate(path);
            assertThat((Integer) phone.evaluate(WIDER_THAN_THE_SCREEN)).as(path).isZero();
        }
    }

    @Test
    void hasOneTitleAPageAndHeadingsInOrder(Visit visit) {
        Page page = visit.by("ada");
        for (String path : everyPage(visit)) {
            page.navigate(path);
            assertThat((Integer) page.evaluate(SKIPPED_HEADINGS)).as(path).isZero();
        }
    }

    /** The addresses of all pages, with an incident that has long words. */
    static List<String> everyPage(Visit visit) {
        Page ada = visit.by("ada");
        String longWord = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft";
        Visit.declareTriaged(ada, longWord + " " + longWord, "ada-" + longWord.substring(0, 60));
        assertThat(ada.locator(".vitals")).isVisible();
        String incident = ada.url();
        List<String> pages = new ArrayList<>(List.of(
                "/incidents",
                "/incidents?state=ended",
                "/incidents/declare",
                "/incidents/policy/compare",
                "/incidents/administration",
                "/incidents/administration/imports",
                "/incidents/shown",
                "/incidents/archive",
                "/incidents/mine",
                "/incidents/runbooks",
                "/incidents/policy",
                "/incidents/actions",
                "/incidents/figures",
                "/incidents/INC-0"));
        pages.add(incident);
        pages.add(incident + "/postmortem");
        pages.add(incident + "/postmortem/document");
        pages.add(incident + "/entries/1");
        pages.add(incident + "/timeline");
        pages.add(incident + "/people");
        pages.add(incident + "/communication");
        pages.add(incident + "/commands");
        pages.add(incident + "?do=escalate");
        pages.add(incident + "/timeline?knownAt=2999-01-01T00:00");
        return pages;
    }

    /** Goes on from one stop to the next, and sees at each where it is. */
    private static void tabTo(Page page, String name) {
        List<Object> passed = new ArrayList<>();
        for (int stops = 0; stops < 40; stops++) {
            page.keyboard().press("Tab");
            Object here = page.evaluate(FOCUSED_NAME);
            passed.add(here);
            assertThat((Boolean) page.evaluate(FOCUS_IS_VISIBLE))
                    .as("focus is visible on " + here)
                    .isTrue();
            if (name.equals(here)) {
                return;
            }
        }
        throw new AssertionError("No way by keyboard to " + name + ", only to " + passed);
    }
}
