package io.incidentkit.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A night that begins with an alert: somebody takes command, tells three audiences, hands over, and the other one ends it. */
@BrowserTest
class NightBrowserTest {
    private static final String ALERT = """
            {"version": "4", "groupKey": "{}:{alertname=\\"%1$s\\"}", "truncatedAlerts": 0, "status": "firing",
             "receiver": "portal", "groupLabels": {"alertname": "%1$s"},
             "commonLabels": {"alertname": "%1$s", "service": "checkout", "severity": "critical"},
             "commonAnnotations": {"summary": "More than 5%% of checkouts fail"}, "externalURL": "http://127.0.0.1:9093",
             "alerts": [{"status": "firing",
               "labels": {"alertname": "%1$s", "service": "checkout", "severity": "critical"},
               "annotations": {"summary": "More than 5%% of checkouts fail"}, "startsAt": "2026-03-01T14:32:00Z",
               "endsAt": "0001-01-01T00:00:00Z", "generatorURL": "http://127.0.0.1:9090/graph",
               "fingerprint": "5ef77f1f8a3ecf8d"}]}
            """;

    @ParameterizedTest
    @CsvSource({"1280, 900", "390, 844"})
    void isWorkedThroughWithThePagesAlone(int width, int height, Visit visit) {
        Page ada = visit.by("ada", width, height);
        ada.navigate("/incidents");
        String base = ada.url().replaceAll("/incidents.*", "");
        String name = "CheckoutErrorsAt" + width;
        HttpResponse<String> heard =
                new ConsoleClient(base, "").api("/api/incidents/alerts/alertmanager", ALERT.formatted(name));
        Assertions.assertThat(heard.statusCode()).as(heard.body()).isLessThan(300);

        // The board says by itself that it came.
        ada.locator(".row")
                .filter(new Locator.FilterOptions().setHasText("nobody yet"))
                .locator(".row-title a")
                .first()
                .click();
        assertThat(ada.locator(".vitals")).containsText("nobody yet");
        ada.locator(".next").getByLabel("Incident commander").fill("ada");
        ada.locator(".next button").last().click();
        assertThat(ada.locator(".vitals")).containsText(Pattern.compile("Commander\\s*ada"));

        tab(ada, "Communication");
        for (String audience : new String[] {"status page", "internal chat", "customers"}) {
            Locator of = ada.locator(".audiences > li")
                    .filter(new Locator.FilterOptions().setHasText("Write to " + audience));
            Visit.press(ada, "Write to " + audience + ", to be sent by hand");
            of.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("I sent it"))
                    .click();
            assertThat(of.locator(".told").first()).containsText("first update");
        }

        ada.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Hand over").setExact(true))
                .click();
        ada.locator("dialog[open]").getByLabel("To whom").fill("grace");
        Visit.press(ada, "Offer a handover");
        assertThat(ada.locator(".vitals")).containsText("Handover offered to grace");

        Page grace = visit.by("grace", width, height);
        grace.navigate(ada.url().replaceAll("/communication.*", ""));
        Visit.press(grace, "Accept the handover");
        grace.locator(".next").getByLabel("Hypothesis").fill("The deploy");
        grace.locator(".next button").last().click();
        grace.getByLabel("Kind").selectOption("rollback");
        grace.getByLabel("What was done").fill("Rolled back");
        grace.locator(".next button").last().click();
        grace.getByLabel("What was verified").fill("Errors under 0.1%");
        grace.locator(".next button").last().click();

        assertThat(grace.locator(".incident-head .state")).hasText("resolved");
        tab(grace, "Timeline");
        assertThat(grace.locator(".steps .done")).hasCount(5);
    }

    private static void tab(Page page, String name) {
        page.locator(".tabs")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
