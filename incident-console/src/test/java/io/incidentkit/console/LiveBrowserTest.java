package io.incidentkit.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

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
