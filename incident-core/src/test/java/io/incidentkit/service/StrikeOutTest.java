package io.incidentkit.service;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.Declare;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.CorrectText;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.SnapshotCodec;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.EventCodec;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.StruckText;
import io.incidentkit.validation.InvalidInputException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** A secret can be struck out everywhere; that something was struck out, by whom and why, stays. */
class StrikeOutTest {
    private static final String SECRET = "hunter_2*|\"x\"";

    private final Incidents incidents = new Incidents(
            new InMemoryIncidentStore(),
            IncidentPolicy.standard(),
            Clock.fixed(Instant.parse("2026-03-01T14:32:00Z"), ZoneOffset.UTC));
    private final Incident incident = incidents.declare(
            alice,
            Declare.builder("Login fails with " + SECRET)
                    .severity(Severity.SEV1)
                    .commander(ALICE)
                    .build());

    @Test
    void theTextIsGoneFromAllThatIsStoredAndRead() {
        incidents.execute(bob, incident.id(), new AddNote("The password is " + SECRET + "!", null));
        incidents.execute(bob, incident.id(), new CorrectText(2, "It was " + SECRET));
        incidents.execute(bob, incident.id(), new DescribeImpact(SECRET, null));

        Incident after = incidents.execute(bob, incident.id(), new StrikeOut(SECRET, "a password"));

        assertThat(after).isEqualTo(incidents.get(incident.id()));
        assertThat(after.title()).isEqualTo("Login fails with " + StruckText.MARK);
        assertThat(SnapshotCodec.write(after)).doesNotContain("hunter");
        assertThat(incidents.timeline(incident.id()))
                .noneMatch(entry -> EventCodec.write(entry.event()).contains("hunter"))
                .last()
                .satisfies(entry -> {
                    assertThat(entry.actor()).isEqualTo(bob);
                    assertThat(entry.event().type()).isEqualTo(EventType.TEXT_STRUCK_OUT);
                    assertThat(entry.event().describe())
                            .startsWith("Struck out of entries 1, ")
                            .endsWith(": a password");
                });
        assertThat(incidents.postmortem(incident.id()).toMarkdown(ZoneOffset.UTC))
                .doesNotContain("hunter")
                .contains(StruckText.MARK);
        assertThat(Incident.replay(after.id(), after.number(), incidents.timeline(incident.id())))
                .isEqualTo(after);
    }

    @Test
    void aTextThatStandsNowhereIsNotStruckOut() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> incidents.execute(bob, incident.id(), new StrikeOut("swordfish", "a password")))
                .withMessageContaining("stands in no entry")
                .withMessageNotContaining("swordfish");
    }

    @Test
    void whatTheIncidentIsStays() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> incidents.execute(bob, incident.id(), new StrikeOut("SEV1", "a level")));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> incidents.execute(bob, incident.id(), new StrikeOut("alice", "a name")));
    }

    @Test
    void theReasonDoesNotSayIt() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new StrikeOut("swordfish", "swordfish is a password"))
                .withMessageContaining("reason");
        assertThat(new StrikeOut("swordfish", "a password")).hasToString("StrikeOut[a password]");
    }
}
