package io.incidentkit.service;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.Declare;
import io.incidentkit.comms.Audience;
import io.incidentkit.incident.Incident;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import org.junit.jupiter.api.Test;

/** A message is read before it is sent. */
class PreviewTest {
    private final Incidents incidents = Incidents.inMemory();

    private static Declare.Builder sev1() {
        return Declare.builder("pg-7 primary OOM-killed")
                .severity(Severity.SEV1)
                .commander(ALICE);
    }

    @Test
    void isWordForWordWhatIsSentAndRecordsNothing() {
        Incident before = incidents.declare(alice, sev1().build());
        CommunicationOperations told = incidents.handle(alice, before.id()).communication();

        String text = told.preview(Audience.CUSTOMERS, "Cards fail.");
        assertThat(incidents.get(before.id())).isEqualTo(before);
        told.tell(Audience.CUSTOMERS, "Cards fail.");

        assertThat(incidents.timeline(before.id()))
                .last()
                .satisfies(entry ->
                        assertThat(((MessageSent) entry.event()).text()).isEqualTo(text));
        assertThat(text).contains("Cards fail.").doesNotContain("pg-7");
    }

    @Test
    void isRefusedAsTheMessageIs() {
        Incident incident = incidents.declare(alice, sev1().build());
        Incident other = incidents.declare(alice, sev1().build());
        incidents.handle(alice, incident.id()).mergeInto(other.id(), "the same");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() ->
                        incidents.handle(alice, incident.id()).communication().preview(Audience.CUSTOMERS));
    }

    @Test
    void ofAPrivateIncidentIsForThoseWhoMaySeeIt() {
        Incident hidden = incidents.declare(alice, sev1().makePrivate().build());

        assertThatExceptionOfType(UnknownIncidentException.class)
                .isThrownBy(
                        () -> incidents.handle(bob, hidden.id()).communication().preview(Audience.INTERNAL_CHAT));
    }
}
