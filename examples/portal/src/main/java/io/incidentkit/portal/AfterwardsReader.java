package io.incidentkit.portal;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.ChangeAction;
import io.incidentkit.command.ActionCommand.CompleteAction;
import io.incidentkit.command.ActionCommand.DropAction;
import io.incidentkit.command.ActionCommand.ReviewAction;
import io.incidentkit.command.ActionCommand.StartAction;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.PostmortemCommand.AssignPostmortem;
import io.incidentkit.command.PostmortemCommand.ExplainPhase;
import io.incidentkit.command.PostmortemCommand.PublishPostmortem;
import io.incidentkit.command.PostmortemCommand.RequestReview;
import io.incidentkit.command.PostmortemCommand.ReviewPostmortem;
import io.incidentkit.command.PostmortemCommand.WaiveBlame;
import io.incidentkit.command.PostmortemCommand.WriteSection;
import io.incidentkit.command.RecordCommand.CorrectText;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.command.RunbookCommand.ReviewRunbook;
import io.incidentkit.command.RunbookCommand.UseRunbook;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.Section;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the commands that set the record right and learn from it. */
final class AfterwardsReader {
    private AfterwardsReader() {}

    static IncidentCommand read(CommandType type, FormInput in, Named named) {
        Instant at = in.moment("occurredAt");
        return switch (type) {
            case CORRECT_TIME -> correctTime(in, named);
            case CORRECT_TEXT -> new CorrectText(in.number("entry"), in.text("text"));
            case USE_RUNBOOK -> new UseRunbook(in.text("runbook"), in.text("name"), at);
            case REVIEW_RUNBOOK ->
                new ReviewRunbook(in.text("runbook"), in.checked("changed"), in.optional("note"), at);
            case ADD_ACTION ->
                new AddAction(
                        in.required("kind", ActionType::new, ActionType.PREVENT),
                        in.text("description"),
                        in.person("owner"),
                        in.date("due"),
                        at);
            case CHANGE_ACTION ->
                new ChangeAction(
                        in.number("item"),
                        in.parsed("kind", ActionType::new),
                        in.optional("description"),
                        in.person("owner"),
                        in.date("due"));
            case START_ACTION -> new StartAction(in.number("item"), at);
            case COMPLETE_ACTION -> new CompleteAction(in.number("item"), at);
            case DROP_ACTION -> new DropAction(in.number("item"), in.text("reason"), at);
            case REVIEW_ACTION -> new ReviewAction(in.number("item"), in.optional("note"), at);
            default -> postmortem(type, in);
        };
    }

    private static IncidentCommand postmortem(CommandType type, FormInput in) {
        return switch (type) {
            case ASSIGN_POSTMORTEM -> new AssignPostmortem(in.requiredPerson("owner"));
            case WRITE_SECTION ->
                new WriteSection(in.found("section", Section::find, Section.ROOT_CAUSE), in.text("markdown"));
            case EXPLAIN_PHASE ->
                new ExplainPhase(
                        in.number("episode"),
                        in.found(
                                "phase",
                                code -> Arrays.stream(Phase.values())
                                        .filter(phase -> phase.code().equals(code))
                                        .findFirst(),
                                Phase.DIAGNOSIS),
                        in.text("sentence"));
            case WAIVE_BLAME -> new WaiveBlame(in.text("sentence"), in.text("reason"));
            case REQUEST_REVIEW -> new RequestReview();
            case REVIEW_POSTMORTEM -> new ReviewPostmortem(in.optional("comment"));
            case PUBLISH_POSTMORTEM -> new PublishPostmortem();
            default -> throw new IllegalArgumentException("This portal has no form for " + type);
        };
    }

    /** Every timeline has a first entry; it stands in, so that the rest is judged all the same. */
    private static CorrectTime correctTime(FormInput in, Named named) {
        int number = in.number("entry");
        TimelineEntry entry = named.entry().apply(number).orElse(null);
        if (entry == null) {
            in.fault("entry", number + " is no entry of this timeline");
        }
        TimelineEntry judged = entry == null ? named.entry().apply(1).orElseThrow() : entry;
        @Nullable Instant moment = in.moment("moment");
        if (moment == null) {
            in.missing("moment");
        }
        return new CorrectTime(judged.sequence(), Objects.requireNonNullElse(moment, judged.occurredAt()), in.text("reason"));
    }
}
