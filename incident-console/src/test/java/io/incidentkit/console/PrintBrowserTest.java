package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A postmortem on paper. */
@BrowserTest
class PrintBrowserTest {
    @AutoClose
    private static final RunningConsole console =
            RunningConsole.with("--spring.datasource.url=jdbc:h2:mem:print", "--incident.console.demo=true");

    @Test
    void thePostmortemIsPagesOfTextAndNothingToPress(Visit visit) {
        Page page = visit.at(console.base()).by("Mira Holm");
        page.navigate("/incidents/INC-38/postmortem/document");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        for (String gone : new String[] {".top", "footer", ".bar", ".tabs", ".demonstration", ".document-bar"}) {
            assertThat(page.locator(gone).all()).as(gone).allMatch(each -> !each.isVisible());
        }
        assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
        assertThat(page.evaluate("() => getComputedStyle(document.querySelector('.document')).color"))
                .isEqualTo("rgb(0, 0, 0)");

        byte[] pdf = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setFormat("A4"));

        String raw = new String(pdf, StandardCharsets.ISO_8859_1);
        assertThat(raw).startsWith("%PDF-");
        int pages = raw.split("/Type /Page\\b(?!s)", -1).length - 1;
        assertThat(pages).isBetween(1, 6);
    }
}
