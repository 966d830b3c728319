package io.incidentkit.service;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.alice;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.comms.Audience;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.memory.InMemoryDispatcher;
import io.incidentkit.memory.InMemoryDueTimer;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.memory.ManualTimer;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.MessageEvent.ObligationMissed;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Silence that passes, from the alert to the pager: nothing waits for ever because nobody looked. */
class NobodyLooksTest {
    private static final Instant THREE = Instant.parse("2026-03-01T03:00:00Z");

    private final ManualTimer timer = new ManualTimer(THREE);
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final Incidents incidents = Incidents.builder(
                    new InMemoryIncidentStore(), IncidentPolicy.standard(), timer.withZone(ZoneOffset.UTC))
            .dispatcher(InMemoryDispatcher.builder(timer)
                    .executor(tasks::add)
                    .chance(() -> 1)
                    .channel(new Pager())
                    .build())
            .dueTimer(new InMemoryDueTimer(timer, tasks::add))
            .build();

    private final class Pager implements Channel {
        @Override
        public String name() {
            return "pager";
        }

        @Override
        public Set<EffectKind> kinds() {
            return EnumSet.of(EffectKind.PAGE, EffectKind.REMIND, EffectKind.SEND_UPDATE);
        }

        @Override
        public Delivery deliver(Effect effect, EffectContext context) {
            told.add(effect.describe());
            return Delivery.delivered();
        }
    }

    private void pass(Duration time) {
        Instant until = timer.instant().plus(time);
        for (Optional<Instant> next = timer.next();
                next.isPresent() && !next.get().isAfter(until);
                next = timer.next()) {
            timer.advanceTo(next.get());
            run();
        }
        timer.advanceTo(until);
        run();
    }

    private void run() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private List<String> toldIn(Duration time) {
        told.clear();
        pass(time);
        return List.copyOf(told);
    }

    @Test
    void anAlertAtThreeInTheMorningPagesAtOnceAndWiderEachTimeThatNobodyTriages() {
        incidents.receive(
                Actor.system("alertmanager"),
                new AlertGroup(
                        "alertmanager",
                        "{}:{}",
                        "Checkout fails",
                        List.of("checkout"),
                        List.of(new Alert(
                                true,
                                Map.of("alertname", "HighErrorRate", "severity", "critical"),
                                Map.of(),
                                THREE,
                                null)),
                        0));
        run();
        assertThat(told).contains("page everyone");

        assertThat(toldIn(Duration.ofMinutes(5))).contains("page on-call");
        assertThat(toldIn(Duration.ofMinutes(5))).contains("page everyone");
        assertThat(toldIn(Duration.ofMinutes(5)))
                .as("it goes on until a person takes the command")
                .contains("page everyone");
    }

    @Test
    void fourHoursOfSilenceAfterTheFirstMessagesAreToldEachTimeAndHigherUp() {
        Incident incident = incidents.declare(
                alice,
                Declare.builder("Checkout fails")
                        .severity(Severity.SEV1)
                        .commander(ALICE)
                        .build());
        for (Audience audience : List.of(Audience.STATUS_PAGE, Audience.INTERNAL_CHAT, Audience.CUSTOMERS)) {
            incidents.execute(alice, incident.id(), SendUpdate.to(audience));
        }
        run();

        List<List<String>> toldOfTheChat = new ArrayList<>();
        pass(Duration.ofHours(4));
        incidents.timeline(incident.id()).stream()
                .map(entry -> entry.event())
                .filter(ObligationMissed.class::isInstance)
                .map(ObligationMissed.class::cast)
                .filter(missed -> missed.audience().equals(Audience.INTERNAL_CHAT))
                .forEach(missed -> toldOfTheChat.add(missed.told()));

        assertThat(toldOfTheChat).as("each half hour is one of its own").hasSize(8);
        assertThat(toldOfTheChat.subList(0, 4))
                .containsExactly(List.of("alice"), List.of("on-call"), List.of("everyone"), List.of("everyone"));
        assertThat(told).contains("page on-call", "page everyone");
    }
}
