package io.incidentkit.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steps of a runbook, ticked off by two people and without a mouse. */
@BrowserTest
class RunbookBrowserTest {
    @TempDir
    static Path folder;

    private static RunningConsole console;

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(folder.resolve("index.md"), """
                ---
                services: [search]
                ---
                # The index is stale

                ## Diagnosis

                1. Look at its age.
                2. Look at the queue.

                ## Mitigation

                1. Stop the indexer.
                """);
        Files.writeString(
                folder.resolve("other.md"),
                "---\nservices: [search]\n---\n# Search is down\n\n## Mitigation\n\n1. Begin anew.\n");
        console = RunningConsole.with(
                "--spring.datasource.url=jdbc:h2:mem:ticks", "--incident.runbooks.location=file:" + folder);
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @Test
    void whatOneTicksTheOtherSeesAndNothingMoves(Visit visit) {
        Visit here = visit.at(console.base());
        Page ada = used(here.by("ada"));
        Page ben = here.by("ben");
        ben.navigate(ada.url().replaceAll("[?#].*", ""));
        assertThat(ben.locator("body[data-live-now]")).hasCount(1);
        ada.evaluate("() => { window.sameDocument = true; window.scrollTo(0, 150); }");

        step(ada, 0).click();

        assertThat(step(ada, 0)).hasAttribute("aria-pressed", "true");
        Assertions.assertThat(ada.evaluate("() => window.sameDocument")).isEqualTo(true);
        Assertions.assertThat(ada.evaluate("() => window.scrollY")).isEqualTo(150);
        assertThat(step(ada, 0)).isFocused();
        assertThat(ben.locator(".book-steps .ticked")).containsText("done by ada");
        assertThat(ben.locator(".runbook-used .count")).hasText("1 of 3 done");

        step(ben, 0).click();

        assertThat(ada.locator(".book-steps .ticked")).hasCount(0);
        assertThat(ada.locator(".entry").first()).containsText("not done after all: 1. Look at its age.");
    }

    @Test
    void keysDoTheSame(Visit visit) {
        Page ada = used(visit.at(console.base()).by("ada"));

        ada.keyboard().press("s");
        assertThat(step(ada, 0)).isFocused();
        ada.keyboard().press("Space");
        assertThat(step(ada, 0)).hasAttribute("aria-pressed", "true");
        ada.keyboard().press("s");
        assertThat(step(ada, 1)).isFocused();
        ada.keyboard().press("Enter");

        assertThat(ada.locator(".runbook-used .count")).hasText("2 of 3 done");
    }

    @ParameterizedTest
    @CsvSource({"1280, 900, LIGHT", "390, 844, DARK"})
    void axeFindsNothingSerious(int width, int height, ColorScheme scheme, Visit visit) {
        Page ada = visit.at(console.base()).by("ada", width, height);
        ada.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        used(ada);
        step(ada, 0).click();
        assertThat(step(ada, 0)).hasAttribute("aria-pressed", "true");
        ada.waitForFunction("() => !document.querySelector('.changed')");

        Assertions.assertThat(AxeBrowserTest.serious("a runbook that is used", ada))
                .isEmpty();
    }

    @Test
    void andItTakesNoScript(Visit visit) {
        Page ada = used(visit.at(console.base()).withoutScripts("ada"));

        step(ada, 2).click();

        assertThat(ada.locator(".book-steps .ticked")).containsText("Stop the indexer");
        assertThat(ada).hasURL(java.util.regex.Pattern.compile(".*#runbook-index-md$"));
        step(ada, 2).click();
        assertThat(ada.locator(".book-steps .ticked")).hasCount(0);
    }

    private static Locator step(Page page, int number) {
        return page.locator(".book-steps button").nth(number);
    }

    private static Page used(Page page) {
        page.navigate("/incidents/declare");
        page.getByLabel("Title").fill("Search is slow");
        page.getByLabel("Services").fill("search");
        Visit.press(page, "Declare");
        page.locator("#runbook-index-md button").click();
        assertThat(page.locator(".runbook-used .count")).hasText("0 of 3 done");
        return page;
    }
}
