package io.incidentkit.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.backfill.PastFollowUp;
import io.incidentkit.backfill.PastIncident;
import io.incidentkit.backfill.PastIncidentBuilder;
import io.incidentkit.backfill.PastLead;
import io.incidentkit.backfill.PastUpdate;
import io.incidentkit.command.ActionCommand.ChangeAction;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Step;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who led an imported incident, and what was to be done after it. */
class ImportedPeopleTest {
    private static final Actor CLEO = Actor.person("cleo");
    private static final Person ANA = new Person("ana");
    private static final Person BEN = new Person("ben");
    private static final Instant T = Instant.parse("2026-01-10T10:00:00Z");

    private final Incidents incidents = new Incidents(
            new InMemoryIncidentStore(),
            IncidentPolicy.standard(),
            Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC));

    private static PastIncidentBuilder past() {
        return PastIncident.builder("acme", "1", "Checkout is slow")
                .updates(List.of(
                        new PastUpdate(T, null, "We look."),
                        new PastUpdate(T.plusSeconds(3600), Step.RESOLVED, "Back to normal.")));
    }

    private static PastFollowUp followUp(String id, String words, ActionState state, @Nullable Instant edited) {
        return new PastFollowUp(id, PastFollowUp.UNKNOWN, words, null, null, state, null, T, edited);
    }

    private Incident take(PastIncidentBuilder past) {
        return incidents.importHistory(CLEO, past.build()).incident();
    }

    @Test
    void haveTenuresUntilTheEndAndNoTriageThatNobodyTells() {
        Incident incident = take(past().leads(List.of(new PastLead(BEN, T.plusSeconds(600)), new PastLead(ANA, null))));

        assertThat(incident.commandership().tenures())
                .extracting(tenure -> tenure.commander() + " " + tenure.from() + " " + tenure.until())
                .containsExactly(
                        "ana " + T + " " + T.plusSeconds(600), "ben " + T.plusSeconds(600) + " " + T.plusSeconds(3600));
        assertThat(incident.episode().triaged()).isNull();
    }

    @Test
    void thatAreToldLaterAreThereFromWhenTheyLed() {
        take(past());
        Incident later = take(past().leads(List.of(new PastLead(ANA, T.plusSeconds(60)))));

        assertThat(later.commandership().tenures())
                .extracting(tenure -> tenure.commander() + " " + tenure.from() + " " + tenure.until())
                .containsExactly("ana " + T.plusSeconds(60) + " " + T.plusSeconds(3600));
        assertThat(take(past())).isEqualTo(later);
    }

    @Test
    void whoLedAfterTheEndIsANote() {
        Incident incident = take(past().leads(List.of(new PastLead(ANA, T.plusSeconds(7200)))));

        assertThat(incident.commandership().tenures()).isEmpty();
        assertThat(incidents.timeline(incident.id()))
                .extracting(entry -> entry.event().describe())
                .contains("Note: The source says that ana led it from this moment on.");
    }

    @Test
    void followUpsAreActionItemsAndTheFormThatWasEditedLastHolds() {
        PastFollowUp first = followUp("f1", "Bound the pool", ActionState.OPEN, T.plusSeconds(10));
        PastFollowUp edited = followUp("f1", "Bound each pool", ActionState.DONE, T.plusSeconds(20));
        take(past().followUps(List.of(first)));
        Incident later =
                take(past().followUps(List.of(followUp("f2", "Alert on it", ActionState.DROPPED, null), edited)));

        assertThat(later.actionItems())
                .extracting(item -> item.number() + " " + item.description() + " " + item.state())
                .containsExactly("1 Bound each pool DONE", "2 Alert on it DROPPED");
        assertThat(take(past().followUps(List.of(first)))).isEqualTo(later);
    }

    @Test
    void whatPeopleDidWithAnItemStands() {
        Incident incident = take(past().followUps(List.of(followUp("f1", "Bound the pool", ActionState.OPEN, T))));
        incidents.execute(CLEO, incident.id(), new ChangeAction(1, null, "Bound it at 20", BEN, null));

        Incident later =
                take(past().followUps(List.of(followUp("f1", "Bound the pools", ActionState.DONE, T.plusSeconds(99)))));

        assertThat(later.actionItems())
                .extracting(item -> item.description() + " " + item.owner() + " " + item.state())
                .containsExactly("Bound it at 20 ben OPEN");
    }
}
