package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.incident.Incident;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.severity.ImpactNumbers.Figure;
import io.incidentkit.severity.Money;
import io.incidentkit.test.history.PlayedHistory;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.RecordEvent.DetectionSourceSet;
import io.incidentkit.timeline.RecordEvent.ImpactDescribed;
import io.incidentkit.timeline.RecordEvent.PublicTitleSet;
import io.incidentkit.timeline.RecordEvent.Renamed;
import io.incidentkit.timeline.RecordEvent.ServicesSet;
import io.incidentkit.timeline.RecordEvent.TextCorrected;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The invariants of what an incident is called how it was detected and what it cost: the last word counts, and outsiders never read what is
 * written for the team.
 */
final class NamingInvariants {
    private String title = "";
    private Optional<String> outside = Optional.empty();
    private List<String> services = List.of();
    private Optional<DetectionSource> detection = Optional.empty();
    private @Nullable Long customers;
    private @Nullable Long requests;
    private @Nullable Money lost;

    private NamingInvariants() {}

    static void check(PlayedHistory played) {
        NamingInvariants walk = new NamingInvariants();
        played.timeline().forEach(walk::read);
        Incident incident = played.incident();
        assertThat(incident.title())
                .as("the title is the one that was given last: %s", played)
                .isEqualTo(walk.title);
        assertThat(incident.publicTitle())
                .as("the title for outsiders is the one that was given last: %s", played)
                .isEqualTo(walk.outside);
        assertThat(incident.services())
                .as("the services are those that were named last: %s", played)
                .isEqualTo(walk.services);
        assertThat(incident.detectionSource())
                .as("the detection source is the one that was given last: %s", played)
                .isEqualTo(walk.detection);
        assertThat(incident.impactNumbers())
                .as("each number of the impact is the one that was given last: %s", played)
                .isEqualTo(new ImpactNumbers(walk.customers, walk.requests, walk.lost));
    }

    private void read(TimelineEntry entry) {
        if (entry.event() instanceof Declared declared) {
            title = declared.title();
            services = declared.services();
            detection = Optional.ofNullable(declared.detectionSource());
        } else if (entry.event() instanceof TextCorrected corrected && corrected.entry() == 1) {
            String said = corrected
                    .text()
                    .replaceFirst("^Detected( \\(\\w+\\))?: ", "")
                    .strip();
            boolean isTitle = !said.isEmpty() && said.length() <= 200 && !said.contains("\n");
            title = isTitle ? said : title;
        } else if (entry.event() instanceof Renamed renamed) {
            title = renamed.title();
        } else if (entry.event() instanceof PublicTitleSet set) {
            outside = Optional.ofNullable(set.title());
        } else if (entry.event() instanceof ServicesSet set) {
            services = set.services();
        } else if (entry.event() instanceof DetectionSourceSet set) {
            detection = Optional.ofNullable(set.source());
        } else if (entry.event() instanceof ImpactDescribed impact) {
            customers = impact.unknown() == Figure.CUSTOMERS_HIT ? null : customers;
            requests = impact.unknown() == Figure.REQUESTS_HIT ? null : requests;
            lost = impact.unknown() == Figure.MONEY_LOST ? null : lost;
            ImpactNumbers numbers = impact.numbers() == null ? ImpactNumbers.NONE : impact.numbers();
            customers = numbers.customersHit() == null ? customers : numbers.customersHit();
            requests = numbers.requestsHit() == null ? requests : numbers.requestsHit();
            lost = numbers.moneyLost() == null ? lost : numbers.moneyLost();
        }
    }
}
