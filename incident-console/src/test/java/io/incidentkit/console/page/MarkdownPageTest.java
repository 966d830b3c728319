package io.incidentkit.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownPageTest {

    @Test
    void showsHtmlAsText() {
        assertThat(MarkdownPage.html("<script>alert(1)</script>\n\nText with <b onclick=x()>bold</b>."))
                .doesNotContain("<script", "<b ")
                .contains("&lt;script&gt;", "&lt;b onclick=x()&gt;");
    }

    @Test
    void leadsToHarmlessAddressesOnly() {
        assertThat(MarkdownPage.html("[a](javascript:alert(1)) [b](https://example.org/)"))
                .doesNotContain("javascript")
                .contains("href=\"https://example.org/\"");
    }

    @Test
    void asksForASectionUntilItIsWritten() {
        assertThat(MarkdownPage.html("## Impact\n\n<!-- Which customers? -->\n"))
                .contains("<p class=\"prompt\">Which customers?</p>");
        assertThat(MarkdownPage.html("## Impact\n\n<!-- Which customers? -->\n\nOne in five.\n"))
                .doesNotContain("Which customers?")
                .contains("<p>One in five.</p>");
    }

    @Test
    void keepsFromReadersWhatIsThereForPrograms() {
        assertThat(MarkdownPage.html("- **Duration:** 48 minutes <!-- PT48M48.1S -->\n"))
                .contains("48 minutes")
                .doesNotContain("PT48M");
    }

    @Test
    void asksForATableUntilItsCellsAreWritten() {
        String asked = "<!-- One sentence a phase. -->\n\n|Phase|Why|\n|---|---|\n|Triage|";
        assertThat(MarkdownPage.html(asked + "|\n")).contains("One sentence a phase.");
        assertThat(MarkdownPage.html(asked + "The page was lost.|\n")).doesNotContain("One sentence a phase.");
    }

    @Test
    void rendersTables() {
        assertThat(MarkdownPage.html("|Phase|Took|\n|---|---|\n|Triage|3 minutes|\n"))
                .contains("<table>", "<td>3 minutes</td>");
    }
}
