package io.incidentkit.incident;

import static io.incidentkit.incident.Scenario.ALERT;
import static io.incidentkit.incident.Scenario.ALICE;
import static io.incidentkit.incident.Scenario.BOB;
import static io.incidentkit.incident.Scenario.alice;
import static io.incidentkit.incident.Scenario.bob;
import static io.incidentkit.incident.Scenario.carol;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.ActionCommand.AddAction;
import io.incidentkit.incident.ActionCommand.ChangeAction;
import io.incidentkit.incident.ActionCommand.CompleteAction;
import io.incidentkit.incident.ActionCommand.DropAction;
import io.incidentkit.incident.ActionCommand.ReviewAction;
import io.incidentkit.incident.ActionCommand.StartAction;
import io.incidentkit.incident.CommanderCommand.AcceptHandover;
import io.incidentkit.incident.CommanderCommand.Escalate;
import io.incidentkit.incident.CommanderCommand.OfferHandover;
import io.incidentkit.incident.CommanderCommand.WithdrawHandover;
import io.incidentkit.incident.LoopCommand.Diagnose;
import io.incidentkit.incident.LoopCommand.Dismiss;
import io.incidentkit.incident.LoopCommand.Mitigate;
import io.incidentkit.incident.LoopCommand.RecordFix;
import io.incidentkit.incident.LoopCommand.Reopen;
import io.incidentkit.incident.LoopCommand.ReportMitigationFailed;
import io.incidentkit.incident.LoopCommand.Resolve;
import io.incidentkit.incident.LoopCommand.ReviseHypothesis;
import io.incidentkit.incident.LoopCommand.Triage;
import io.incidentkit.incident.PeopleCommand.Assign;
import io.incidentkit.incident.PeopleCommand.CompleteAssignment;
import io.incidentkit.incident.PeopleCommand.Observe;
import io.incidentkit.incident.PostmortemCommand.AssignPostmortem;
import io.incidentkit.incident.PostmortemCommand.ExplainPhase;
import io.incidentkit.incident.PostmortemCommand.PublishPostmortem;
import io.incidentkit.incident.PostmortemCommand.RequestReview;
import io.incidentkit.incident.PostmortemCommand.ReviewPostmortem;
import io.incidentkit.incident.PostmortemCommand.WaiveBlame;
import io.incidentkit.incident.PostmortemCommand.WriteSection;
import io.incidentkit.incident.RecordCommand.AddLink;
import io.incidentkit.incident.RecordCommand.AddNote;
import io.incidentkit.incident.RecordCommand.CorrectText;
import io.incidentkit.incident.RecordCommand.CorrectTime;
import io.incidentkit.incident.RecordCommand.DescribeImpact;
import io.incidentkit.incident.RecordCommand.ReceiveAlerts;
import io.incidentkit.incident.RunbookCommand.ReviewRunbook;
import io.incidentkit.incident.RunbookCommand.UseRunbook;
import io.incidentkit.incident.SeverityCommand.SetSeverity;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.Section;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.LoopEvent.Triaged;
import io.incidentkit.timeline.TimelineEntry;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every state times every command, written down from the playbook: what is allowed to the commander ("x"), and with a
 * handover on offer to the one who was asked. {@code mayI} and {@code decide} have to say the same.
 */
class WhoMayDoWhatTest {
    private static final Person CAROL = new Person("carol");

    private static final String[] STATES = {
        "detected",
        "triaged",
        "diagnosed",
        "mitigated",
        "resolved",
        "dismissed",
        "reopened",
        "offered",
        "asked",
        "bystander"
    };

    private static final Map<String, Supplier<Scenario>> SCENARIOS = Map.of(
            "detected", () -> busy(Scenario.detected()),
            "triaged", () -> busy(Scenario.triaged()),
            "diagnosed", () -> busy(Scenario.diagnosed()),
            "mitigated", () -> busy(Scenario.mitigated()),
            "resolved", () -> busy(Scenario.mitigated()).accept(alice, new Resolve("normal", null, null)),
            "dismissed", () -> busy(Scenario.triaged()).accept(alice, new Dismiss("a load test", null, null)),
            "reopened", () -> busy(Scenario.reopened()),
            "offered", WhoMayDoWhatTest::offered,
            "asked", WhoMayDoWhatTest::offered,
            "bystander", WhoMayDoWhatTest::offered);

    /** The last three columns are a mitigated incident whose handover is on offer, seen by three people. */
    private static final String TABLE = """
                                     detected triaged diagnosed mitigated resolved dismissed reopened offered asked bystander
            triage                      x        .        .         .         .        .         x       .      .       .
            diagnose                    .        x        .         .         .        .         .       .      .       .
            revise-hypothesis           .        .        x         .         .        .         .       .      .       .
            mitigate                    .        .        x         .         .        .         .       .      .       .
            report-mitigation-failed    .        .        .         x         .        .         .       x      x       x
            record-fix                  .        .        .         x         x        .         .       x      x       x
            resolve                     .        .        .         x         .        .         .       x      .       .
            reopen                      .        .        .         .         x        .         .       .      .       .
            dismiss                     x        x        x         x         .        .         x       x      .       .
            set-severity                x        x        x         x         .        .         x       x      x       x
            offer-handover              .        x        x         x         .        .         .       x      .       .
            accept-handover             .        .        .         .         .        .         .       .      x       .
            withdraw-handover           .        .        .         .         .        .         .       x      x       .
            escalate                    .        x        x         x         .        .         .       x      .       .
            assign                      x        x        x         x         .        .         x       x      x       x
            complete-assignment         x        x        x         x         .        .         x       x      x       x
            observe                     x        x        x         x         .        .         x       x      x       x
            add-note                    x        x        x         x         x        x         x       x      x       x
            describe-impact             x        x        x         x         x        x         x       x      x       x
            receive-alerts              x        x        x         x         x        x         x       x      x       x
            correct-time                x        x        x         x         x        x         x       x      x       x
            correct-text                x        x        x         x         x        x         x       x      x       x
            add-link                    x        x        x         x         x        x         x       x      x       x
            send-update                 x        x        x         x         x        x         x       x      x       x
            waive-obligation            x        x        x         x         x        x         x       x      x       x
            add-action                  x        x        x         x         x        x         x       x      x       x
            change-action               x        x        x         x         x        x         x       x      x       x
            start-action                x        x        x         x         x        x         x       x      x       x
            complete-action             x        x        x         x         x        x         x       x      x       x
            drop-action                 x        x        x         x         x        x         x       x      x       x
            review-action               x        x        x         x         x        x         x       x      x       x
            use-runbook                 x        x        x         x         .        .         x       x      x       x
            review-runbook              x        x        x         x         x        x         x       x      x       x
            assign-postmortem           x        x        x         x         x        x         x       x      x       x
            write-section               x        x        x         x         x        x         x       x      x       x
            explain-phase               x        x        x         x         x        x         x       x      x       x
            request-review              .        .        .         .         x        .         .       .      .       .
            review-postmortem           .        .        .         .         .        .         .       .      .       .
            waive-blame                 x        x        x         x         x        x         x       x      x       x
            publish-postmortem          .        .        .         .         .        .         .       .      .       .
            """;

    private static final Map<CommandType, IncidentCommand> WELL_FORMED = Stream.of(
                    new Triage(Severity.SEV1, ALICE, null),
                    new Diagnose("the last deploy", null),
                    new ReviseHypothesis("the cache", null),
                    new Mitigate("rolled back", MitigationKind.ROLLBACK, null),
                    new ReportMitigationFailed("errors again", null),
                    new RecordFix("bounded the pool", null),
                    new Resolve("error rate is normal", null, null),
                    new Reopen("errors again", null),
                    new Dismiss("a load test", null, null),
                    new SetSeverity(Severity.SEV2, "EU only", null),
                    new OfferHandover(BOB, null, null),
                    new AcceptHandover(null),
                    new WithdrawHandover(null, null),
                    new Escalate("the database vendor", "the disk is theirs", null),
                    new Assign(CAROL, "the dashboards", null),
                    new CompleteAssignment(1, null, null),
                    new Observe(CAROL, null),
                    new CorrectTime(new TimelineEntry(1, ALERT, ALERT, alice, new Triaged()), ALERT, "the log"),
                    new CorrectText(1, "Checkout answers 503"),
                    new AddLink("https://status.example.org/42", "the status page"),
                    new AddAction(ActionType.PREVENT, "bound the pool", null, null, null),
                    new ChangeAction(1, null, null, BOB, LocalDate.of(2026, 3, 15)),
                    new StartAction(1, null),
                    new CompleteAction(1, null),
                    new DropAction(1, "the pool is gone", null),
                    new ReviewAction(1, null, null),
                    new UseRunbook("checkout-5xx.md", "Checkout answers 5xx", null),
                    new ReviewRunbook("checkout-5xx.md", false, null, null),
                    new AssignPostmortem(BOB),
                    new WriteSection(Section.ROOT_CAUSE, "The pool had no bound."),
                    new ExplainPhase(1, Phase.TRIAGE, "The page went to a silent phone."),
                    new RequestReview(),
                    new ReviewPostmortem(null),
                    new WaiveBlame("Ops forgot.", "a quotation"),
                    new PublishPostmortem(),
                    new AddNote("a note", null),
                    new DescribeImpact("1 in 5 orders fails", null),
                    new ReceiveAlerts(new AlertGroup("s", "k", "t", List.of(), List.of(), 0), null))
            .collect(Collectors.toMap(IncidentCommand::type, command -> command));

    static Stream<Arguments> cells() {
        List<String[]> rows =
                TABLE.lines().map(line -> line.strip().split(" +")).toList();
        assertThat(rows.get(0)).containsExactly(STATES);
        return rows.stream()
                .skip(1)
                .flatMap(row -> Stream.of(STATES)
                        .map(state -> Arguments.of(
                                state,
                                type(row[0]),
                                row[1 + Arrays.asList(STATES).indexOf(state)].equals("x"))));
    }

    @Test
    void theTableNamesEveryCommandOnce() {
        assertThat(TABLE.lines().skip(1).map(line -> type(line.strip().split(" +")[0])))
                .containsExactlyElementsOf(EnumSet.allOf(CommandType.class));
        assertThat(WELL_FORMED).containsOnlyKeys(CommandType.values());
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("cells")
    void mayIAndTheDecisionSayWhatThePlaybookSays(String state, CommandType type, boolean allowed) {
        Scenario scenario = SCENARIOS.get(state).get();

        assertThat(scenario.mayI(actor(state), type)).as("may I?").isEqualTo(allowed);
        assertThat(scenario.decide(actor(state), WELL_FORMED.get(type)).accepted())
                .as("the decision")
                .isEqualTo(allowed);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("cells")
    void aRefusalNamesTheSameRulesAsMayI(String state, CommandType type, boolean allowed) {
        Scenario scenario = SCENARIOS.get(state).get();
        Permission answer = scenario.mayI(actor(state)).get(type.ordinal());

        assertThat(answer.command()).isEqualTo(type);
        assertThat(scenario.decide(actor(state), WELL_FORMED.get(type)).violations())
                .isEqualTo(answer.violations());
        assertThat(answer.violations().isEmpty()).isEqualTo(allowed);
    }

    @Test
    void aBystanderMayResolveAndDismissOnlyWithAReason() {
        Scenario scenario = Scenario.mitigated();

        assertThat(scenario.mayI(carol))
                .filteredOn(answer -> answer.violations().stream()
                        .map(Violation::rule)
                        .anyMatch(rule -> rule == Rule.COMMANDER_CALLS_DONE))
                .extracting(Permission::command)
                .containsExactly(CommandType.RESOLVE, CommandType.DISMISS);
        assertThat(scenario.decide(carol, new Resolve("normal", "alice sleeps", null))
                        .accepted())
                .isTrue();
    }

    /** Carol works on it, a runbook is used and there is an action item: each command has something to be about. */
    private static Scenario busy(Scenario scenario) {
        return scenario.accept(alice, new Assign(CAROL, "the logs", null))
                .accept(alice, new UseRunbook("checkout-5xx.md", "Checkout answers 5xx", null))
                .accept(alice, new AddAction(ActionType.PREVENT, "bound the pool", null, null, null));
    }

    private static Scenario offered() {
        return busy(Scenario.mitigated()).accept(alice, new OfferHandover(BOB, null, null));
    }

    private static Actor actor(String state) {
        return switch (state) {
            case "asked" -> bob;
            case "bystander" -> carol;
            default -> alice;
        };
    }

    private static CommandType type(String code) {
        return Stream.of(CommandType.values())
                .filter(type -> type.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
