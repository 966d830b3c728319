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
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
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
    private static final OwnPage PAGE = OwnPage.builder("Example", URI.create("https://status.example.org"))
            .component("checkout", "Checkout")
            .build();

    @Provide
    Arbitrary<History> histories() {
        return Histories.any();
    }

    @Property(tries = 200)
    void isReadBackAsItWasTold(@ForAll("histories") History history) throws Exception {
        PlayedHistory played = history.play();
        Incident incident = played.incident();
        List<PageIncident> shown = new ToldReader(PAGE.id(), Set.of(Audience.STATUS_PAGE), Components.NONE)
                .read(incident, played.timeline());
        PublishedPage page = PAGE.publish(Stream.of(incident), each -> played.timeline());

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

    private static int entries(String feed, String element) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(feed)));
        return document.getElementsByTagName(element).getLength();
    }
}
