package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each page is looked at by axe, at a desk and on a phone, in light and in dark. */
@BrowserTest
class AxeBrowserTest {
    private static final String LOOK = """
            () => axe.run(document, {resultTypes: ['violations']}).then(looked => looked.violations
                .filter(rule => ['serious', 'critical'].includes(rule.impact))
                .map(rule => rule.id + ': ' + rule.nodes.map(node => node.html).join('; ')))""";

    @ParameterizedTest
    @CsvSource({"1280, 900, LIGHT", "390, 844, DARK"})
    void findsNothingSerious(int width, int height, ColorScheme scheme, Visit visit) {
        List<String> pages = AccessBrowserTest.everyPage(visit);
        Page page = visit.by("ada", width, height);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        List<String> found = new ArrayList<>();
        for (String path : pages) {
            page.navigate(path);
            found.addAll(serious(path, page));
        }
        page.keyboard().press("Control+k");
        page.waitForSelector(".palette input");
        found.addAll(serious("the list of commands", page));

        assertThat(found).isEmpty();
    }

    @Test
    void wouldFindWhatIsSerious(Visit visit) {
        Page page = visit.by("ada");
        page.setContent("<html lang=en><title>A picture</title><main><img src=x></main></html>");

        assertThat(serious("a picture", page)).singleElement().asString().startsWith("a picture: image-alt: <img");
    }

    /** Returns what is serious or worse on a page as it is now. Only that is handed over: all that axe looked at takes seconds to read. */
    static List<String> serious(String path, Page page) {
        page.evaluate(AxeBuilder.getAxeScript());
        List<?> found = (List<?>) page.evaluate(LOOK);
        return found.stream().map(each -> path + ": " + each).toList();
    }
}
