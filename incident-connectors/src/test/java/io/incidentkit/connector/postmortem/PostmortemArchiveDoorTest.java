package io.incidentkit.connector.postmortem;

import static io.incidentkit.connector.postmortem.ImportingHost.ANA;
import static io.incidentkit.connector.postmortem.ImportingHost.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.InMemoryPostmortemArchive;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.InvalidInputException;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Documents of incidents that happened elsewhere, in the archive of here. */
class PostmortemArchiveDoorTest {
    private final ImportingHost host = new ImportingHost();
    private final Incidents incidents = host.incidents;
    private final IncidentId id = host.id;
    private final InMemoryPostmortemArchive archive = new InMemoryPostmortemArchive();

    private PlacedPostmortem add(String markdown) {
        return PostmortemImport.read(markdown, ZoneOffset.UTC).addTo(archive, incidents, ANA, "wiki", "pm-7");
    }

    private List<Postmortem> found(String words) {
        return archive.search(ArchiveQuery.words(words), any -> true).matches().stream()
                .map(match -> match.found().postmortem())
                .toList();
    }

    @Test
    void areFoundInTheArchive() {
        Incident imported = add(TEMPLATE).incident();

        assertThat(imported.kind()).isEqualTo(IncidentKind.BACKFILL);
        assertThat(imported.severity()).contains(Severity.SEV1);
        assertThat(imported.detectedAt()).isEqualTo("2026-03-01T14:32:00Z");
        assertThat(found("bound of the pool"))
                .containsExactly(PostmortemImport.read(TEMPLATE, ZoneOffset.UTC).postmortem());
    }

    @Test
    void sayHowItWasDetectedInTheWordOfOurFormAlone() {
        String date = "Date: 2026-03-01\n";
        assertThat(TEMPLATE).contains(date);

        assertThat(add(TEMPLATE).incident().detectionSource()).isEmpty();
        assertThat(add(TEMPLATE.replace(date, date + "Detected by: a customer of ours, by phone\n"))
                        .incident()
                        .detectionSource())
                .isEmpty();
        assertThat(add(TEMPLATE.replace(date, date + "Detected by: customer\n"))
                        .incident()
                        .detectionSource())
                .contains(DetectionSource.CUSTOMER);
    }

    @Test
    void areThereOnce() {
        int version = add(TEMPLATE).incident().version();

        assertThat(add(TEMPLATE).incident().version()).isEqualTo(version);
        assertThat(found("pool")).hasSize(1);
    }

    @Test
    void stayWhenTheirIncidentIsKeptAgain() {
        Incident imported = add(TEMPLATE).incident();

        archive.keep(imported, incidents.postmortem(imported.id()));

        assertThat(found("pool")).hasSize(1);
    }

    @Test
    void loseATextThatIsStruckOut() {
        Incident imported = add(TEMPLATE).incident();

        archive.strikeOut(imported, text -> text.replace("pool", "***"));

        assertThat(found("pool")).isEmpty();
        assertThat(archive.search(ArchiveQuery.builder().build(), any -> true).matches())
                .singleElement()
                .satisfies(match -> assertThat(match.found().postmortem().toMarkdown(ZoneOffset.UTC))
                        .contains("Nobody knew of the ***.", "Put a bound on the ***")
                        .doesNotContain("pool"));
    }

    @Test
    void haveToSayWhenItWas() {
        assertThatThrownBy(() -> add("# Down\n\n## Impact\n\nAll.\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("detectedAt");
    }

    @Test
    void areNoneOfAnIncidentOfHere() {
        Incident here = incidents.get(id);

        assertThatThrownBy(() -> archive.add(here, incidents.postmortem(id)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("INC-1 was not imported");
    }
}
