package io.incidentkit.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Merge;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.comms.MessageMoment;
import io.incidentkit.comms.Obligation;
import io.incidentkit.comms.Obligation.Reason;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.LoopEvent.DuplicateMerged;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code merge-into-open} and {@code silence-is-counted}: whoever heard of a duplicate hears how the incident that it goes on as ends. */
class ToldByADuplicateTest {
    private final Incidents incidents = Incidents.inMemory();
    private final Actor ana = Actor.person("ana");
    private final Incident goesOn = declared("Payments fail", false);
    private final Incident duplicate = declared("Checkout is down", false);

    @Test
    void areToldThatItWasAFalseAlarm() {
        tell(duplicate, Audience.CUSTOMERS);
        merge(duplicate);
        dismiss();

        assertThat(owed()).containsExactly(Audience.CUSTOMERS);
        assertThat(incidents
                        .get(goesOn.id())
                        .communication()
                        .obligations(incidents.now())
                        .pending())
                .extracting(Obligation::reason)
                .containsExactly(Reason.CLOSING);
        tell(goesOn, Audience.CUSTOMERS);
        assertThat(owed()).isEmpty();
        assertThat(incidents.timeline(goesOn.id()))
                .filteredOn(entry -> entry.event().type() == EventType.MESSAGE_SENT)
                .singleElement()
                .extracting(entry -> ((MessageSent) entry.event()).moment())
                .isEqualTo(MessageMoment.CLOSING);
    }

    @Test
    void areNamedOnTheTimelineOfTheOneThatGoesOn() {
        tell(duplicate, Audience.STATUS_PAGE);
        tell(duplicate, Audience.CUSTOMERS);
        merge(duplicate);

        assertThat(told()).containsExactly(Audience.CUSTOMERS, Audience.STATUS_PAGE);
    }

    @Test
    void areStillOwedWhatTheOneThatGoesOnOwes() {
        List<Audience> before = owed();
        tell(duplicate, Audience.CUSTOMERS);
        merge(duplicate);

        assertThat(owed()).isEqualTo(before).contains(Audience.CUSTOMERS);
    }

    @Test
    void areToldOfTheEndThoughNeitherIncidentOwesThemAnythingAnyMore() {
        Incident minor = incidents.declare(
                ana,
                Declare.builder("A page is slow")
                        .severity(Severity.SEV3)
                        .commander(new Person("ana"))
                        .build());
        tell(duplicate, Audience.CUSTOMERS);
        incidents.execute(ana, duplicate.id(), new SetSeverity(Severity.SEV3, "one customer alone", null));
        incidents.execute(ana, duplicate.id(), new Merge(minor.id(), "the same deploy", null, null));
        assertThat(owed(minor)).isEmpty();

        incidents.execute(ana, minor.id(), new Dismiss("a load test", null, null));

        assertThat(owed(minor)).containsExactly(Audience.CUSTOMERS);
    }

    @Test
    void whoHeardOfNeitherIsToldNothingOfAFalseAlarm() {
        merge(duplicate);
        dismiss();

        assertThat(owed()).isEmpty();
    }

    @Test
    void ofAPrivateDuplicateItIsNotSaidWhomItTold() {
        Incident hidden = declared("Someone reads our mail", true);
        tell(hidden, Audience.INTERNAL_CHAT);
        merge(hidden);

        assertThat(told()).isEmpty();
    }

    private Incident declared(String title, boolean hidden) {
        Declare.Builder declare = Declare.builder(title).severity(Severity.SEV2).commander(new Person("ana"));
        return incidents.declare(ana, (hidden ? declare.makePrivate() : declare).build());
    }

    private void tell(Incident incident, Audience audience) {
        incidents.execute(ana, incident.id(), new SendUpdate(audience, null, false, null, true, null));
    }

    private void merge(Incident other) {
        incidents.execute(ana, other.id(), new Merge(goesOn.id(), "the same deploy", null, null));
    }

    private void dismiss() {
        incidents.execute(ana, goesOn.id(), new Dismiss("a load test", null, null));
    }

    private List<Audience> told() {
        return incidents.timeline(goesOn.id()).stream()
                .filter(entry -> entry.event() instanceof DuplicateMerged)
                .flatMap(entry -> ((DuplicateMerged) entry.event()).told().stream())
                .map(CommunicationDuty::audience)
                .toList();
    }

    private List<Audience> owed() {
        return owed(goesOn);
    }

    private List<Audience> owed(Incident incident) {
        return incidents.get(incident.id()).communication().obligations(incidents.now()).pending().stream()
                .map(Obligation::audience)
                .distinct()
                .sorted(Comparator.comparing(Audience::name))
                .toList();
    }
}
