package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each page is looked at by axe, at a desk and on a phone, in light and in dark. */
@BrowserTest
class AxeBrowserTest {
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

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

    /** Returns what is serious or worse on a page as it is now. */
    static List<String> serious(String path, Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> SERIOUS.contains(rule.getImpact()))
                        .map(rule -> path + ": " + rule.getId() + ": " + nodes(rule))
                        .toList();
    }

    private static String nodes(Rule rule) {
        return rule.getNodes().stream().map(CheckedNode::getHtml).collect(Collectors.joining("; "));
    }
}
