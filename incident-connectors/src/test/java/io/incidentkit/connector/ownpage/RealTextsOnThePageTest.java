package io.incidentkit.connector.ownpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.backfill.PastIncident;
import io.incidentkit.backfill.PastUpdate;
import io.incidentkit.connector.RealData;
import io.incidentkit.connector.page.ComponentState;
import io.incidentkit.connector.page.PageState;
import io.incidentkit.connector.statuspage.StatusPageHistory;
import io.incidentkit.loop.Step;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** What real pages have published, on ours: it is read back word by word, and the feeds stay XML. */
class RealTextsOnThePageTest {
    private static final OwnPage PAGE =
            OwnPage.builder("Example", URI.create("https://status.example.org")).build();

    @Test
    void areReadBackWordByWord() throws Exception {
        int read = 0;
        for (Path file : RealData.files(RealData.at("incidents/statuspage"))) {
            StatusPageHistory real = StatusPageHistory.read("real", RealData.bytes(file));
            List<PageIncident> incidents = real.incidents().stream()
                    .filter(past -> !past.updates().isEmpty())
                    .map(RealTextsOnThePageTest::shown)
                    .toList();
            PublishedPage page = new PublishedPage(PAGE, incidents);

            StatusPageHistory back =
                    StatusPageHistory.read("own", page.incidents().getBytes(StandardCharsets.UTF_8));

            assertThat(back.faults()).as(file.toString()).isEmpty();
            assertThat(texts(back)).containsExactlyInAnyOrderElementsOf(texts(real));
            for (String feed : List.of(page.rss(), page.atom())) {
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(feed)));
            }
            read += incidents.size();
        }
        assertThat(read).isGreaterThan(1_000);
    }

    private static List<String> texts(StatusPageHistory history) {
        List<String> all = new ArrayList<>();
        for (PastIncident past : history.incidents()) {
            past.updates().forEach(update -> all.add(past.title() + ": " + update.text()));
        }
        return all;
    }

    private static PageIncident shown(PastIncident past) {
        List<PageUpdate> updates = new ArrayList<>();
        for (PastUpdate update : past.updates()) {
            Step says = update.says();
            updates.add(new PageUpdate(
                    "u" + updates.size(),
                    PageState.of(says == null ? Step.DETECTED : says),
                    update.text(),
                    update.at()));
        }
        return new PageIncident(past.sourceId(), past.title(), ComponentState.DEGRADED_PERFORMANCE, List.of(), updates);
    }
}
