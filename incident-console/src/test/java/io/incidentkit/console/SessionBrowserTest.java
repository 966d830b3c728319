package io.incidentkit.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A login of Spring Security that ends while somebody writes. */
@BrowserTest
class SessionBrowserTest {
    @AutoClose
    private static final RunningConsole console = SecuredHost.start();

    @Test
    void whatWasWrittenIsThereAgainAfterTheNextLogin(Visit visit) {
        Page ada = visit.at(console.base()).by("");
        ada.navigate("/incidents/declare");
        logIn(ada, "ada");
        ada.getByLabel("Title").fill("The session ends");
        Visit.press(ada, "Declare");
        assertThat(ada).hasURL(Pattern.compile(".*/INC-\\d+$"));
        String timeline = ada.url() + "/timeline";
        ada.navigate(timeline);
        ada.locator(".composer textarea").fill("Three pods restart, the fourth does not");

        ada.context().clearCookies();
        Visit.press(ada, "Add a note");
        ada.navigate(timeline);
        logIn(ada, "ada");

        assertThat(ada).hasURL(Pattern.compile(".*/timeline.*"));
        assertThat(ada.locator(".composer textarea")).hasValue("Three pods restart, the fourth does not");
        assertThat(ada.locator(".put-back")).containsText("was not recorded");
        Visit.press(ada, "Add a note");
        assertThat(ada.locator(".entry").first()).containsText("Three pods restart");
        ada.navigate(timeline);
        assertThat(ada.locator(".composer textarea")).hasValue("");
    }

    @Test
    void nobodyElseInTheSameTabSeesIt(Visit visit) {
        Page tab = visit.at(console.base()).by("");
        tab.navigate("/incidents/declare");
        logIn(tab, "ada");
        tab.getByLabel("Title").fill("Of ada alone");

        tab.context().clearCookies();
        Visit.press(tab, "Declare");
        tab.navigate("/incidents/declare");
        logIn(tab, "olga");

        assertThat(tab.getByLabel("Title")).hasValue("");
    }

    @Test
    void aDeclarationIsPutBackAsWell(Visit visit) {
        Page ada = visit.at(console.base()).by("");
        ada.navigate("/incidents/declare");
        logIn(ada, "ada");
        ada.getByLabel("Title").fill("Checkout fails again");

        ada.context().clearCookies();
        Visit.press(ada, "Declare");
        ada.navigate("/incidents/declare");
        logIn(ada, "ada");

        assertThat(ada.getByLabel("Title")).hasValue("Checkout fails again");
        Visit.press(ada, "Declare");
        assertThat(ada).hasURL(Pattern.compile(".*/INC-\\d+$"));
        ada.navigate("/incidents/declare");
        assertThat(ada.getByLabel("Title")).hasValue("");
    }

    private static void logIn(Page page, String name) {
        page.getByLabel("Username").fill(name);
        page.getByLabel("Password").fill(SecuredHost.PASSWORD);
        Visit.press(page, "Sign in");
    }
}
