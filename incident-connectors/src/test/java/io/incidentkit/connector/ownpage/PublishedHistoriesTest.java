package io.incidentkit.connector.ownpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.backfill.PastIncident;
import io.incidentkit.comms.Audience;
import io.incidentkit.connector.page.Components;
import io.incidentkit.connector.statuspage.StatusPageHistory;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.test.history.Histories;
import io.incidentkit.test.history.History;
import io.incidentkit.test.history.PlayedHistory;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.TimelineEntry;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever happened: what is published is read back as what was told, and nothing else is there. */
class PublishedHistoriesTest {
    @Provide
    Arbitrary<History> histories() {
        return Histories.any();
    }

    @Property(tries = 200)
    void isReadBackAsItWasTold(@ForAll("histories") History history) throws Exception {
        PlayedHistory played = history.play();
        Incident incident = played.incident();
        List<TimelineEntry> timeline =
                played.timeline().stream().map(PublishedHistoriesTest::sent).toList();
        Set<Audience> everybody = audiences(played);
        OwnPage all = OwnPage.builder("Example", URI.create("https://status.example.org"))
                .component("checkout", "Checkout")
                .audiences(everybody)
                .build();
        List<PageIncident> shown = new ToldReader(all.id(), everybody, Components.NONE).read(incident, timeline);
        PublishedPage page = all.publish(
                Stream.of(incident),
                each -> timeline.stream().filter(OwnPage::tells).toList());

        if (incident.isPrivate() || incident.kind() != IncidentKind.REAL) {
            assertThat(shown).isEmpty();
        }
        StatusPageHistory read = StatusPageHistory.read("own", page.incidents().getBytes(StandardCharsets.UTF_8));
        assertThat(read.faults()).isEmpty();
        assertThat(read.incidents()).hasSameSizeAs(shown);
        for (PageIncident each : shown) {
            PastIncident past = read.incidents().stream()
                    .filter(one -> one.sourceId().equals(each.id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(past.title()).isEqualTo(incident.titleForOutsiders());
            assertThat(past.updates()).hasSameSizeAs(each.updates());
            assertThat(past.updates().stream().map(update -> update.at()))
                    .containsExactlyInAnyOrderElementsOf(each.updates().stream()
                            .map(update -> update.at().truncatedTo(ChronoUnit.MILLIS))
                            .toList());
            assertThat(past.updates().stream().map(update -> update.text()))
                    .containsExactlyInAnyOrderElementsOf(
                            each.updates().stream().map(PageUpdate::text).toList());
            assertThat(past.endedAt().isPresent()).isEqualTo(each.isResolved());
            assertThat(incident.isOpen() && incident.episodes().size() == 1 && each.isResolved())
                    .as("what is open is not resolved")
                    .isFalse();
        }
        Statistics.label("on the page")
                .collect(!shown.isEmpty())
                .coverage(checked -> checked.check(true).percentage(share -> share > 2));
        assertThat(entries(page.rss(), "item")).isEqualTo(shown.size());
        assertThat(entries(page.atom(), "entry")).isEqualTo(shown.size());
        JsonNode summary = JsonMapper.builder().build().readTree(page.summary());
        assertThat(summary.path("incidents").size())
                .isEqualTo(shown.stream().filter(each -> !each.isResolved()).count());
    }

    /** As if somebody had sent what in a history mostly waits to be sent. */
    private static TimelineEntry sent(TimelineEntry entry) {
        return entry.event() instanceof MessageSent message
                ? new TimelineEntry(
                        entry.sequence(), entry.occurredAt(), entry.recordedAt(), entry.actor(), message.sent())
                : entry;
    }

    /** Whoever is told in a history: few speak to the status page. */
    private static Set<Audience> audiences(PlayedHistory played) {
        return played.timeline().stream()
                .filter(entry -> entry.event() instanceof MessageSent)
                .map(entry -> ((MessageSent) entry.event()).audience())
                .collect(Collectors.toSet());
    }

    private static int entries(String feed, String element) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(feed)));
        return document.getElementsByTagName(element).getLength();
    }
}
