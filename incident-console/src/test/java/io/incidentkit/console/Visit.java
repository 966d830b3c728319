package io.incidentkit.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Somebody's visit to the console, in browser windows of their own. */
final class Visit implements AutoCloseable {
    static final double PATIENCE_MILLIS = 30_000;

    private final Browser browser;
    private final String base;
    private final List<BrowserContext> windows = new ArrayList<>();
    private final List<Visit> others = new ArrayList<>();

    Visit(Browser browser, String base) {
        this.browser = browser;
        this.base = base;
    }

    /** Returns a visit to another console, in the same browser; closed with this one. */
    Visit at(String other) {
        Visit visit = new Visit(browser, other);
        others.add(visit);
        return visit;
    }

    /** Returns where the console is. */
    String base() {
        return base;
    }

    /** Opens a window at a desk. */
    Page by(String who) {
        return by(who, 1280, 900);
    }

    /** Opens a window of a size. */
    Page by(String who, int width, int height) {
        return open(who, new Browser.NewContextOptions().setViewportSize(width, height));
    }

    private Page open(String who, Browser.NewContextOptions options) {
        BrowserContext window = browser.newContext(options.setBaseURL(base));
        windows.add(window);
        window.setDefaultTimeout(PATIENCE_MILLIS);
        if (!who.isEmpty()) {
            String value = URLEncoder.encode(who, StandardCharsets.UTF_8);
            window.addCookies(List.of(new Cookie(TestHost.COOKIE, value).setUrl(base)));
        }
        return window.newPage();
    }

    /** Opens a window at a desk in which no script runs. */
    Page withoutScripts(String who) {
        return open(
                who, new Browser.NewContextOptions().setViewportSize(1280, 900).setJavaScriptEnabled(false));
    }

    /** Presses a button of that name. */
    static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** Declares an incident that has a commander and is triaged, and stays on its page. */
    static void declareTriaged(Page page, String title, String commander) {
        page.navigate("/incidents/declare");
        page.getByLabel("Title").fill(title);
        page.getByLabel("Severity").selectOption("SEV2");
        page.getByLabel("Incident commander").fill(commander);
        press(page, "Declare");
    }

    @Override
    public void close() {
        windows.forEach(BrowserContext::close);
        others.forEach(Visit::close);
    }
}
