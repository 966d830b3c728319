package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.triaged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariConfig;
import io.incidentkit.command.CommanderCommand.Escalate;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.ChannelStanding;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.DeliveryAttempt;
import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.effect.DeliveryWatch;
import io.incidentkit.effect.DispatcherPulse;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.effect.RetryPolicy;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.timeline.MessageEvent.ObligationMissed;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What has to happen outside does happen, once it is written, by whatever node is there. */
abstract class OutboxContract extends OutboxScenario {
    OutboxContract(TestDatabase database) {
        this(database, config -> {});
    }

    OutboxContract(TestDatabase database, Consumer<HikariConfig> settings) {
        super(database, settings);
    }

    @Test
    void deliversWhatACommandBringsAboutOnceAndSaysSoOnTheTimeline() {
        OutboxNode node = node(pager, chat).started();
        Incident incident = node.incidents.declare(ANA, triaged("Checkout answers 5xx"));

        node.run();
        node.run();

        assertThat(pager.calls()).containsExactly("page everyone");
        assertThat(chat.calls()).containsExactly("open war room");
        assertThat(outcomes(node, incident.id()))
                .containsExactlyInAnyOrder("Delivered by pager: page everyone", "Delivered by chat: open war room");
        assertThat(node.rows("incident_delivery")).isZero();
    }

    @Test
    void deliversAfterARestartWhatWasWrittenBefore() {
        Incident incident = node(pager).incidents.declare(ANA, triaged("Checkout answers 5xx"));

        OutboxNode next = node(pager).started();
        next.run();

        assertThat(pager.calls()).containsExactly("page everyone");
        assertThat(outcomes(next, incident.id())).hasSize(1);
    }

    @Test
    void handsWhatWasKeptOfTheCommandToTheAttemptsOfWhateverNode() {
        List<DeliveryAttempt> watched = new CopyOnWriteArrayList<>();
        node(new Keeping(Optional.of("of the first node"), watched))
                .incidents
                .declare(ANA, triaged("Checkout answers 5xx"));
        node(new Keeping(Optional.of("x".repeat(DeliveryWatch.MAX_TRACE + 1)), watched))
                .incidents
                .declare(ANA, triaged("Search answers 5xx"));
        assertThat(watched).isEmpty();
        pager.answer = effect -> Delivery.retryable("HTTP 503");

        OutboxNode other =
                node(new Keeping(Optional.of("of the other node"), watched)).started();
        clock.advance(Duration.ofSeconds(30));
        other.run();
        other.pass(Duration.ofMinutes(1));

        assertThat(watched).extracting(DeliveryAttempt::trace).containsOnly("of the first node", null);
        assertThat(watched).extracting(DeliveryAttempt::number).contains(1, 2);
        assertThat(watched)
                .allSatisfy(attempt ->
                        assertThat(attempt.waited()).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(3)));
    }

    private OutboxNode node(DeliveryWatch watch) {
        return new OutboxNode(pool, clock, builder -> builder.channel(pager).watch(watch));
    }

    private record Keeping(Optional<String> trace, List<DeliveryAttempt> watched) implements DeliveryWatch {
        @Override
        public Delivery around(DeliveryAttempt attempt, Callable<Delivery> call) throws Exception {
            watched.add(attempt);
            return call.call();
        }
    }

    @Test
    void saysHowEachChannelStands() {
        OutboxNode node = node(pager, chat).started();
        assertThat(node.outbox.standing())
                .isEqualTo(Map.of("pager", ChannelStanding.NOTHING, "chat", ChannelStanding.NOTHING));
        pager.answer = effect -> Delivery.retryable("HTTP 503");
        chat.answer = effect -> Delivery.rejected("HTTP 400");
        node.incidents.declare(ANA, triaged("Checkout answers 5xx"));

        node.run();

        ChannelStanding pages = node.outbox.standing().get("pager");
        assertThat(pages)
                .extracting(ChannelStanding::waiting, ChannelStanding::failing, ChannelStanding::failed)
                .containsExactly(1L, 1L, 0L);
        assertThat(pages.failingFor())
                .isEqualTo(pages.longestWait())
                .isBetween(Duration.ofSeconds(-5), Duration.ofMinutes(1));
        assertThat(node.outbox.standing().get("chat")).isEqualTo(new ChannelStanding(0, 0, 1, null, null));
    }

    @Test
    void isAliveAsLongAsSomebodyDoesWhatIsDue() {
        OutboxNode node = node(pager);
        node.incidents.declare(ANA, triaged("Checkout answers 5xx"));
        clock.advance(Duration.ofMinutes(3));

        DispatcherPulse before = node.outbox.pulse().orElseThrow();
        assertThat(before.runs()).isFalse();
        assertThat(before.unpicked()).isGreaterThan(Duration.ofMinutes(2));
        node.started().run();

        assertThat(node.outbox.pulse()).contains(new DispatcherPulse(true, Duration.ZERO, Duration.ZERO));
        node.outbox.stop();
        assertThat(node.outbox.pulse().orElseThrow().runs()).isFalse();
    }

    @Test
    void missesANodeThatBeganATaskAndIsGone() {
        OutboxNode node = node(pager).started();
        node.incidents.declare(ANA, triaged("Checkout answers 5xx"));
        new TransactionTemplate(new JdbcTransactionManager(pool))
                .executeWithoutResult(status -> new JdbcTemplate(pool)
                        .update(
                                "update incident_task set picked = ?, last_heartbeat = execution_time where task_name = ?",
                                true,
                                TaskTable.LANE));
        clock.advance(Duration.ofMinutes(5));

        assertThat(node.outbox.pulse().orElseThrow().silent()).isGreaterThan(Duration.ofMinutes(4));
    }

    @Test
    void deliversNothingOfWhatTheHostRollsBack() {
        OutboxNode node = node(pager).started();
        TransactionTemplate host = new TransactionTemplate(new JdbcTransactionManager(pool));

        host.executeWithoutResult(status -> {
            node.incidents.declare(ANA, triaged("Checkout answers 5xx"));
            status.setRollbackOnly();
        });
        node.run();

        assertThat(pager.calls()).isEmpty();
        assertThat(node.rows("incident_delivery")).isZero();
        // The task that bounds the outbox.
        assertThat(node.rows("incident_task")).isOne();
    }

    @Test
    void pagesOneWhileAnotherOneIsRefused() {
        OutboxNode node = node(pager).started();
        pager.answer =
                effect -> effect.target().equals("alice") ? Delivery.retryable("HTTP 503") : Delivery.delivered();
        IncidentId id = quiet(node);
        node.incidents.execute(ANA, id, new Escalate("alice", "the database", null));
        node.incidents.execute(ANA, id, new Escalate("bob", "the database", null));

        node.run();

        assertThat(pager.calls()).containsExactlyInAnyOrder("page alice", "page bob");
        assertThat(outcomes(node, id)).contains("Delivered by pager: page bob");
    }

    @Test
    void keepsTheOrderOfALaneWhileItsFirstIsTriedAgain() {
        OutboxNode node = node(pager).started();
        AtomicInteger tried = new AtomicInteger();
        pager.answer = effect -> tried.incrementAndGet() == 1 ? Delivery.retryable("HTTP 503") : Delivery.delivered();
        IncidentId id = quiet(node);
        node.incidents.execute(ANA, id, new Escalate("alice", "the database", null));
        node.incidents.execute(ANA, id, new Escalate("alice", "still the database", null));
        node.run();

        node.pass(Duration.ofMinutes(2));

        assertThat(pager.keys()).hasSize(3);
        assertThat(pager.keys().get(0))
                .isEqualTo(pager.keys().get(1))
                .isNotEqualTo(pager.keys().get(2));
        assertThat(outcomes(node, id))
                .containsExactly(
                        "Not yet delivered by pager: page alice (HTTP 503)",
                        "Delivered by pager: page alice",
                        "Delivered by pager: page alice");
    }

    @Test
    void closesARoomAfterItWasOpened() {
        OutboxNode node = node(chat).started();
        AtomicInteger tried = new AtomicInteger();
        chat.answer = effect -> tried.incrementAndGet() == 1 ? Delivery.retryable("HTTP 503") : Delivery.delivered();
        Incident incident = node.incidents.declare(ANA, triaged("Checkout answers 5xx"));
        node.incidents.execute(ANA, incident.id(), new Dismiss("a test", null, null));

        node.run();
        node.pass(Duration.ofMinutes(2));

        assertThat(chat.calls()).containsExactly("open war room", "open war room", "close dismissed");
    }

    @Test
    void keepsWhatIsGivenUpAndTriesItAgainWhenAsked() {
        OutboxNode node = node(pager).started();
        pager.answer = effect -> Delivery.rejected("no such team");
        Incident incident = node.incidents.declare(ANA, triaged("Checkout answers 5xx"));
        node.run();
        List<FailedDelivery> failed = node.outbox.failed(0, 10);
        assertThat(failed).extracting(each -> each.outcome().detail()).containsExactly("no such team");

        pager.answer = effect -> Delivery.delivered("P1");
        assertThat(node.outbox.retry(failed.get(0).id())).isTrue();
        assertThat(node.outbox.retry(failed.get(0).id())).as("it waits already").isFalse();
        node.clock.advance(Duration.ofSeconds(5));
        node.run();

        assertThat(node.outbox.failed(0, 10)).isEmpty();
        assertThat(outcomes(node, incident.id()))
                .containsExactly(
                        "Not delivered by pager: page everyone (no such team)",
                        "Delivered by pager: page everyone (P1)");
    }

    @Test
    void givesUpAfterATimeAndGoesOnWithTheNext() {
        OutboxNode node = node(pager).started();
        pager.answer = effect -> Delivery.retryable("HTTP 503");
        IncidentId id = quiet(node);
        node.incidents.execute(ANA, id, new Escalate("alice", "the database", null));

        node.pass(RetryPolicy.standard().giveUpAfter().plusMinutes(5));

        assertThat(node.outbox.failed(0, 10)).hasSize(1);
        List<String> outcomes = outcomes(node, id);
        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.get(0)).startsWith("Not yet delivered by pager: page alice");
        assertThat(outcomes.get(1))
                .startsWith("Not delivered by pager: page alice")
                .contains("HTTP 503");
    }

    @Test
    void leavesNothingOfWhatAChannelIgnores() {
        OutboxNode node = node(pager).started();
        pager.answer = effect -> Delivery.ignored();
        Incident incident = node.incidents.declare(ANA, triaged("Checkout answers 5xx"));

        node.run();

        assertThat(outcomes(node, incident.id())).isEmpty();
        assertThat(node.rows("incident_delivery")).isZero();
    }

    @Test
    void tellsTheLinkAloneOfWhatWasMadePrivateMeanwhile() {
        OutboxNode node = node(pager).started();
        IncidentId id = quiet(node);
        node.incidents.execute(ANA, id, new Escalate("alice", "keys are in the log", null));
        node.incidents.handle(ANA, id).communication().makePrivate("keys are in the log");
        pager.answer = effect -> {
            assertThat(effect.body()).isNull();
            return Delivery.delivered();
        };

        node.run();

        assertThat(outcomes(node, id)).contains("Delivered by pager: page alice");
    }

    @Test
    void sendsNothingTwiceWhenTheTimelineCanNotBeToldForAWhile() {
        OutboxNode node = node(pager);
        AtomicInteger refused = new AtomicInteger();
        node.started(work -> new Between(work) {
            @Override
            public void record(DeliveryOutcome outcome) {
                if (refused.incrementAndGet() <= 2) {
                    throw new IncidentStoreException("The store can't be written", null);
                }
                super.record(outcome);
            }
        });
        Incident incident = node.incidents.declare(ANA, triaged("Checkout answers 5xx"));
        node.run();
        assertThat(outcomes(node, incident.id())).isEmpty();

        node.pass(Duration.ofMinutes(2));

        assertThat(pager.calls()).containsExactly("page everyone");
        assertThat(outcomes(node, incident.id())).containsExactly("Delivered by pager: page everyone");
    }

    @Test
    void wakesWhenSomethingIsDueAndRemindsAfterARestartToo() {
        Incident incident = node(pager)
                .incidents
                .declare(
                        ANA,
                        Declare.builder("Checkout answers 5xx")
                                .severity(Severity.SEV1)
                                .build());
        OutboxNode node = node(pager).started();
        node.run();
        pager.forget();

        node.pass(Duration.ofMinutes(12));

        assertThat(node.incidents.timeline(incident.id()))
                .extracting(TimelineEntry::event)
                .hasAtLeastOneElementOfType(ObligationMissed.class);
        assertThat(pager.calls()).as("nobody has triaged it").contains("page on-call", "page everyone");
    }

    @Test
    void wakesNobodyOfWhatHasEnded() {
        OutboxNode node = node(pager).started();
        Incident incident = node.incidents.declare(
                ANA, Declare.builder("Checkout answers 5xx").build());
        node.incidents.execute(ANA, incident.id(), new Dismiss("a test", null, null));

        node.run();

        assertThat(node.rows("incident_task"))
                .as("the task that bounds the outbox")
                .isOne();
    }

    @Test
    void losesNoMomentThatACommandSetsWhileTheTimerRuns() {
        OutboxNode node = node(pager);
        IncidentId id = untriaged(node);
        AtomicInteger woken = new AtomicInteger();
        node.started(work -> new Between(work) {
            @Override
            public Optional<Instant> wake(String incident) {
                Optional<Instant> next = super.wake(incident);
                if (woken.incrementAndGet() == 1) {
                    node.incidents.execute(ANA, id, new Dismiss("a test", null, null));
                }
                return next;
            }
        });

        node.pass(Duration.ofMinutes(6));

        assertThat(woken).hasPositiveValue();
        assertThat(node.rows("incident_task"))
                .as("what the command called off is not set again; one task bounds the outbox")
                .isOne();
    }

    @Test
    void triesAWakeUpAgainThatFailed() {
        OutboxNode node = node(pager);
        IncidentId id = untriaged(node);
        AtomicInteger woken = new AtomicInteger();
        node.started(work -> new Between(work) {
            @Override
            public Optional<Instant> wake(String incident) {
                if (woken.incrementAndGet() <= 3) {
                    throw new IncidentStoreException("The store can't be read", null);
                }
                return super.wake(incident);
            }
        });

        node.pass(Duration.ofMinutes(8));

        assertThat(node.incidents.timeline(id))
                .extracting(TimelineEntry::event)
                .hasAtLeastOneElementOfType(ObligationMissed.class);
    }

    @Test
    void takesOverWhatANodeHadBegunThatIsGone() {
        OutboxNode node = node(pager).started();
        node.incidents.declare(ANA, triaged("Checkout answers 5xx"));
        new TransactionTemplate(new JdbcTransactionManager(pool))
                .executeWithoutResult(status -> new JdbcTemplate(pool)
                        .update(
                                "update incident_task set picked = ?, picked_by = 'gone', last_heartbeat = execution_time, version = version + 1",
                                true));
        node.run();
        assertThat(pager.calls()).isEmpty();

        node.clock.advance(Duration.ofMinutes(1));
        node.takeOver();
        node.run();

        assertThat(pager.calls()).containsExactly("page everyone");
    }

    @Test
    void strikesATextOutOfWhatWaitsAndOfWhatWasGivenUp() {
        OutboxNode node = node(pager).started();
        pager.answer = effect -> Delivery.rejected("unknown: hunter2");
        IncidentId id = quiet(node);
        node.incidents.execute(ANA, id, new Escalate("alice", "the password is hunter2", null));
        node.run();
        node.incidents.execute(ANA, id, new Escalate("bob", "the password is hunter2", null));

        node.incidents.execute(ANA, id, new StrikeOut("hunter2", "a password"));

        assertThat(node.outbox.failed(0, 10).get(0).outcome().toString()).doesNotContain("hunter2");
        pager.forget();
        pager.answer = effect -> {
            assertThat(effect.body()).doesNotContain("hunter2");
            return Delivery.delivered();
        };
        node.run();
        assertThat(pager.calls()).containsExactly("page bob");
        assertThat(outcomes(node, id)).contains("Delivered by pager: page bob");
    }

    @Test
    void boundsWhatWaitsForOneChannelAndKeepsPagesLongest() {
        OutboxNode node = new OutboxNode(
                pool, clock, builder -> builder.channel(chatAndPager()).capacity(2));
        node.started();
        for (int i = 0; i < 3; i++) {
            node.incidents.declare(ANA, triaged("Checkout answers 5xx"));
        }

        node.pass(Duration.ofMinutes(2));

        assertThat(node.outbox.waiting()).containsEntry("both", 2L);
        assertThat(node.outbox.failed(0, 10))
                .extracting(each -> each.outcome().effect().kind())
                .contains(EffectKind.OPEN_WAR_ROOM)
                .hasSize(4);
    }

    private Channel chatAndPager() {
        RecordingChannel both = new RecordingChannel("both", EffectKind.PAGE, EffectKind.OPEN_WAR_ROOM);
        both.answer = effect -> Delivery.retryAfter("HTTP 429", Duration.ofMinutes(10));
        return both;
    }

    @Test
    void waitsForAChannelThatIsNotConnectedHere() {
        node(pager).incidents.declare(ANA, triaged("Checkout answers 5xx"));
        OutboxNode without = node(chat).started();
        without.run();

        OutboxNode with = node(pager).started();
        with.pass(Duration.ofMinutes(1));

        assertThat(pager.calls()).containsExactly("page everyone");
    }

    @Test
    void beginsOnce() {
        OutboxNode node = node(pager).started();

        assertThatIllegalStateException()
                .isThrownBy(() -> node.outbox.start(node.incidents.outboundWork()))
                .withMessageContaining("begun already");
    }
}
