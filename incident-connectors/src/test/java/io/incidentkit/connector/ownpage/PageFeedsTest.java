package io.incidentkit.connector.ownpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.page.ComponentState;
import io.incidentkit.connector.page.PageState;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** RSS and Atom: whatever was written, they are XML, and no message becomes HTML of the reader's. */
class PageFeedsTest {
    private static final String NASTY =
            "a < b & c > d \"e\" ]]> <script>alert(1)</script>\u0000\u0007\uFFFE \uD83D\uDD25 ü\nline";
    private static final Instant AT = Instant.parse("2026-03-01T14:32:00.123Z");

    private final OwnPage page = OwnPage.builder("Example & <Co>", URI.create("https://status.example.org/?a=1&b=2"))
            .build();

    private PublishedPage with(PageUpdate... updates) {
        return new PublishedPage(
                page,
                List.of(new PageIncident("id1", NASTY, ComponentState.MAJOR_OUTAGE, List.of(), List.of(updates))));
    }

    private static final PageUpdate FIRST = new PageUpdate("u1", PageState.INVESTIGATING, NASTY, AT);
    private static final PageUpdate LAST = new PageUpdate("u2", PageState.RESOLVED, "Over.", AT.plusSeconds(3600));

    private static Document read(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent();
    }

    @Test
    void areXmlWhateverWasWritten() throws Exception {
        Element item =
                (Element) read(with(FIRST).rss()).getElementsByTagName("item").item(0);
        Element entry =
                (Element) read(with(FIRST).atom()).getElementsByTagName("entry").item(0);

        assertThat(text(item, "title"))
                .startsWith("a < b & c > d \"e\" ]]> <script>")
                .contains("\uD83D\uDD25 ü");
        assertThat(text(item, "description")).contains("&lt;script&gt;").doesNotContain("<script>");
        assertThat(text(entry, "content")).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void anEntryKeepsItsIdAndIsUpdated() throws Exception {
        Element before =
                (Element) read(with(FIRST).atom()).getElementsByTagName("entry").item(0);
        Element after = (Element)
                read(with(FIRST, LAST).atom()).getElementsByTagName("entry").item(0);

        assertThat(text(after, "id")).isEqualTo(text(before, "id"));
        assertThat(text(before, "updated")).isEqualTo("2026-03-01T14:32:00.123Z");
        assertThat(text(after, "updated")).isEqualTo("2026-03-01T15:32:00.123Z");
        assertThat(text(after, "published")).isEqualTo("2026-03-01T14:32:00.123Z");
        assertThat(text(after, "content"))
                .startsWith("<p><small>Mar 1, 15:32 UTC</small><br><strong>Resolved</strong>");
    }

    @Test
    void rssHasItsDatesAndAGuidThatStays() throws Exception {
        Element item = (Element)
                read(with(FIRST, LAST).rss()).getElementsByTagName("item").item(0);

        assertThat(text(item, "pubDate")).isEqualTo("Sun, 01 Mar 2026 15:32:00 +0000");
        assertThat(text(item, "guid")).isEqualTo("urn:incident-kit:page:" + page.id() + ":id1");
    }
}
