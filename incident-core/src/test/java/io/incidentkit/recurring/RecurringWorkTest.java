package io.incidentkit.recurring;

import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.duty.WeeklyDuties;
import io.incidentkit.duty.WeeklyMoment;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.DeliveryRecorder;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.memory.InMemoryDispatcher;
import io.incidentkit.memory.InMemoryDueTimer;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.memory.ManualTimer;
import io.incidentkit.memory.RecurringTimer;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.AccessPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The weekly duties from the policy to a channel, without a database. */
class RecurringWorkTest {
    /** A Wednesday. */
    private static final Instant BEGIN = Instant.parse("2026-11-04T12:00:00Z");

    private final ManualTimer timer = new ManualTimer(BEGIN);
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<Effect> sent = new ArrayList<>();
    private final Chat chat = new Chat();
    private final InMemoryIncidentStore store = new InMemoryIncidentStore();
    private final InMemoryDispatcher dispatcher = InMemoryDispatcher.builder(timer)
            .executor(tasks::add)
            .chance(() -> 0.5)
            .channel(chat)
            .build();
    private final Incidents incidents = incidents(IncidentPolicy.standard(), AccessPolicy.thoseOnIt());

    private Incidents incidents(IncidentPolicy policy, AccessPolicy access) {
        return Incidents.builder(store, policy, timer.withZone(ZoneOffset.UTC))
                .access(access)
                .build();
    }

    private final class Chat implements Channel {
        private boolean isDown;

        @Override
        public String name() {
            return "chat";
        }

        @Override
        public Set<EffectKind> kinds() {
            return EnumSet.of(EffectKind.WEEKLY_DIGEST, EffectKind.WEEKLY_REVIEW, EffectKind.SURFACE_TO_LEADERSHIP);
        }

        @Override
        public Delivery deliver(Effect effect, EffectContext context) {
            if (isDown) {
                return Delivery.retryable("HTTP 503");
            }
            sent.add(effect);
            return Delivery.delivered();
        }
    }

    private RecurringTimer start(RecurringWork work) {
        RecurringTimer recurring = new RecurringTimer(timer, tasks::add, work, dispatcher);
        recurring.start();
        return recurring;
    }

    private void pass(Duration time) {
        Instant end = timer.instant().plus(time);
        while (timer.instant().isBefore(end)) {
            Instant next = timer.instant().plus(Duration.ofMinutes(30));
            timer.advanceTo(next.isAfter(end) ? end : next);
            while (!tasks.isEmpty()) {
                tasks.remove().run();
            }
        }
    }

    private List<String> keys() {
        return sent.stream().map(Effect::key).toList();
    }

    private IncidentId withAnItem(String title, boolean isPrivate) {
        Declare.Builder declare = Declare.builder(title).severity(Severity.SEV3).commander(new Person("alice"));
        Incident incident = incidents.declare(alice, (isPrivate ? declare.makePrivate() : declare).build());
        incidents
                .handle(alice, incident.id())
                .actions()
                .add(ActionType.PREVENT, "warn of " + title, BOB, LocalDate.of(2026, 11, 6));
        return incident.id();
    }

    @Test
    void eachIsSentOnceAWeekAtItsMoment() {
        withAnItem("Search is stale", false);
        start(RecurringWork.of(incidents));

        pass(Duration.ofDays(14));

        assertThat(keys())
                .containsExactly(
                        "weekly-digest/2026-W46",
                        "weekly-review/2026-W46",
                        "weekly-digest/2026-W47",
                        "weekly-review/2026-W47");
        assertThat(sent.get(0).body()).contains("Search is stale");
        assertThat(sent.get(1).body()).contains("warn of Search is stale", "bob");
    }

    @Test
    void leadershipIsShownWhatIsStaleForLongAndNothingOnceItIsDone() {
        IncidentId id = withAnItem("Search is stale", false);
        start(RecurringWork.of(incidents));
        pass(Duration.ofDays(30));
        assertThat(keys())
                .filteredOn(key -> key.startsWith("surface-to-leadership"))
                .containsExactly("surface-to-leadership/INC-1 #1/2026-W49");
        assertThat(sent.get(sent.size() - 1).body()).isNotBlank();

        incidents.handle(alice, id).actions().complete(1);
        sent.clear();
        pass(Duration.ofDays(7));

        assertThat(sent).noneMatch(effect -> effect.kind() == EffectKind.SURFACE_TO_LEADERSHIP);
    }

    @Test
    void aChannelReadsNothingPrivate() {
        withAnItem("Keys are in the log", true);
        start(RecurringWork.of(incidents));

        pass(Duration.ofDays(40));

        assertThat(sent).hasSizeGreaterThan(8);
        assertThat(sent).extracting(Effect::body).noneMatch(text -> text.contains("Keys") || text.contains("INC-1"));
    }

    @Test
    void aHostThatShowsNothingToTheReaderSendsNothingOfIt() {
        withAnItem("Search is stale", false);
        AccessPolicy.Rights people = (actor, right, incident) -> !actor.system();
        Incidents guarded =
                incidents(IncidentPolicy.standard(), AccessPolicy.thoseOnIt().withRights(people));
        start(RecurringWork.of(guarded));

        pass(Duration.ofDays(7));

        assertThat(sent).isNotEmpty().extracting(Effect::body).noneMatch(text -> text.contains("Search"));
    }

    @Test
    void whatIsMadePrivateWhileTheChannelIsDownIsNotTold() {
        IncidentId id = withAnItem("Keys are in the log", false);
        start(RecurringWork.of(incidents));
        chat.isDown = true;
        pass(Duration.ofHours(116).plusMinutes(5));
        assertThat(timer.instant()).isEqualTo("2026-11-09T08:05:00Z");
        incidents.handle(alice, id).communication().makePrivate("keys are in the log");
        chat.isDown = false;

        pass(Duration.ofMinutes(40));

        assertThat(keys()).containsExactly("weekly-digest/2026-W46");
        assertThat(sent.get(0).body()).doesNotContain("Keys");
    }

    @Test
    void aDispatcherOfTheHostGetsTheTextsOfNow() {
        List<String> handed = new ArrayList<>();
        EffectDispatcher own = new EffectDispatcher() {
            @Override
            public void dispatch(EffectContext context, List<Effect> effects, DeliveryRecorder recorder) {
                effects.forEach(effect -> handed.add(context.reference() + ": " + effect.body()));
            }

            @Override
            public void strikeOut(String incident, UnaryOperator<String> struck) {}

            @Override
            public void hide(EffectContext context) {}
        };
        withAnItem("Search is stale", false);
        new RecurringTimer(timer, tasks::add, RecurringWork.of(incidents), own).start();

        pass(Duration.ofDays(5));

        assertThat(handed).hasSize(2).allSatisfy(text -> assertThat(text).contains("Search is stale"));
        assertThat(handed.get(0)).startsWith("weekly-digest: ");
    }

    @Test
    void aProgramThatStartsAgainTellsNothingTwice() {
        RecurringTimer first = start(RecurringWork.of(incidents));
        pass(Duration.ofDays(5));
        first.close();
        start(RecurringWork.of(incidents));

        pass(Duration.ofDays(2));

        assertThat(keys()).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void whatFailsIsDoneAMinuteLater() {
        List<Instant> tried = new ArrayList<>();
        WeeklyJob job = new WeeklyJob(
                "old-incidents", WeeklyMoment.find("thursday 03:00").orElseThrow(), moment -> {
                    tried.add(moment);
                    if (tried.size() == 1) {
                        throw new IllegalStateException("the disk is full");
                    }
                });
        start(RecurringWork.builder(incidents).job(job).build());

        pass(Duration.ofDays(2));

        assertThat(tried).hasSize(2).containsOnly(Instant.parse("2026-11-05T03:00:00Z"));
    }

    @Test
    void aMomentThatIsMovedWithinTheWeekComesInTheNext() {
        RecurringWork work = RecurringWork.of(incidents(
                IncidentPolicy.fromJson("{\"weekly\": {\"digest\": \"wednesday 09:00\"}}"), AccessPolicy.thoseOnIt()));
        Instant monday = Instant.parse("2026-11-09T08:00:00Z");

        assertThat(work.next("weekly-digest", monday, monday)).contains(Instant.parse("2026-11-18T09:00:00Z"));
        assertThat(work.due("weekly-digest", monday.plus(Duration.ofDays(3)), monday))
                .isEmpty();
        assertThat(work.due("weekly-digest", monday.plus(Duration.ofDays(10)), monday))
                .contains(Instant.parse("2026-11-18T09:00:00Z"));
    }

    @Test
    void neverIsNever() {
        WeeklyDuties never =
                new WeeklyDuties(null, null, null, WeeklyDuties.standard().undone());
        RecurringWork work = RecurringWork.of(
                incidents(IncidentPolicy.builder().weekly(never).build(), AccessPolicy.thoseOnIt()));

        assertThat(work.names()).isEmpty();
        assertThat(work).hasToString("nothing");
        assertThat(work.asOfNow(new Effect("weekly-digest/2026-W46", EffectKind.WEEKLY_DIGEST, "")))
                .isEmpty();
    }

    @Test
    void twoJobsOfOneNameAreRefused() {
        WeeklyJob job = new WeeklyJob("a", WeeklyMoment.find("friday 03:00").orElseThrow(), moment -> {});
        RecurringWork.Builder twice = RecurringWork.builder(incidents).job(job).job(job);

        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(twice::build);
    }

    @Test
    void momentsThatWereForgottenAreSetAgain() {
        Incident incident = incidents.declare(
                Actor.person("ana"),
                Declare.builder("Checkout is down").severity(Severity.SEV1).build());
        InMemoryDueTimer due = new InMemoryDueTimer(timer, tasks::add);
        Incidents again = Incidents.builder(store, IncidentPolicy.standard(), timer.withZone(ZoneOffset.UTC))
                .dueTimer(due)
                .build();
        assertThat(due.waiting()).isZero();

        assertThat(again.setDueMoments()).isOne();

        assertThat(due.waiting()).isOne();
        int before = again.get(incident.id()).version();
        pass(Duration.ofHours(1));
        assertThat(again.get(incident.id()).version())
                .as("what was missed is noted")
                .isGreaterThan(before);
    }
}
