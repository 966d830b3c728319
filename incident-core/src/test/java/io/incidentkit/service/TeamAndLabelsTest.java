package io.incidentkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.command.Declare;
import io.incidentkit.command.NamingCommand.Label;
import io.incidentkit.command.NamingCommand.SetTeam;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.insight.Figures;
import io.incidentkit.insight.Scope;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentQuery.State;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An incident is a team's, and has labels to be found by. */
class TeamAndLabelsTest {
    private static final Actor ADA = Actor.person("ada");

    private final Incidents incidents = Incidents.inMemory();

    @Test
    void areSaidWithTheDeclaration() {
        Incident incident = incidents.declare(
                ADA,
                Declare.builder("Checkout is down")
                        .team(" Payments ")
                        .label("region", "eu-west")
                        .label("customer", "Acme")
                        .build());

        assertThat(incident.team()).contains("Payments");
        assertThat(incident.labels()).containsExactly(Map.entry("region", "eu-west"), Map.entry("customer", "Acme"));
        assertThat(incidents.timeline(incident.id()))
                .extracting(entry -> entry.event().describe())
                .contains("Team: Payments", "Label: region=eu-west", "Label: customer=Acme");
    }

    @Test
    void changeLater() {
        Incident incident = incidents.declare(ADA, Declare.of("Checkout is down"));
        IncidentOperations hand = incidents.handle(ADA, incident.id());
        hand.give(new SetTeam("payments"));
        hand.give(new Label("region", "eu-west"));
        assertThat(hand.give(new Label("Region", "us-east")).labels()).containsExactly(Map.entry("Region", "us-east"));

        hand.give(new Label("region", null));
        Incident bare = hand.give(new SetTeam(" "));

        assertThat(bare.team()).isEmpty();
        assertThat(bare.labels()).isEmpty();
        assertThatThrownBy(() -> hand.give(new Label("region", null)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is no label of this incident");
    }

    @Test
    void areBounded() {
        Declare.Builder full = Declare.builder("Checkout is down");
        IntStream.range(0, Declare.MAX_LABELS).forEach(i -> full.label("key " + i, "value"));
        Incident incident = incidents.declare(ADA, full.build());
        IncidentOperations hand = incidents.handle(ADA, incident.id());

        assertThat(hand.give(new Label("KEY 7", "another")).labels()).hasSize(Declare.MAX_LABELS);
        assertThatThrownBy(() -> hand.give(new Label("one more", "value"))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> full.label("one more", "value").build()).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Declare.builder("Twice")
                        .label("region", "eu")
                        .label("REGION", "us")
                        .build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("two values");
    }

    @Test
    void findTheIncidentsOfATeam() {
        Incident ours = incidents.declare(
                ADA,
                Declare.builder("Ours").team("Payments").label("region", "eu").build());
        incidents.declare(ADA, Declare.builder("Theirs").team("Search").build());
        incidents.declare(ADA, Declare.of("Nobody's"));
        IncidentFilter filter = IncidentFilter.ALL.team("payments").label("Region", "EU");

        assertThat(incidents
                        .visibleTo(ADA)
                        .list(new IncidentQuery(State.ALL, 0, 10, filter))
                        .incidents())
                .containsExactly(ours);
        assertThat(IncidentFilter.ALL.team(" ")).isEqualTo(IncidentFilter.ALL);
    }

    @Test
    void bringTheFiguresOfATeam() {
        Incident ours =
                incidents.declare(ADA, Declare.builder("Ours").team("Payments").build());
        Incident theirs =
                incidents.declare(ADA, Declare.builder("Theirs").team("Search").build());
        Scope scope = Scope.at(Instant.now())
                .only(IncidentFilter.ALL.team("payments"))
                .build();

        assertThat(Figures.of(List.of(ours, theirs), scope).incidents()).isEqualTo(1);
        assertThat(scope.sees(theirs)).isFalse();
    }

    @Test
    void areReadAsPeopleWriteThem() {
        assertThat(Label.parse("region = eu-west")).contains(new Label("region", "eu-west"));
        assertThat(Label.parse("query=a=b")).contains(new Label("query", "a=b"));
        assertThat(Label.parse("region")).isEmpty();
        assertThat(Label.parse("region=")).isEmpty();
        assertThatThrownBy(() -> Label.parse("=eu")).isInstanceOf(InvalidInputException.class);
    }
}
