package io.incidentkit.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demonstration from an alert to a published postmortem, each time by what the page offers next. */
@BrowserTest
class NewcomerBrowserTest {
    private static final String ALERT = """
            {"version": "4", "groupKey": "{}:{alertname=\\"%1$s\\"}", "truncatedAlerts": 0, "status": "firing",
             "receiver": "shop", "groupLabels": {"alertname": "%1$s"},
             "commonLabels": {"alertname": "%1$s", "service": "checkout", "severity": "critical"},
             "commonAnnotations": {"summary": "More than 5%% of checkouts fail"}, "externalURL": "http://127.0.0.1:9093",
             "alerts": [{"status": "firing", "labels": {"alertname": "%1$s", "service": "checkout", "severity": "critical"},
               "annotations": {"summary": "More than 5%% of checkouts fail"}, "startsAt": "2026-03-01T14:32:00Z",
               "endsAt": "0001-01-01T00:00:00Z", "generatorURL": "http://127.0.0.1:9090/graph", "fingerprint": "%2$d"}]}
            """;

    @AutoClose
    private static final RunningConsole console =
            RunningConsole.with("--spring.datasource.url=jdbc:h2:mem:newcomer", "--incident.console.demo=true");

    @ParameterizedTest
    @CsvSource({"1280, 900", "390, 844"})
    void comesFromAnAlertToAPublishedPostmortem(int width, int height, Visit visit) {
        Visit here = visit.at(console.base());
        Page mia = here.by("Mia", width, height);
        mia.navigate("/incidents");
        HttpResponse<String> heard = new ConsoleClient(console.base(), "")
                .api("/api/incidents/alerts/alertmanager", ALERT.formatted("CheckoutErrorsAt" + width, width));
        Assertions.assertThat(heard.statusCode()).as(heard.body()).isLessThan(300);

        row(mia).locator(".row-title a").click();
        assertThat(mia.locator(".next").getByLabel("Incident commander")).hasValue("Mia");
        next(mia);
        assertThat(mia.locator(".vitals")).containsText(Pattern.compile("Commander\\s*Mia"));
        mia.locator("[aria-labelledby=runbooks] button").first().click();
        mia.locator(".book-steps button").first().click();
        assertThat(mia.locator(".book-steps .ticked")).containsText("done by Mia");

        tab(mia, "Communication");
        for (String audience : new String[] {"status page", "internal chat", "customers"}) {
            tell(mia, audience);
        }
        tab(mia, "People");
        link(mia, "Hand command over").click();
        mia.locator("dialog[open]").getByLabel("To whom").fill("Noah");
        Visit.press(mia, "Offer a handover");
        assertThat(mia.locator(".vitals")).containsText("Handover offered to Noah");

        Page noah = here.by("Noah", width, height);
        noah.navigate(mia.url().replaceAll("/people.*", ""));
        Visit.press(noah, "Accept the handover");
        noah.locator(".next").getByLabel("Hypothesis").fill("The deploy of 14:28");
        next(noah);
        noah.getByLabel("Kind").selectOption("rollback");
        noah.getByLabel("What was done").fill("Rolled back to 41");
        next(noah);
        noah.getByLabel("What was verified").fill("Errors under 0.1%");
        next(noah);
        // What waits for others comes before what waits for oneself.
        link(noah, "Tell them that it is over").click();
        for (String audience : new String[] {"status page", "internal chat", "customers"}) {
            tell(noah, audience);
        }
        tab(noah, "Now");
        link(noah, "Go to the postmortem").click();

        assertThat(noah.locator(".next").getByLabel("Owner")).hasValue("Noah");
        next(noah);
        for (String part : new String[] {"impact", "root-cause", "went-well", "went-badly"}) {
            write(noah.locator("#part-" + part), "Nothing asks for the size of the pool before a release.");
        }
        for (int phase = 0; phase < noah.locator(".phase").count(); phase++) {
            write(noah.locator(".phase").nth(phase), "Nothing stood in the way.");
        }
        noah.getByText("Review a runbook").first().click();
        Visit.press(noah, "Review a runbook");
        assertThat(noah.getByText(Pattern.compile("reviewed \\d\\d:\\d\\d")).first())
                .isVisible();
        next(noah);
        assertThat(noah.getByText("Recorded: Request a review")).isVisible();

        Page olga = here.by("Olga", width, height);
        olga.navigate("/incidents/mine");
        olga.getByRole(AriaRole.LINK).filter(text("More than 5%")).first().click();
        next(olga);
        assertThat(olga.getByText("Recorded: Review the postmortem")).isVisible();

        noah.reload();
        assertThat(noah.locator(".next h2")).containsText("publish");
        next(noah);
        assertThat(noah.getByText("Recorded: Publish the postmortem")).isVisible();
        noah.navigate("/incidents/archive?q=size+of+the+pool");
        assertThat(noah.locator(".found")).containsText("More than 5% of checkouts fail");
    }

    private static Locator row(Page page) {
        return page.locator(".row")
                .filter(text("More than 5%"))
                .filter(text("nobody yet"))
                .first();
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Presses what the page offers next, and waits until it was taken. */
    private static void next(Page page) {
        page.locator(".next button").last().click();
        assertThat(page.locator(".recorded").first()).isVisible();
    }

    private static void tell(Page page, String audience) {
        Locator of = page.locator(".audiences > li").filter(text("Write to " + audience));
        int told = of.locator(".told").count();
        Visit.press(page, "Write to " + audience + ", to be sent by hand");
        of.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("I sent it"))
                .first()
                .click();
        assertThat(page.locator(".audiences > li")
                        .filter(text(Pattern.compile(audience, Pattern.CASE_INSENSITIVE)))
                        .locator(".told"))
                .hasCount(Math.min(3, told + 1));
    }

    private static Locator.FilterOptions text(Pattern text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static void write(Locator part, String text) {
        part.getByText("Write it").first().click();
        part.locator("textarea").first().fill(text);
        part.locator("textarea").first().press("Control+Enter");
        assertThat(part.getByText(Pattern.compile("Saved"))).isVisible();
    }

    private static void tab(Page page, String name) {
        page.locator(".tabs")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
