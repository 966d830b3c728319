package io.incidentkit.service;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.Declare;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.CorrectText;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.commander.Actor;
import io.incidentkit.effect.DeliveryRecorder;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectDispatcher;
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
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A secret can be struck out everywhere; that something was struck out, by whom and why, stays. */
class StrikeOutTest {
    private static final String SECRET = "hunter_2*|\"x\"";

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T14:32:00Z"), ZoneOffset.UTC);

    private final InMemoryIncidentStore store = new InMemoryIncidentStore();
    private final Incidents incidents = new Incidents(store, IncidentPolicy.standard(), CLOCK);
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
    void aSystemMayNot() {
        StrikeOut strike = new StrikeOut(SECRET, "a password");

        assertThatExceptionOfType(NotPermittedException.class)
                .isThrownBy(() -> incidents.execute(Actor.system("bot"), incident.id(), strike))
                .withMessageNotContaining("hunter");
        assertThat(incidents.get(incident.id())).isEqualTo(incident);
        assertThat(mayStrikeOut(incidents, Actor.system("bot"))).isFalse();
        assertThat(mayStrikeOut(incidents, bob)).isTrue();
    }

    @Test
    void thoseMayWhomThePolicyLets() {
        Incidents guarded = Incidents.builder(store, IncidentPolicy.standard(), CLOCK)
                .access(AccessPolicy.thoseOnIt()
                        .strikingOut((actor, of) -> actor.equals(alice))
                        .or((actor, of) -> actor.equals(bob)))
                .build();
        StrikeOut strike = new StrikeOut(SECRET, "a password");

        assertThatExceptionOfType(NotPermittedException.class)
                .isThrownBy(() -> guarded.execute(bob, incident.id(), strike));
        assertThat(mayStrikeOut(guarded, bob)).isFalse();
        assertThat(guarded.execute(alice, incident.id(), strike).title()).doesNotContain("hunter");
    }

    private boolean mayStrikeOut(Incidents of, Actor actor) {
        return of.mayI(actor, incident).stream()
                .anyMatch(permission -> permission.command() == CommandType.STRIKE_OUT && permission.allowed());
    }

    @Test
    void whereItStandsElsewhereIsFound() {
        Incident other = incidents.declare(bob, Declare.of("Mails are late"));
        incidents.execute(bob, other.id(), new AddNote("nothing of it", null));
        incidents.execute(bob, other.id(), new AddNote("is it {\"key\": \"hunter_2*|\\\"x\\\"\"}?", null));
        Incident hidden = incidents.declare(
                alice, Declare.builder("Also " + SECRET).makePrivate().build());

        assertThat(incidents.visibleTo(bob).whereItStands(SECRET))
                .containsExactly(
                        new TextFound(incidents.get(other.id()), List.of(3)), new TextFound(incident, List.of(1)));
        assertThat(incidents.visibleTo(alice).whereItStands(SECRET))
                .extracting(found -> found.incident().id())
                .contains(hidden.id());

        incidents.execute(bob, other.id(), new StrikeOut(SECRET, "a password"));
        assertThat(incidents.visibleTo(bob).whereItStands(SECRET)).containsExactly(new TextFound(incident, List.of(1)));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> incidents.visibleTo(bob).whereItStands("x y"))
                .withMessageContaining("too short");
    }

    @Test
    void whatIsToBeDeliveredIsToldWithoutIt() {
        List<String> handed = new ArrayList<>();
        EffectDispatcher dispatcher = new EffectDispatcher() {
            @Override
            public void dispatch(EffectContext context, List<Effect> effects, DeliveryRecorder recorder) {}

            @Override
            public void strikeOut(String of, UnaryOperator<String> struck) {
                handed.add(of + " " + struck.apply("with " + SECRET));
            }

            @Override
            public void hide(EffectContext context) {}
        };
        Incidents connected = Incidents.builder(store, IncidentPolicy.standard(), CLOCK)
                .dispatcher(dispatcher)
                .build();

        connected.execute(bob, incident.id(), new StrikeOut(SECRET, "a password"));

        assertThat(handed).containsExactly(incident.id() + " with " + StruckText.MARK);
    }

    @Test
    void theReasonDoesNotSayIt() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new StrikeOut("swordfish", "swordfish is a password"))
                .withMessageContaining("reason");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new StrikeOut("swordfish", "Swordfish was the password"));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new StrikeOut("abc", "a password"))
                .withMessageContaining("too short");
        assertThat(new StrikeOut("swordfish", "a password")).hasToString("StrikeOut[a password]");
    }
}
