package io.incidentkit.test;

import static io.incidentkit.test.Forgery.ALICE;
import static io.incidentkit.test.Forgery.BOB;
import static io.incidentkit.test.Forgery.COMMANDER;
import static io.incidentkit.test.Forgery.DECLARED;
import static io.incidentkit.test.Forgery.DIAGNOSED;
import static io.incidentkit.test.Forgery.MITIGATED;
import static io.incidentkit.test.Forgery.RESOLVED;
import static io.incidentkit.test.Forgery.SEVERITY;
import static io.incidentkit.test.Forgery.START;
import static io.incidentkit.test.Forgery.TRIAGED;
import static io.incidentkit.test.Forgery.assertFound;
import static io.incidentkit.test.Forgery.entries;
import static io.incidentkit.test.Forgery.moved;
import static io.incidentkit.test.Forgery.told;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.commander.Actor;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.severity.Severity;
import io.incidentkit.test.history.PlayedHistory;
import io.incidentkit.timeline.CommanderEvent.CommandTaken;
import io.incidentkit.timeline.CommanderEvent.CommanderAssigned;
import io.incidentkit.timeline.CommanderEvent.HandoverAccepted;
import io.incidentkit.timeline.CommanderEvent.HandoverOffered;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.LoopEvent.Dismissed;
import io.incidentkit.timeline.LoopEvent.FixRecorded;
import io.incidentkit.timeline.LoopEvent.Reopened;
import io.incidentkit.timeline.RecordEvent.DetectionSourceSet;
import io.incidentkit.timeline.RecordEvent.ImpactDescribed;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.RecordEvent.PublicTitleSet;
import io.incidentkit.timeline.RecordEvent.Renamed;
import io.incidentkit.timeline.RecordEvent.ServicesSet;
import io.incidentkit.timeline.SeverityEvent.SeverityChanged;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The invariants are worth something only if they can fail: each forged timeline here is found. */
class ForgedTimelinesTest {
    @Test
    void passOnAnHonestTimeline() {
        PlaybookInvariants.check(
                told(DECLARED, SEVERITY, COMMANDER, TRIAGED, DIAGNOSED, MITIGATED, RESOLVED, new NoteAdded("done")));
    }

    @Test
    void withAStepSkipped() {
        assertFound("no step is skipped", told(DECLARED, SEVERITY, COMMANDER, TRIAGED, MITIGATED));
    }

    @Test
    void withAStepRepeated() {
        assertFound("no step is skipped", told(DECLARED, SEVERITY, COMMANDER, TRIAGED, DIAGNOSED, DIAGNOSED));
    }

    @Test
    void withAStepAfterTheEnd() {
        assertFound(
                "takes no steps", told(DECLARED, SEVERITY, COMMANDER, TRIAGED, new Dismissed("x", null), DIAGNOSED));
    }

    @Test
    void withAFixBeforeTheMitigation() {
        assertFound("no fix before a mitigation", told(DECLARED, new FixRecorded("x")));
    }

    @Test
    void withAFalseAlarmReopened() {
        assertFound("only what was resolved", told(DECLARED, new Dismissed("x", null), new Reopened("x")));
    }

    @Test
    void withATriageThatLacksSomething() {
        assertFound("triage needs a severity", told(DECLARED, COMMANDER, TRIAGED));
        assertFound("triage needs a commander", told(DECLARED, SEVERITY, TRIAGED));
    }

    @Test
    void withTwoCommanders() {
        assertFound("nobody takes the role", told(DECLARED, COMMANDER, new CommanderAssigned(BOB)));
    }

    @Test
    void withAHandoverThatNobodyOffered() {
        assertFound("who was asked accepts", told(DECLARED, COMMANDER, new HandoverAccepted(ALICE, BOB)));
    }

    @Test
    void withACommandThatIsTakenFromNobodyOrForAnother() {
        assertFound("from the one who holds it", told(DECLARED, new CommandTaken(BOB, ALICE, "bob is away")));
        assertFound("says so", told(DECLARED, COMMANDER, new CommandTaken(ALICE, BOB, "alice is away")));
        assertFound("by someone else", told(DECLARED, COMMANDER, new CommandTaken(ALICE, ALICE, "alice is away")));
        List<TimelineEntry> asked = entries(
                DECLARED, COMMANDER, new HandoverOffered(BOB, null), new CommandTaken(ALICE, BOB, "alice is away"));
        TimelineEntry taken = asked.get(3);
        asked.set(3, new TimelineEntry(4, taken.occurredAt(), taken.recordedAt(), Actor.person("bob"), taken.event()));
        assertFound("an offer ends ahead of it", told(asked));
    }

    @Test
    void withANameThatTheIncidentDoesNotHave() {
        assertMisnamed("the title is the one that was given last", new Renamed("slower"));
        assertMisnamed("the title for outsiders", new PublicTitleSet("It may be slow"));
        assertMisnamed("the services are those", new ServicesSet(List.of("search")));
        assertMisnamed("the detection source", new DetectionSourceSet(DetectionSource.CUSTOMER));
        assertMisnamed(
                "each number of the impact", new ImpactDescribed("x", null, new ImpactNumbers(1L, null, null), null));
    }

    @Test
    void withAHandoverByAnother() {
        assertFound(
                "the commander offers", told(DECLARED, new CommanderAssigned(BOB), new HandoverOffered(ALICE, null)));
    }

    @Test
    void withAStepBeforeTheOneAheadOfIt() {
        List<TimelineEntry> entries = entries(DECLARED, SEVERITY, COMMANDER, TRIAGED, DIAGNOSED);
        entries.set(4, moved(entries.get(4), START));

        assertFound("no step before", told(entries));
    }

    @Test
    void withAMomentInTheFuture() {
        List<TimelineEntry> entries = entries(DECLARED, new NoteAdded("x"));
        entries.set(1, moved(entries.get(1), START.plusSeconds(9_999)));

        assertFound("nothing happens after it is recorded", told(entries));
    }

    @Test
    void withATenureThatEndsBeforeItBegan() {
        List<TimelineEntry> entries = entries(DECLARED, COMMANDER, new Dismissed("x", null));
        entries.set(2, moved(entries.get(2), START));

        assertFound("a tenure ends after it began", told(entries));
    }

    @Test
    void withALevelBeforeTheMilderOneThatItReplaces() {
        List<CommunicationDuty> duties =
                List.of(new CommunicationDuty(Audience.STATUS_PAGE, Duration.ofMinutes(5), null, true, true));
        List<TimelineEntry> entries = entries(
                DECLARED,
                new SeveritySet(Severity.SEV3),
                new SeverityChanged(Severity.SEV3, Severity.SEV1, "all are hit", duties, null));
        entries.set(2, moved(entries.get(2), START));

        assertFound("the level in force says who is told", told(entries));
    }

    @Test
    void thatWasRecordedInAnotherOrder() {
        List<TimelineEntry> entries = entries(DECLARED, new NoteAdded("x"), new NoteAdded("y"));
        TimelineEntry last = entries.get(2);
        entries.set(2, new TimelineEntry(3, START, START, last.actor(), last.event()));

        assertFound("recorded in order", told(entries));
    }

    @Test
    void thatLacksAnEntry() {
        PlayedHistory honest = told(DECLARED, SEVERITY, COMMANDER);

        assertFound(
                "the timeline is what was appended",
                new PlayedHistory(
                        honest.policy(),
                        honest.declared(),
                        honest.turns(),
                        honest.timeline().subList(0, 2),
                        honest.incident()));
    }

    /** A fold that overlooks the last entry. */
    private static void assertMisnamed(String what, IncidentEvent overlooked) {
        PlayedHistory told = told(DECLARED, overlooked);
        PlayedHistory forged = new PlayedHistory(
                told.policy(),
                told.timeline(),
                List.of(),
                told.timeline(),
                told(DECLARED, new NoteAdded("x")).incident());

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> NamingInvariants.check(forged))
                .withMessageContaining(what);
    }
}
