package io.incidentkit.test.command;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.ChangeAction;
import io.incidentkit.command.ActionCommand.CompleteAction;
import io.incidentkit.command.ActionCommand.DropAction;
import io.incidentkit.command.ActionCommand.ReviewAction;
import io.incidentkit.command.ActionCommand.StartAction;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.DeliveryCommand.RecordDelivery;
import io.incidentkit.command.DeliveryCommand.RecordMissed;
import io.incidentkit.command.DutyCommand.Classify;
import io.incidentkit.command.DutyCommand.CompleteDuty;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.PostmortemCommand.AssignPostmortem;
import io.incidentkit.command.PostmortemCommand.ExplainPhase;
import io.incidentkit.command.PostmortemCommand.PublishPostmortem;
import io.incidentkit.command.PostmortemCommand.RequestReview;
import io.incidentkit.command.PostmortemCommand.ReviewPostmortem;
import io.incidentkit.command.PostmortemCommand.WaiveBlame;
import io.incidentkit.command.PostmortemCommand.WriteSection;
import io.incidentkit.command.RunbookCommand.ReviewRunbook;
import io.incidentkit.command.RunbookCommand.TakeBranch;
import io.incidentkit.command.RunbookCommand.UseRunbook;
import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.Section;
import io.incidentkit.test.Texts;
import io.incidentkit.test.commander.Actors;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generators of the commands about what comes of an incident: action items, runbooks, the postmortem. */
final class FollowUpCommands {
    /** Few, so that one is often used again, or reviewed without having been used. */
    private static final Arbitrary<String> RUNBOOKS = Arbitraries.of("checkout-5xx.md", "disk-full.md");

    private FollowUpCommands() {}

    /** Numbers of things on an incident, of which there are often fewer. */
    static Arbitrary<Integer> numbers() {
        return Arbitraries.integers().between(1, 3);
    }

    static Arbitrary<IncidentCommand> ofActions(CommandType type) {
        return switch (type) {
            case ADD_ACTION ->
                Combinators.combine(types(), Texts.texts(), Actors.people().injectNull(0.3), dates().injectNull(0.3))
                        .as((kind, text, owner, due) -> new AddAction(kind, text, owner, due, null));
            case CHANGE_ACTION ->
                Combinators.combine(
                                numbers(),
                                types().injectNull(0.5),
                                Texts.texts(),
                                Actors.people().injectNull(0.3),
                                dates().injectNull(0.3))
                        .as(ChangeAction::new);
            case START_ACTION -> numbers().map(item -> new StartAction(item, null));
            case COMPLETE_ACTION -> numbers().map(item -> new CompleteAction(item, null));
            case DROP_ACTION ->
                Combinators.combine(numbers(), Texts.texts()).as((item, reason) -> new DropAction(item, reason, null));
            default ->
                Combinators.combine(numbers(), Texts.textsOrNull())
                        .as((item, note) -> new ReviewAction(item, note, null));
        };
    }

    static Arbitrary<IncidentCommand> ofRunbooks(CommandType type) {
        return switch (type) {
            case USE_RUNBOOK ->
                Combinators.combine(RUNBOOKS, Texts.lines()).as((runbook, name) -> new UseRunbook(runbook, name, null));
            case TAKE_BRANCH ->
                Combinators.combine(RUNBOOKS, Texts.texts(), Texts.texts())
                        .as((runbook, condition, action) -> new TakeBranch(runbook, condition, action, null));
            default ->
                Combinators.combine(RUNBOOKS, Arbitraries.of(true, false), Texts.textsOrNull())
                        .as((runbook, changed, note) -> new ReviewRunbook(runbook, changed, note, null));
        };
    }

    static Arbitrary<IncidentCommand> ofPostmortem(CommandType type) {
        return switch (type) {
            case ASSIGN_POSTMORTEM -> Actors.people().map(AssignPostmortem::new);
            case WRITE_SECTION ->
                Combinators.combine(Arbitraries.of(Section.class), Texts.texts())
                        .as(WriteSection::new);
            case EXPLAIN_PHASE ->
                Combinators.combine(numbers(), Arbitraries.of(Phase.class), Texts.texts())
                        .as(ExplainPhase::new);
            case REQUEST_REVIEW -> Arbitraries.just(new RequestReview());
            case REVIEW_POSTMORTEM -> Texts.textsOrNull().map(ReviewPostmortem::new);
            case WAIVE_BLAME ->
                Combinators.combine(Texts.texts(), Texts.texts()).as(WaiveBlame::new);
            default -> Arbitraries.just(new PublishPostmortem());
        };
    }

    /** A few classifications and duties, of which one is often owed under the policies that are generated. */
    static Arbitrary<IncidentCommand> ofDuties(CommandType type) {
        return type == CommandType.CLASSIFY
                ? Combinators.combine(Arbitraries.of("personal data", "money"), Texts.textsOrNull())
                        .as((name, note) -> new Classify(name, note, null))
                : Combinators.combine(Arbitraries.of("duty:tell the regulator/1", "duty:triage/1"), Texts.texts())
                        .as((obligation, note) -> new CompleteDuty(obligation, note, null));
    }

    static Arbitrary<IncidentCommand> ofDeliveries() {
        Arbitrary<Effect> effects = Combinators.combine(
                        Arbitraries.of(EffectKind.class), numbers(), Arbitraries.of("", "everyone", "the vendor"))
                .as((kind, entry, target) -> new Effect("some/" + entry + "/" + kind + "/" + target, kind, target));
        return Combinators.combine(
                        effects,
                        Arbitraries.of("pager", "chat"),
                        Arbitraries.of(DeliveryOutcome.Status.class),
                        Texts.textsOrNull(),
                        numbers())
                .as((effect, channel, status, detail, attempts) ->
                        new RecordDelivery(new DeliveryOutcome("some", effect, channel, status, detail, attempts)));
    }

    /** The ids of messages that are often owed, and then missed. */
    static Arbitrary<IncidentCommand> ofMissed() {
        return Arbitraries.of(
                        "status page/first/1", "internal chat/first/1", "customers/first/1", "status page/closing/1")
                .map(missed -> new RecordMissed(List.of(missed)));
    }

    private static Arbitrary<ActionType> types() {
        return Arbitraries.of(ActionType.PREVENT, ActionType.DETECT, new ActionType("hygiene"));
    }

    private static Arbitrary<LocalDate> dates() {
        return Arbitraries.integers()
                .between(-10, 40)
                .map(days -> LocalDate.of(2026, 3, 1).plusDays(days));
    }
}
