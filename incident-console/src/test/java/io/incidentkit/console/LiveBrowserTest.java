package io.incidentkit.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two people at one incident: each sees what the other does, and neither loses what they type. */
@BrowserTest
class LiveBrowserTest {
    private static final String INCIDENT = ".*/INC-\\d+$";

    @Test
    void whatOneDoesIsSeenByTheOtherInPlace(Visit visit) {
        Page ada = declared(visit, "Seen by both");
        Page grace = visit.by("grace");
        grace.navigate(ada.url());
        isLive(grace);

        ada.getByLabel("Hypothesis").first().fill("The deploy");
        Visit.press(ada, "Diagnose");

        assertThat(grace.locator(".incident-head .state")).hasText("diagnosed");
        assertThat(grace.locator(".next h2")).containsText("mitigate");
        assertThat(grace.locator(".entry").first()).containsText("Diagnosed: The deploy");
    }

    @Test
    void whatIsTypedStaysWhileTheRestChanges(Visit visit) {
        Page ada = declared(visit, "Typed in peace");
        Page grace = visit.by("grace");
        grace.navigate(ada.url());
        isLive(grace);
        Locator typed = grace.locator(".next").getByLabel("Hypothesis");
        typed.fill("I think that");
        double at = typed.boundingBox().y;

        note(ada, "The graphs look normal");

        assertThat(grace.locator(".entry").first()).containsText("The graphs look normal");
        assertThat(typed).hasValue("I think that");
        assertThat(typed).isFocused();
        assertThat(typed.boundingBox().y).isEqualTo(at);

        grace.locator(".next button").click();
        assertThat(grace.getByRole(AriaRole.STATUS).first()).containsText("Recorded: Diagnose");
        assertThat(grace.getByText("While you had the form open, others recorded:"))
                .isVisible();
    }

    /** Layout Instability, as browsers measure it: below 0.1 is called good, and a change in place comes to far less. */
    @ParameterizedTest
    @CsvSource({"1280, 900", "390, 844"})
    void nothingMovesUnderWhoeverReadsWhileOthersWork(int width, int height, Visit visit) {
        Page ada = declared(visit, "Read in peace at " + width);
        Page grace = visit.by("grace", width, height);
        grace.navigate(ada.url());
        isLive(grace);
        grace.evaluate("""
                () => {
                  window.shifts = [];
                  new PerformanceObserver(list => list.getEntries().forEach(e => window.shifts.push(e)))
                      .observe({ type: 'layout-shift', buffered: true });
                }""");
        // What was there before anything changed is of the page's making.
        double before = shifted(grace);

        note(ada, "The graphs look normal");
        assertThat(grace.locator(".entry").first()).containsText("The graphs look normal");
        ada.navigate(ada.url().replaceAll("[?].*", ""));
        ada.getByLabel("Hypothesis").first().fill("The deploy");
        Visit.press(ada, "Diagnose");
        assertThat(grace.locator(".incident-head .state")).hasText("diagnosed");
        grace.waitForFunction("() => !document.querySelector('.changed')");

        Assertions.assertThat(before).isLessThan(0.1);
        Assertions.assertThat(shifted(grace) - before)
                .as(String.valueOf(grace.evaluate(MOVED)))
                .isLessThan(0.1);
    }

    private static final String MOVED = """
            () => window.shifts.map(e => e.value.toFixed(3) + ' ' + e.sources.map(s => s.node && s.node.className).join()).join('; ')""";

    private static double shifted(Page page) {
        return ((Number) page.evaluate("() => window.shifts.reduce((sum, each) => sum + each.value, 0)")).doubleValue();
    }

    @Test
    void theBoardFollows(Visit visit) {
        Page wall = visit.by("bob");
        wall.navigate("/incidents");
        isLive(wall);

        declared(visit, "Nobody can log in at all");

        assertThat(wall.getByText("Nobody can log in at all")).isVisible();
    }

    @Test
    void eachSeesWhoElseIsHere(Visit visit) {
        Page ada = declared(visit, "Who is here");
        Page grace = visit.by("grace");
        grace.navigate(ada.url());
        isLive(grace);

        note(ada, "Hello");

        assertThat(ada.locator(".vitals")).containsText(Pattern.compile("Also here\\s*grace"));
    }

    @Test
    void aPrivateOneIsToldToNobodyElse(Visit visit) {
        Page wall = visit.by("bob");
        wall.navigate("/incidents");
        isLive(wall);
        Page ada = visit.by("ada");
        ada.navigate("/incidents/declare");
        ada.getByLabel("Title").fill("Keys were published");
        ada.getByLabel("Only those on it may see it").check();
        Visit.press(ada, "Declare");
        assertThat(ada).hasURL(Pattern.compile(INCIDENT));

        declared(visit, "Something else");

        assertThat(wall.locator(".row-title").getByText("Something else")).isVisible();
        assertThat(wall.getByText("Keys were published")).hasCount(0);
    }

    private static void note(Page page, String text) {
        page.navigate(page.url().replaceAll("[?].*", "") + "?do=add-note");
        page.locator("#do textarea").fill(text);
        Visit.press(page, "Add a note");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Recorded");
    }

    private static Page declared(Visit visit, String title) {
        Page page = visit.by("ada");
        Visit.declareTriaged(page, title, "ada");
        assertThat(page).hasURL(Pattern.compile(INCIDENT));
        return page;
    }

    /** It listens from then on. */
    private static void isLive(Page page) {
        assertThat(page.locator("body[data-live-now]")).hasCount(1);
    }
}
