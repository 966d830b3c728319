package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.duty.WeeklyDuties;
import io.incidentkit.duty.WeeklyMoment;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.effect.RecurringDuties;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.playbook.IncidentPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A duty that recurs is done once a period, by whatever node is there. */
abstract class RecurringContract extends OutboxScenario {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    final RecordingChannel team = new RecordingChannel("team", EffectKind.WEEKLY_DIGEST);
    /** It comes in a day, and is that of a Wednesday, so that it can be moved within its week. */
    private final WeeklyMoment moment;

    RecurringContract(TestDatabase database) {
        super(database, config -> {});
        Instant wednesday = WeeklyMoment.find("wednesday 09:00").orElseThrow().next(clock.instant(), ZoneOffset.UTC);
        clock.advance(Duration.between(clock.instant(), wednesday.minus(DAY)));
        moment = WeeklyMoment.find("wednesday 09:00").orElseThrow();
    }

    private static IncidentPolicy digestAt(@Nullable WeeklyMoment moment) {
        return IncidentPolicy.builder()
                .weekly(new WeeklyDuties(
                        moment, null, null, WeeklyDuties.standard().undone()))
                .build();
    }

    private OutboxNode stopped(@Nullable WeeklyMoment digest) {
        return new OutboxNode(pool, clock, digestAt(digest), builder -> builder.channel(team));
    }

    private OutboxNode started() {
        OutboxNode node = stopped(moment).withDuties();
        node.run();
        return node;
    }

    private void pass(Duration time, OutboxNode... nodes) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            clock.advance(Duration.ofHours(6));
            for (OutboxNode node : nodes) {
                node.run();
            }
        }
    }

    private String weekIn(Duration time) {
        return "weekly-digest/" + WeeklyMoment.week(clock.instant().plus(time), ZoneOffset.UTC);
    }

    @Test
    void isDoneOnceAWeekOverAllNodes() {
        List<String> weeks = List.of(weekIn(DAY), weekIn(DAY.plus(WEEK)));
        OutboxNode one = started();
        OutboxNode other = started();
        assertThat(team.keys()).as("it is new here, and waits for its moment").isEmpty();

        pass(DAY.plus(WEEK), one, other);

        assertThat(team.keys()).containsExactlyElementsOf(weeks);
        assertThat(one.rows("incident_delivery")).isZero();
    }

    @Test
    void isDoneOnceWhereANodeDiedAtItsMoment() {
        OutboxNode one = started();
        clock.advance(DAY);
        new TransactionTemplate(new JdbcTransactionManager(pool))
                .executeWithoutResult(status -> new JdbcTemplate(pool)
                        .update(
                                "update incident_task set picked = ?, picked_by = 'gone', last_heartbeat = execution_time, version = version + 1",
                                true));
        one.run();
        assertThat(team.keys()).isEmpty();

        clock.advance(Duration.ofMinutes(1));
        one.takeOver();
        pass(WEEK.minusDays(1), one);

        assertThat(team.keys()).hasSize(1);
    }

    @Test
    void isDoneOnceWhereANodeComesBackThatWasTakenForDead() {
        OutboxNode other = started();
        AtomicInteger performed = new AtomicInteger();
        OutboxNode slow = stopped(moment).withDuties(duties -> new Between(duties) {
            @Override
            public List<Effect> perform(String duty, Instant at) {
                List<Effect> effects = super.perform(duty, at);
                if (performed.incrementAndGet() == 1) {
                    clock.advance(Duration.ofMinutes(2));
                    other.takeOver();
                    other.run();
                    assertThat(team.keys()).hasSize(1);
                }
                return effects;
            }
        });
        clock.advance(DAY);
        slow.run();
        pass(Duration.ofDays(1), slow, other);

        assertThat(performed).hasValue(1);
        assertThat(team.keys()).hasSize(1);
        assertThat(slow.rows("incident_delivery")).isZero();
    }

    @Test
    void isDoneOnceWhereItFailedAtFirst() {
        AtomicInteger tried = new AtomicInteger();
        OutboxNode node = stopped(moment).withDuties(duties -> new Between(duties) {
            @Override
            public List<Effect> perform(String duty, Instant at) {
                List<Effect> effects = super.perform(duty, at);
                if (tried.incrementAndGet() <= 2) {
                    throw new IllegalStateException("the database is away");
                }
                return effects;
            }
        });
        node.run();

        pass(WEEK.minusDays(1), node);

        assertThat(tried).hasValue(3);
        assertThat(team.keys()).hasSize(1);
    }

    @Test
    void isCaughtUpOnceForTheLastOfTheMomentsThatPassed() {
        started().close();
        clock.advance(DAY.plus(WEEK).plus(WEEK).plusDays(2));
        String last = weekIn(Duration.ofDays(-2));
        String next = weekIn(Duration.ofDays(5));

        OutboxNode node = started();
        assertThat(team.keys()).containsExactly(last);
        pass(Duration.ofDays(5), node);

        assertThat(team.keys()).containsExactly(last, next);
    }

    @Test
    void isNotDoneTwiceInAWeekIfItsMomentIsMoved() {
        OutboxNode before = started();
        pass(DAY, before);
        assertThat(team.keys()).hasSize(1);
        before.close();

        OutboxNode after =
                stopped(WeeklyMoment.find("friday 09:00").orElseThrow()).withDuties();
        pass(Duration.ofDays(4), after);
        assertThat(team.keys()).as("on Friday of the same week").hasSize(1);
        pass(Duration.ofDays(6), after);

        assertThat(team.keys()).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void comesAtItsNewMomentIfItIsMovedBeforeTheOldOne() {
        started().close();
        OutboxNode node =
                stopped(WeeklyMoment.find("thursday 09:00").orElseThrow()).withDuties();

        pass(Duration.ofHours(30), node);
        assertThat(team.keys()).isEmpty();
        pass(Duration.ofHours(24), node);

        assertThat(team.keys()).hasSize(1);
    }

    @Test
    void isWrittenWhenItIsSentSoThatWhatIsPrivateByThenIsNotInIt() {
        OutboxNode node = started();
        List<String> texts = new ArrayList<>();
        AtomicInteger tried = new AtomicInteger();
        team.answer = effect -> {
            texts.add(effect.body());
            return tried.incrementAndGet() == 1
                    ? Delivery.retryAfter("HTTP 503", Duration.ofMinutes(5))
                    : Delivery.delivered();
        };
        IncidentId id = node.incidents
                .declare(ANA, Declare.builder("Keys are in the log").build())
                .id();
        pass(DAY, node);
        assertThat(texts).singleElement().asString().contains("Keys are in the log");
        assertThat(new JdbcTemplate(pool).queryForList("select body from incident_delivery", String.class))
                .containsOnlyNulls();

        node.incidents.handle(ANA, id).communication().makePrivate("keys are in the log");
        clock.advance(Duration.ofMinutes(10));
        node.run();

        assertThat(texts).hasSize(2);
        assertThat(texts.get(1)).doesNotContain("Keys");
    }

    @Test
    void isKeptWhenItIsGivenUpAndTriedAgainWhenAsked() {
        OutboxNode node = started();
        team.answer = effect -> Delivery.rejected("no such channel");
        pass(DAY, node);
        FailedDelivery failed = node.outbox.failed(0, 10).get(0);
        assertThat(failed.outcome().incident()).isEqualTo("weekly-digest");

        team.answer = effect -> Delivery.delivered();
        assertThat(node.outbox.retry(failed.id())).isTrue();
        node.run();

        assertThat(team.keys())
                .hasSize(2)
                .containsOnly(failed.outcome().effect().key());
        assertThat(node.rows("incident_delivery")).isZero();
    }

    @Test
    void waitsWhereThePolicyOfANodeKnowsNothingOfIt() {
        started().close();
        OutboxNode old = stopped(null).withDuties();
        clock.advance(DAY);
        old.run();
        assertThat(team.keys()).isEmpty();

        OutboxNode knows = started();
        pass(DAY, knows);

        assertThat(team.keys()).hasSize(1);
    }

    /** Passes everything on. */
    static class Between implements RecurringDuties {
        private final RecurringDuties duties;

        Between(RecurringDuties duties) {
            this.duties = duties;
        }

        @Override
        public Set<String> names() {
            return duties.names();
        }

        @Override
        public Optional<Instant> next(String duty, Instant after, @Nullable Instant done) {
            return duties.next(duty, after, done);
        }

        @Override
        public Optional<Instant> due(String duty, Instant now, @Nullable Instant done) {
            return duties.due(duty, now, done);
        }

        @Override
        public List<Effect> perform(String duty, Instant moment) {
            return duties.perform(duty, moment);
        }

        @Override
        public Optional<Effect> asOfNow(Effect effect) {
            return duties.asOfNow(effect);
        }
    }
}
