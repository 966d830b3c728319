package io.incidentkit.connector.ownpage;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The page as RSS 2.0 and as Atom: an entry an incident, whose id stays and whose text grows with its updates. */
final class PageFeeds {
    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("MMM d, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final OwnPage page;
    private final List<PageIncident> incidents;
    private final Instant updated;
    private final StringWriter text = new StringWriter();

    PageFeeds(OwnPage page, List<PageIncident> incidents, Instant updated) {
        this.page = page;
        this.incidents = incidents;
        this.updated = updated;
    }

    String rss() {
        return written(xml -> {
            xml.writeStartElement("rss");
            xml.writeAttribute("version", "2.0");
            xml.writeStartElement("channel");
            element(xml, "title", title());
            element(xml, "link", page.url().toString());
            element(xml, "description", title());
            element(xml, "pubDate", RFC_822.format(updated));
            for (PageIncident each : incidents) {
                xml.writeStartElement("item");
                element(xml, "title", each.name());
                element(xml, "description", html(each));
                element(xml, "pubDate", RFC_822.format(each.updated()));
                element(xml, "link", link(each));
                xml.writeStartElement("guid");
                xml.writeAttribute("isPermaLink", "false");
                xml.writeCharacters(name(each));
                xml.writeEndElement();
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    String atom() {
        return written(xml -> {
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
            element(xml, "id", "urn:incident-kit:page:" + page.id());
            element(xml, "title", title());
            element(xml, "updated", PublishedPage.moment(updated));
            link(xml, page.url().toString());
            xml.writeStartElement("author");
            element(xml, "name", page.name());
            xml.writeEndElement();
            for (PageIncident each : incidents) {
                xml.writeStartElement("entry");
                element(xml, "id", name(each));
                element(xml, "title", each.name());
                element(xml, "published", PublishedPage.moment(each.created()));
                element(xml, "updated", PublishedPage.moment(each.updated()));
                link(xml, link(each));
                xml.writeStartElement("content");
                xml.writeAttribute("type", "html");
                xml.writeCharacters(safe(html(each)));
                xml.writeEndElement();
                xml.writeEndElement();
            }
            xml.writeEndElement();
        });
    }

    @FunctionalInterface
    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private String written(Content content) {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            content.write(xml);
            xml.writeEndDocument();
            xml.close();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A text in memory takes what is written", e);
        }
    }

    private String title() {
        return page.name() + " Status - Incident History";
    }

    private String link(PageIncident incident) {
        return page.url() + "#" + incident.id();
    }

    private String name(PageIncident incident) {
        return "urn:incident-kit:page:" + page.id() + ":" + incident.id();
    }

    /** The newest first. Messages are no HTML: what looks like it is shown as it is. */
    private static String html(PageIncident incident) {
        StringBuilder html = new StringBuilder();
        for (PageUpdate update : incident.updates()) {
            String state = update.state().code();
            html.insert(
                    0,
                    "<p><small>" + SHOWN.format(update.at()) + "</small><br><strong>"
                            + state.substring(0, 1).toUpperCase(Locale.ROOT) + state.substring(1) + "</strong> - "
                            + escaped(update.text()) + "</p>");
        }
        return html.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "<br>");
    }

    private static void element(XMLStreamWriter xml, String name, String content) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(safe(content));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", "alternate");
        xml.writeAttribute("href", address);
    }

    /** XML has no way to write some characters. */
    private static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().map(c -> isOfXml(c) ? c : 0xFFFD).forEach(safe::appendCodePoint);
        return safe.toString();
    }

    private static boolean isOfXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || (c >= 0x10000 && c <= 0x10FFFF);
    }
}
