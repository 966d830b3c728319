package io.incidentkit.test.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.incidentkit.blameless.BlameFinding;
import io.incidentkit.blameless.BlameKind;
import io.incidentkit.command.CommandReferences;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Merge;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.PostmortemCommand.PublishPostmortem;
import io.incidentkit.command.PostmortemCommand.WriteSection;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.Obligation;
import io.incidentkit.comms.Tally;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.postmortem.Section;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.test.SettableClock;
import io.incidentkit.test.command.CommandTimes;
import io.incidentkit.test.history.Histories;
import io.incidentkit.test.history.History;
import io.incidentkit.test.history.PlayedCommand;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules decide the same on what this store gives back as on what was never stored. */
abstract class RulesSpec extends StoreSpec {
    private static final IncidentPolicy POLICY = IncidentPolicy.standard();

    /** So many commands, of which some are refused. */
    private static final int COMMANDS = 400;

    /** They need a second incident, belong to one that may be open already, or change what is written ({@link StrikingOutSpec}). */
    private static final Set<CommandType> TRIED_ELSEWHERE =
            EnumSet.of(CommandType.MERGE, CommandType.RECEIVE_ALERTS, CommandType.STRIKE_OUT);

    private final SettableClock clock = SettableClock.at(BEGIN);
    private Incidents incidents;

    @BeforeEach
    void putTheServiceOnTheStore() {
        // Rules are tried, not rights: one that is made private takes commands from everybody all the same.
        incidents = Incidents.builder(store, POLICY, clock)
                .access((actor, incident) -> true)
                .build();
    }

    @Test
    void refusesWhatEachRuleForbidsAndKeepsTheIncidentAsItIs() {
        for (Refusal refusal : Refusal.all()) {
            IncidentId id =
                    incidents.declare(ANA, Declare.of("Checkout is down")).id();
            refusal.accepted().forEach(command -> incidents.execute(ANA, id, command));
            Incident before = stored(id);
            List<TimelineEntry> timeline = timeline(id);
            IncidentCommand last = refusal.last().apply(before);
            PlayedCommand expected = PlayedCommand.take(
                    Incident.replay(id, before.number(), timeline),
                    refusal.actor(),
                    last,
                    last instanceof Merge ? CommandReferences.to(before) : CommandTimes.references(last, timeline),
                    POLICY,
                    clock.instant());

            RefusedException refused =
                    catchThrowableOfType(RefusedException.class, () -> incidents.execute(refusal.actor(), id, last));

            assertThat(refused).as("what breaks %s is refused", refusal.rule()).isNotNull();
            assertThat(refused.violations())
                    .as("what stands in the way of %s", expected)
                    .isEqualTo(expected.violations())
                    .anyMatch(violation -> violation.rule() == refusal.rule());
            assertThat(stored(id)).isEqualTo(before);
            assertThat(timeline(id)).isEqualTo(timeline);
        }
    }

    @Test
    void refusesWhatThePolicysOwnBlamelessCheckFinds() {
        IncidentPolicy german =
                POLICY.toBuilder().blamelessCheck(RulesSpec::guilt).build();
        Incidents service = new Incidents(store, german, clock);
        Refusal inEnglish = Refusal.all().stream()
                .filter(refusal -> refusal.rule() == Rule.POSTMORTEM_IS_BLAMELESS)
                .findFirst()
                .orElseThrow();
        IncidentId id = service.declare(ANA, Declare.of("Checkout is down")).id();
        inEnglish.accepted().forEach(command -> service.execute(ANA, id, command));
        service.execute(ANA, id, new WriteSection(Section.WENT_BADLY, "Es war Bens Schuld."));

        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> service.execute(ANA, id, new PublishPostmortem()));

        assertThat(refused.violations())
                .filteredOn(violation -> violation.rule() == Rule.POSTMORTEM_IS_BLAMELESS)
                .extracting(Violation::message)
                .containsExactly("\"Schuld\": Das Wort sucht eine Person.");
    }

    /** {@code silence-is-counted}, also once it was stored: three first updates, four silent hours, a message, the end. */
    @Test
    void countsEachIntervalOfASilence() {
        IncidentId id = incidents.declare(ANA, Declare.of("Checkout is down")).id();
        incidents.execute(ANA, id, new Triage(Severity.SEV1, new Person("ana"), null));
        for (Audience audience : List.of(Audience.STATUS_PAGE, Audience.INTERNAL_CHAT, Audience.CUSTOMERS)) {
            incidents.execute(ANA, id, SendUpdate.to(audience).byHand());
        }
        clock.set(BEGIN.plus(Duration.ofHours(4)));

        assertThat(stored(id).communication().nextDue(clock.instant()))
                .hasValueSatisfying(due -> assertThat(due).isAfter(clock.instant()));
        assertCounted(id, new Tally(3, 0, 4 + 8 + 2, 0, 3, 0));

        incidents.execute(ANA, id, SendUpdate.to(Audience.INTERNAL_CHAT).byHand());
        assertCounted(id, new Tally(4, 0, 4 + 7 + 2, 0, 3, 0));

        incidents.execute(ANA, id, new Dismiss("a load test", null, null));
        clock.set(BEGIN.plus(Duration.ofDays(29)));
        assertThat(stored(id).communication().obligations(clock.instant()).pending())
                .extracting(Obligation::reason)
                .containsOnly(Obligation.Reason.CLOSING);
    }

    private void assertCounted(IncidentId id, Tally tally) {
        assertThat(stored(id).communication().obligations(clock.instant()).tally())
                .as(Rule.SILENCE_IS_COUNTED.id())
                .isEqualTo(incidents.obligations(id).tally())
                .isEqualTo(tally);
    }

    /** A check of German texts that knows one word. */
    private static List<BlameFinding> guilt(String text, Collection<Person> people) {
        String word = "Schuld";
        int at = text.indexOf(word);
        return at < 0
                ? List.of()
                : List.of(new BlameFinding(
                        text,
                        word,
                        at,
                        at + word.length(),
                        BlameKind.BLAME_NAMED,
                        "Das Wort sucht eine Person.",
                        "Was hat den Fehler ermöglicht?"));
    }

    /** The same histories each time: what fails on one store can be compared with another. */
    @Test
    void decidesTheSameWhateverIsTried() {
        JqwikSession.run(() -> {
            RandomGenerator<History> histories = Histories.any().generator(1000);
            Random random = new Random(4711);
            int tried = 0;
            while (tried < COMMANDS) {
                tried += play(histories.next(random).value());
            }
        });
    }

    private int play(History history) {
        Declare declare = history.declare();
        if (declare.alerts() != null) {
            return 0;
        }
        clock.set(history.start());
        IncidentId id = incidents.declare(history.declarer(), declare).id();
        List<TimelineEntry> told = new ArrayList<>(timeline(id));
        for (PlayedCommand turn : history.play().turns()) {
            if (TRIED_ELSEWHERE.contains(turn.command().type())) {
                continue;
            }
            clock.set(turn.now());
            Incident before = Incident.replay(id, stored(id).number(), told);
            PlayedCommand expected = PlayedCommand.take(
                    before,
                    turn.actor(),
                    turn.command(),
                    CommandTimes.references(turn.command(), told),
                    POLICY,
                    turn.now());
            told.addAll(expected.entries());
            assertThat(execute(turn.actor(), id, turn.command()))
                    .as("what stands in the way: %s", expected)
                    .isEqualTo(expected.accepted() ? List.of() : inTheWay(expected));
            assertThat(stored(id)).as("after %s", expected).isEqualTo(expected.after());
        }
        assertThat(timeline(id)).isEqualTo(told);
        return told.size();
    }

    private static List<?> inTheWay(PlayedCommand turn) {
        return turn.faults().isEmpty() ? turn.violations() : turn.faults();
    }

    private List<?> execute(Actor actor, IncidentId id, IncidentCommand command) {
        try {
            incidents.execute(actor, id, command);
            return List.of();
        } catch (RefusedException e) {
            return e.violations();
        } catch (InvalidInputException e) {
            return e.faults();
        }
    }
}
