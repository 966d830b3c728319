package io.incidentkit.console.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.blameless.BlameFinding;
import io.incidentkit.blameless.BlameKind;
import io.incidentkit.blameless.BlamelessCheck;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.Incidents;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page marks what the policy's check finds, in whatever language. */
class BlameViewTest {
    private static final String TEXT = "Alles lief. Es war Bens Schuld. Ada forgot the key.";

    private final Incident incident = Incidents.inMemory().declare(Actor.person("ana"), Declare.of("Shop is down"));

    @Test
    void marksTheWordsThatTheCheckFinds() {
        BlamelessCheck german = (text, people) -> List.of(new BlameFinding(
                "Es war Bens Schuld.", "Schuld", 24, 30, BlameKind.BLAME_NAMED, "Das Wort sucht eine Person.", "Was?"));

        assertThat(BlameView.of(TEXT, german, incident, (sentence, place) -> null))
                .containsExactly(new BlameView(
                        "Es war Bens Schuld.",
                        12,
                        List.of(
                                new BlameView.Piece("Es war Bens ", false),
                                new BlameView.Piece("Schuld", true),
                                new BlameView.Piece(".", false)),
                        List.of(new BlameView.Remark("Schuld", "Das Wort sucht eine Person.", "Was?", null)),
                        null));
    }
}
