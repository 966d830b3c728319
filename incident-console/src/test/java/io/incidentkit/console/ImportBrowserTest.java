package io.incidentkit.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A history is imported by hand, with scripts and without. */
@BrowserTest
class ImportBrowserTest {
    private static final String PAGE = "/incidents/administration/imports";
    private static final String WIDER_THAN_THE_SCREEN =
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private static FilePayload history(String prefix, int incidents) {
        String all = IntStream.range(0, incidents)
                .mapToObj(i -> ImportPagesTest.outage(prefix + i))
                .collect(Collectors.joining(
                        ",", "{\"incidents\":[", ",{\"name\":\"No id\",\"created_at\":\"2026-01-10T10:00:00Z\"}],"));
        String whole = all + "\"scheduled_maintenances\":[" + ImportPagesTest.outage(prefix + "m") + "]}";
        return new FilePayload("history.json", "application/json", whole.getBytes(StandardCharsets.UTF_8));
    }

    private static void start(Page page, FilePayload file) {
        page.navigate(PAGE);
        page.getByLabel("Tool", new Page.GetByLabelOptions().setExact(true)).selectOption("statuspage");
        page.getByLabel("What to call it").fill("status.example.org");
        page.getByLabel("File", new Page.GetByLabelOptions().setExact(true)).setInputFiles(file);
        Visit.press(page, "Start the import");
    }

    private static void isDone(Page page) {
        assertThat(page.locator("[data-live=import-progress]"))
                .containsText("Done", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
    }

    @Test
    void tellsOfItselfUntilItsEnd(Visit visit) {
        Page page = visit.by("ada");
        start(page, history("live", 40));

        isDone(page);
        assertThat(page.locator("main")).containsText("document.incidents[40].id");
        assertThat(page.locator("main")).containsText("is a maintenance and no incident");
        assertThat(page.locator("[data-goes-on]")).hasCount(0);
    }

    @Test
    void showsItsEndWithoutScriptsAfterAReload(Visit visit) {
        Page page = visit.withoutScripts("ada");
        start(page, history("plain", 3));
        for (int i = 0; i < 100 && !page.locator("main").innerText().contains("Done"); i++) {
            page.reload();
        }

        assertThat(page.locator("main")).containsText("Done");
    }

    @Test
    void isNoWiderThanAPhone(Visit visit) {
        Page page = visit.by("ada", 390, 844);
        start(page, history("phone", 3));
        isDone(page);
        assertThat((Integer) page.evaluate(WIDER_THAN_THE_SCREEN)).isLessThanOrEqualTo(0);
        shots(page, "run-390");
        page.navigate(PAGE);
        assertThat((Integer) page.evaluate(WIDER_THAN_THE_SCREEN)).isLessThanOrEqualTo(0);
        shots(page, "form-390");
        page.setViewportSize(1280, 900);
        shots(page, "form-1280");
        page.locator("table a").first().click();
        shots(page, "run-1280");
    }

    /** Pictures for whoever looks at them, in the folder that is named. */
    private static void shots(Page page, String name) {
        String folder = System.getenv("INCIDENT_SHOTS");
        if (folder == null) {
            return;
        }
        for (ColorScheme scheme : ColorScheme.values()) {
            if (scheme != ColorScheme.NO_PREFERENCE) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of(folder, name + "-" + scheme + ".png")));
            }
        }
    }
}
