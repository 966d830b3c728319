package io.incidentkit.test.store;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.backfill.Telling;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.Carrier;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.comms.MessageMoment;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.loop.Step;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.Section;
import io.incidentkit.severity.BudgetMeasure;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.severity.LevelTimes;
import io.incidentkit.severity.Money;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.ActionEvent.ActionAdded;
import io.incidentkit.timeline.ActionEvent.ActionChanged;
import io.incidentkit.timeline.ActionEvent.ActionDone;
import io.incidentkit.timeline.ActionEvent.ActionDropped;
import io.incidentkit.timeline.ActionEvent.ActionReviewed;
import io.incidentkit.timeline.ActionEvent.ActionStarted;
import io.incidentkit.timeline.ActionEvent.TicketReported;
import io.incidentkit.timeline.BackfillEvent.HistoryTold;
import io.incidentkit.timeline.CommanderEvent.CommandTaken;
import io.incidentkit.timeline.CommanderEvent.CommanderAssigned;
import io.incidentkit.timeline.CommanderEvent.Escalated;
import io.incidentkit.timeline.CommanderEvent.HandoverAccepted;
import io.incidentkit.timeline.CommanderEvent.HandoverOffered;
import io.incidentkit.timeline.CommanderEvent.HandoverWithdrawn;
import io.incidentkit.timeline.DeliveryEvent.Delivered;
import io.incidentkit.timeline.DeliveryEvent.DeliveryFailed;
import io.incidentkit.timeline.DutyEvent.Classified;
import io.incidentkit.timeline.DutyEvent.DutyDone;
import io.incidentkit.timeline.DutyEvent.Reminded;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.LoopEvent.Diagnosed;
import io.incidentkit.timeline.LoopEvent.Dismissed;
import io.incidentkit.timeline.LoopEvent.DuplicateMerged;
import io.incidentkit.timeline.LoopEvent.FixRecorded;
import io.incidentkit.timeline.LoopEvent.HypothesisRevised;
import io.incidentkit.timeline.LoopEvent.Merged;
import io.incidentkit.timeline.LoopEvent.Mitigated;
import io.incidentkit.timeline.LoopEvent.MitigationFailed;
import io.incidentkit.timeline.LoopEvent.Reopened;
import io.incidentkit.timeline.LoopEvent.Resolved;
import io.incidentkit.timeline.LoopEvent.Triaged;
import io.incidentkit.timeline.MessageEvent.MadePrivate;
import io.incidentkit.timeline.MessageEvent.MadePublic;
import io.incidentkit.timeline.MessageEvent.MessageConfirmed;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.MessageEvent.ObligationMissed;
import io.incidentkit.timeline.MessageEvent.ObligationWaived;
import io.incidentkit.timeline.PeopleEvent.Assigned;
import io.incidentkit.timeline.PeopleEvent.AssignmentCompleted;
import io.incidentkit.timeline.PeopleEvent.ObserverJoined;
import io.incidentkit.timeline.PostmortemEvent.BlameWaived;
import io.incidentkit.timeline.PostmortemEvent.PhaseExplained;
import io.incidentkit.timeline.PostmortemEvent.PostmortemAssigned;
import io.incidentkit.timeline.PostmortemEvent.PostmortemPublished;
import io.incidentkit.timeline.PostmortemEvent.PostmortemReviewed;
import io.incidentkit.timeline.PostmortemEvent.ReviewRequested;
import io.incidentkit.timeline.PostmortemEvent.SectionWritten;
import io.incidentkit.timeline.RecordEvent.AlertsReceived;
import io.incidentkit.timeline.RecordEvent.AttemptRefused;
import io.incidentkit.timeline.RecordEvent.BudgetMeasured;
import io.incidentkit.timeline.RecordEvent.DetectionSourceSet;
import io.incidentkit.timeline.RecordEvent.ImpactDescribed;
import io.incidentkit.timeline.RecordEvent.IncidentLinked;
import io.incidentkit.timeline.RecordEvent.Labelled;
import io.incidentkit.timeline.RecordEvent.LinkAdded;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.RecordEvent.PublicTitleSet;
import io.incidentkit.timeline.RecordEvent.Renamed;
import io.incidentkit.timeline.RecordEvent.ServicesSet;
import io.incidentkit.timeline.RecordEvent.TeamSet;
import io.incidentkit.timeline.RecordEvent.TextCorrected;
import io.incidentkit.timeline.RecordEvent.TextStruckOut;
import io.incidentkit.timeline.RecordEvent.TimeCorrected;
import io.incidentkit.timeline.RunbookEvent.BranchTaken;
import io.incidentkit.timeline.RunbookEvent.RunbookReviewed;
import io.incidentkit.timeline.RunbookEvent.RunbookUsed;
import io.incidentkit.timeline.RunbookEvent.StepTicked;
import io.incidentkit.timeline.SeverityEvent.SeverityChanged;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One history in which everything happens that can happen to an incident, with and without what may be missing. */
final class SampleHistory {
    private static final Person ANA = new Person("ana");
    private static final Person BEN = new Person("ben");
    private static final String OTHER = "0195523f-2a40-7000-8000-000000000007";
    private static final String YET_ANOTHER = "0195523f-2a40-7000-8000-000000000008";
    private static final Instant SINCE = Instant.parse("2026-03-01T14:30:59.000001Z");

    private SampleHistory() {}

    /** Events of every type: those that are told here, and a sample of each other one. */
    static IncidentEvent[] events() {
        Set<EventType> told = Arrays.stream(told()).map(IncidentEvent::type).collect(Collectors.toSet());
        Stream<IncidentEvent> others = Arrays.stream(EventType.values())
                .filter(type -> !told.contains(type))
                .map(EventSamples::of);
        return Stream.concat(Arrays.stream(told()), others).toArray(IncidentEvent[]::new);
    }

    private static IncidentEvent[] told() {
        return new IncidentEvent[] {
            new Declared(
                    "Checkout is down",
                    List.of("checkout", "payment"),
                    "all customers in the EU",
                    SINCE,
                    IncidentKind.REAL,
                    true),
            new AlertsReceived(alerts()),
            new SeveritySet(
                    Severity.SEV2,
                    List.of(new CommunicationDuty(
                            Audience.STATUS_PAGE, Duration.ofMinutes(5), Duration.ofSeconds(90), true, true)),
                    new LevelTimes(Duration.ofMinutes(15), Duration.ofHours(8), null)),
            new CommanderAssigned(ANA),
            new Triaged(),
            new Diagnosed("the last deploy"),
            new HypothesisRevised("the database's disk is full"),
            new Mitigated("failed over to the standby", MitigationKind.FAILOVER),
            new MitigationFailed("the standby fills up, too"),
            new MessageSent(Audience.STATUS_PAGE, MessageMoment.FIRST, "We are investigating.\nMore soon.", SINCE),
            new MessageSent(Audience.CUSTOMERS, MessageMoment.FIRST, "We are investigating.", null, Carrier.HAND),
            new MessageConfirmed(11, Audience.CUSTOMERS, MessageMoment.FIRST, SINCE),
            new SeverityChanged(
                    Severity.SEV2,
                    Severity.SEV1,
                    "nobody can pay",
                    List.of(),
                    new LevelTimes(null, Duration.ZERO, null)),
            new ObligationWaived("status page/first/1", "it is down as well"),
            new HandoverOffered(BEN, "the disks are full"),
            new HandoverWithdrawn(BEN, "ben is on a train"),
            new HandoverOffered(BEN, null),
            new HandoverWithdrawn(BEN, null),
            new HandoverOffered(BEN, null),
            new HandoverAccepted(ANA, BEN),
            new CommandTaken(BEN, ANA, "ben is on a train"),
            new HandoverOffered(BEN, null),
            new HandoverAccepted(ANA, BEN),
            new Diagnosed("a log that is never rotated"),
            new Mitigated("removed the log", MitigationKind.OTHER),
            new FixRecorded("the log is rotated"),
            new Escalated("the vendor", "the disks are theirs"),
            new Assigned(new Person("dan"), "the logs"),
            new AssignmentCompleted(1, new Person("dan"), "the logs", "they fill up in an hour"),
            new ObserverJoined(new Person("eve")),
            new TextStruckOut(List.of(2, 3), "a password was in the log"),
            new RunbookUsed("disk-full.md", "The disk is full"),
            new StepTicked("disk-full.md", "The disk is full", "2. Rotate the log by hand", false),
            new BranchTaken("disk-full.md", "The disk is full", "a log is the largest file", "rotate it by hand"),
            new NoteAdded("first line\nsecond line"),
            new ImpactDescribed("1,240 failed payments"),
            new ImpactDescribed("1,240 failed payments", SINCE.minusSeconds(90)),
            new ImpactDescribed(
                    "1,240 failed payments",
                    null,
                    new ImpactNumbers(1_100L, 1_240L, new Money(new BigDecimal("86800.25"), "EUR")),
                    null),
            new ImpactDescribed("1,240 failed payments", null, null, ImpactNumbers.Figure.CUSTOMERS_HIT),
            new DuplicateMerged(
                    OTHER,
                    "INC-7",
                    "Payments are slow",
                    List.of("a".repeat(64), "b".repeat(64)),
                    List.of(new CommunicationDuty(
                            Audience.CUSTOMERS, Duration.ofMinutes(30), Duration.ofHours(2), false, true)),
                    List.of(ANA)),
            new DuplicateMerged(YET_ANOTHER, "INC-8", null, List.of(), List.of(), List.of()),
            new Resolved("payments are at their usual rate", null),
            new Reopened("the log is back"),
            new Dismissed("it was another log", "ben has gone home"),
            new Reopened("it was that log"),
            new Diagnosed("the rotation has a wrong path"),
            new Mitigated("removed the log again", MitigationKind.OTHER),
            new Resolved("the disks stay empty", "ben has gone home"),
            new TimeCorrected(6, SINCE, SINCE.plusSeconds(30), "the deploy log says so"),
            new TextCorrected(25, "first line, corrected\nsecond line"),
            new IncidentLinked(OTHER, "INC-7", "the same alerts fire anew after its end"),
            new TeamSet("Payments"),
            new TeamSet(null),
            new Labelled("region", "eu-west"),
            new Labelled("region", null),
            new Labelled("customer", "Zo\u00EB & S\u00F6hne"),
            new LinkAdded("https://example.org/d/1?a=1&b=2", "the dashboard"),
            new Renamed("Payments fail"),
            new PublicTitleSet("Some payments fail"),
            new PublicTitleSet(null),
            new ServicesSet(List.of("payment")),
            new DetectionSourceSet(DetectionSource.CUSTOMER),
            new DetectionSourceSet(null),
            new MadePrivate("keys are in the log", List.of(Audience.CUSTOMERS, Audience.STATUS_PAGE)),
            new MadePublic(
                    "the keys are changed",
                    List.of(new CommunicationDuty(
                            Audience.STATUS_PAGE, Duration.ofMinutes(5), Duration.ofHours(1), true, true))),
            new ActionAdded(1, ActionType.PREVENT, "rotate every log", BEN, LocalDate.of(2026, 3, 15)),
            new ActionAdded(2, new ActionType("hygiene"), "name the disks", null, null),
            new ActionChanged(2, ActionType.DETECT, "alert on full disks", ANA, LocalDate.of(2026, 12, 31)),
            new ActionStarted(1),
            new ActionReviewed(1, "waits for the next release"),
            new ActionReviewed(2, null),
            new TicketReported(1, "https://acme.atlassian.net/browse/OPS-12", ActionState.OPEN),
            new TicketReported(2, "OPS-13", ActionState.DROPPED),
            new ActionDone(1),
            new ActionDropped(2, "the disks are gone"),
            new RunbookReviewed("disk-full.md", true, "step 3 has the new path"),
            new PostmortemAssigned(ANA),
            new SectionWritten(Section.ROOT_CAUSE, "No log was **rotated**."),
            new PhaseExplained(1, Phase.TRIAGE, "the page went to a silent phone"),
            new ReviewRequested(),
            new PostmortemReviewed(new Person("eve"), "clear to me"),
            new BlameWaived("The operator forgot.", "a quotation from the chat"),
            new PostmortemPublished("# INC-1: Kasse\n\n- **Dauer:** 48 minutes <!-- PT48M48.131948S -->\n"),
            new ObligationMissed("status page/first/1", Audience.STATUS_PAGE, SINCE.plusSeconds(300), List.of("ana")),
            new Classified("personal data", "names were read"),
            new DutyDone("duty:tell the regulator/1", "by their form"),
            new Reminded("duty:fix/1", "it is not resolved", SINCE, SINCE, List.of("ana", "on-call")),
            new Delivered("a/3/page/on-call", EffectKind.PAGE, "on-call", "pager", 2, "https://pager.example.org/7"),
            new Delivered("a/10/open-war-room", EffectKind.OPEN_WAR_ROOM, "", "chat", 1, null),
            new DeliveryFailed("a/3/page/on-call", EffectKind.PAGE, "on-call", "pager", 1, "HTTP 503", false),
            new DeliveryFailed("a/33/close/resolved", EffectKind.CLOSE, "resolved", "pager", 12, null, true),
            new AttemptRefused("take-command", List.of("one-commander")),
            new BudgetMeasured(new BudgetMeasure(
                    "checkout/availability",
                    0.999,
                    Duration.ofDays(30),
                    SINCE,
                    SINCE.plusSeconds(2_070),
                    0.1375,
                    "sum(increase(errors[2070s]))",
                    null)),
            new BudgetMeasured(new BudgetMeasure(
                    "checkout/latency",
                    0.99,
                    Duration.ofDays(28),
                    SINCE,
                    SINCE.plusSeconds(2_070),
                    null,
                    null,
                    "there is no such series")),
            new Reopened("another disk is full"),
            new Merged(OTHER, "INC-7", "the disks are of one delivery", "ben has gone home"),
            new Reopened("it was no duplicate"),
            new Merged(YET_ANOTHER, "INC-8", "it was one of that", null),
            new HistoryTold("Checkout is slow", List.of(), null, null, false, false, told(List.of())),
            new HistoryTold(
                    "Checkout is slow",
                    List.of("checkout"),
                    "major",
                    SINCE,
                    true,
                    true,
                    told(List.of(
                            new Telling.Update(
                                    SINCE, Step.DETECTED, "first line\nsecond line", "u1", SINCE.plusSeconds(5)),
                            new Telling.Update(SINCE, null, "", null, null)))),
        };
    }

    private static Telling told(List<Telling.Update> updates) {
        boolean all = !updates.isEmpty();
        return new Telling(
                "status.example.org",
                "x1",
                SINCE,
                "Checkout is slow",
                all ? "Checkout is slow for all who pay by card" : null,
                all ? List.of("checkout") : List.of(),
                all ? "major" : null,
                all ? Severity.SEV2 : null,
                all ? SINCE.minusSeconds(60) : null,
                SINCE,
                all ? SINCE.plusSeconds(600) : null,
                all ? "https://status.example.org/x1" : null,
                updates,
                all ? DetectionSource.COLLEAGUE : null,
                all ? List.of(new Telling.Lead(ANA, SINCE), new Telling.Lead(new Person("bob"), null)) : List.of(),
                all ? List.of(followUp()) : List.of());
    }

    private static Telling.FollowUp followUp() {
        return new Telling.FollowUp(
                "f1",
                ActionType.PREVENT,
                "Add a canary",
                new Person("bob"),
                LocalDate.of(2026, 3, 15),
                ActionState.OPEN,
                null,
                SINCE,
                SINCE.plusSeconds(60));
    }

    private static AlertGroup alerts() {
        Alert firing = new Alert(
                true,
                Map.of("alertname", "CheckoutDown", "zone", "eu-1"),
                Map.of("summary", "no payment for 5 minutes", "runbook", "https://example.org/runbooks/checkout"),
                SINCE,
                null);
        Alert resolved = new Alert(false, Map.of("alertname", "DiskFull"), Map.of(), SINCE, SINCE.plusSeconds(60));
        Alert bare = new Alert(true, Map.of(), Map.of(), null, null);
        return new AlertGroup(
                "alertmanager",
                "{}:{alertname=\"CheckoutDown\"}",
                "CheckoutDown",
                List.of("checkout"),
                List.of(firing, resolved, bare),
                3);
    }
}
