package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Episode;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.test.history.Histories;
import io.incidentkit.test.history.History;
import io.incidentkit.test.history.PlayedHistory;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What an incident says of an earlier entry is what it was then: what is delivered late is told as of that moment. */
class EpisodeAtTest {

    @Property(tries = 200)
    void isTheEpisodeAndTheStepOfThatMoment(@ForAll("sensible") History history) {
        PlayedHistory played = history.play();
        List<TimelineEntry> timeline = played.timeline();
        Incident now = played.incident();

        for (int entry = 1; entry <= timeline.size(); entry++) {
            Incident then = Incident.replay(now.id(), 1, timeline.subList(0, entry));
            Episode at = now.episodeAt(entry);

            assertThat(at.number())
                    .as("episode at %d", entry)
                    .isEqualTo(then.episode().number());
            assertThat(at.stepAt(entry)).as("step at %d", entry).isEqualTo(then.step());
        }
    }

    @Provide
    Arbitrary<History> sensible() {
        return Histories.sensible(IncidentPolicy.standard());
    }
}
