package io.incidentkit.obligation;

import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.ChangeAction;
import io.incidentkit.command.DeliveryCommand.RecordMissed;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.PeopleCommand.Assign;
import io.incidentkit.commander.Actor;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Reminders of what was put off since somebody was reminded, and of what comes back while nobody commands it. */
class PutOffAndComeBackTest {
    private static final DutyBook BOOK = IncidentPolicy.standard().dutyBook();
    private static final Actor TIMER = Actor.system("timer");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static List<String> told(Scenario scenario, String about, Instant now) {
        return Tellings.due(scenario.incident(), BOOK, now).stream()
                .filter(telling -> telling.obligation().contains(about))
                .map(telling -> String.join(", ", telling.to()))
                .toList();
    }

    /** It is told whatever is due then, as a timer has it. */
    private static void wake(Scenario scenario, Instant at) {
        scenario.after(Duration.between(now(scenario), at));
        List<String> due = Tellings.due(scenario.incident(), BOOK, at).stream()
                .map(Telling::obligation)
                .toList();
        if (!due.isEmpty()) {
            scenario.accept(TIMER, new RecordMissed(due));
        }
    }

    private static Instant now(Scenario scenario) {
        return scenario.last().recordedAt();
    }

    private static Scenario withAnItem() {
        return Scenario.resolved().accept(alice, new AddAction(ActionType.PREVENT, "bound the pool", BOB, DAY, null));
    }

    @Test
    void anActionItemThatIsPutOffIsRemindedOfAheadOfItsNewDay() {
        Scenario scenario = withAnItem();
        wake(scenario, endOf(DAY).minus(Duration.ofDays(1)));
        wake(scenario, endOf(DAY));

        LocalDate later = DAY.plusDays(20);
        scenario.after(Duration.ofDays(2)).accept(bob, new ChangeAction(1, null, null, null, later));

        Instant ahead = endOf(later).minus(Duration.ofDays(1));
        assertThat(told(scenario, "duty:action/1", ahead.minusSeconds(1))).isEmpty();
        assertThat(told(scenario, "duty:action/1", ahead)).containsExactly("bob");
        wake(scenario, ahead);
        assertThat(told(scenario, "duty:action/1", ahead.plus(Duration.ofHours(20))))
                .isEmpty();
    }

    @Property(tries = 100)
    void howeverOftenItIsPutOffEachDayIsRemindedOfOnceAheadAndOnceWhenItIsDue(
            @ForAll @IntRange(min = 2, max = 40) int first, @ForAll @IntRange(min = 2, max = 40) int second) {
        Scenario scenario = withAnItem();
        LocalDate day = DAY;
        for (int days : List.of(0, first, second)) {
            if (days > 0) {
                day = day.plusDays(days);
                scenario.accept(bob, new ChangeAction(1, null, null, null, day));
            }
            Instant due = endOf(day);
            Instant ahead = due.minus(Duration.ofDays(1));
            assertThat(told(scenario, "duty:action/1", ahead)).containsExactly("bob");
            wake(scenario, ahead);
            assertThat(told(scenario, "duty:action/1", due.minusSeconds(1))).isEmpty();
            assertThat(told(scenario, "duty:action/1", due)).containsExactly("bob");
            wake(scenario, due);
            assertThat(told(scenario, "duty:action/1", due)).isEmpty();
        }
    }

    @Test
    void ofOneThatCameBackTheOnCallIsCalledUntilSomebodyCommandsIt() {
        Scenario scenario = Scenario.reopened();
        assertThat(told(scenario, "status page/first", moment("16:05"))).containsExactly("on-call");

        scenario.at("16:04").accept(bob, new Triage(null, BOB, null));

        assertThat(told(scenario, "status page/first", moment("16:05"))).containsExactly("bob");
    }

    @Test
    void ofTheEndThatNobodyWasToldWhoCommandedLastIsReminded() {
        assertThat(told(Scenario.resolved(), "status page/closing", moment("15:20")))
                .containsExactly("alice");
    }

    @Test
    void ofTheEndThatNobodyWasToldWhoHeldTheRoleLastIsReminded() {
        DutyBook toTheLead = IncidentPolicy.fromJson("""
                        {"ladders": {"messages": ["communications lead"]}}""").dutyBook();
        Scenario resolved = Scenario.mitigated()
                .accept(alice, new Assign(BOB, "Communications lead", null))
                .at("15:10")
                .accept(alice, new Resolve("error rate is normal", null, null));

        assertThat(Tellings.due(resolved.incident(), toTheLead, moment("15:20")))
                .filteredOn(telling -> telling.obligation().contains("status page/closing"))
                .extracting(Telling::to)
                .containsExactly(List.of("bob"));
    }
}
