package io.incidentkit.console.postmortem;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionState;
import io.incidentkit.command.CommandType;
import io.incidentkit.console.form.About;
import io.incidentkit.console.form.CommandForm;
import io.incidentkit.console.form.CommandForms;
import io.incidentkit.console.form.Place;
import io.incidentkit.console.form.Submission;
import io.incidentkit.console.page.Texts;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.playbook.Permission;
import io.incidentkit.postmortem.PhaseReport;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.postmortem.Section;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The forms of one reader on the page of a postmortem. A form that does not fit now is there if it just came back. */
public final class PostmortemForms {
    private static final About HERE = About.on(Place.POSTMORTEM);

    private final CommandForms forms;
    private final Texts texts;
    private final Incident incident;
    private final Map<CommandType, Permission> may;
    private final @Nullable Submission sent;
    private final String reader;
    private boolean answered;

    public PostmortemForms(
            CommandForms forms,
            Texts texts,
            Incident incident,
            List<Permission> permissions,
            @Nullable Submission submission,
            String reader) {
        this.forms = forms;
        this.reader = reader;
        this.texts = texts;
        this.incident = incident;
        this.may = permissions.stream().collect(Collectors.toMap(Permission::command, Function.identity()));
        this.sent = submission;
    }

    /** Returns the form of a command of which the page has one; null for a reader who did not say who they are. */
    @Nullable
    public CommandForm form(CommandType type) {
        boolean unowned = type == CommandType.ASSIGN_POSTMORTEM
                && incident.postmortemWork().owner() == null;
        // Whoever opens it first sees to it, mostly.
        return form(type, unowned ? HERE.knowing("owner", reader) : HERE);
    }

    /** Returns whether what was sent and not taken stands at one of the forms that were made. */
    public boolean answered() {
        return answered;
    }

    /** Returns what can be done besides the next thing. */
    public List<CommandForm> others(@Nullable CommandType next) {
        return Stream.of(
                        CommandType.ASSIGN_POSTMORTEM,
                        CommandType.REQUEST_REVIEW,
                        CommandType.REVIEW_POSTMORTEM,
                        CommandType.PUBLISH_POSTMORTEM)
                .filter(type -> type != next)
                .map(this::form)
                .filter(Objects::nonNull)
                .filter(form -> form.allowed() || form.sent() != null)
                .toList();
    }

    @Nullable
    public CommandForm write(Section section, String text) {
        return unpublished(
                CommandType.WRITE_SECTION, HERE.of("section", section.code()).knowing("markdown", text));
    }

    /** Returns the form of a comment on a section, or on the whole of it. */
    @Nullable
    public CommandForm comment(@Nullable Section section) {
        return unpublished(CommandType.COMMENT_POSTMORTEM, HERE.of("section", section == null ? "" : section.code()));
    }

    /** Returns the form that has the document's timeline show an entry, or leave it out. */
    @Nullable
    public CommandForm choose(int entry, boolean shown) {
        CommandForm form =
                unpublished(CommandType.CHOOSE_ROW, HERE.of("entry", entry).of("shown", shown ? "yes" : ""));
        return form == null
                ? null
                : form.named(form.id(), texts.of(shown ? "postmortem.row.show" : "postmortem.row.leaveOut"));
    }

    @Nullable
    public CommandForm explain(PhaseReport report) {
        return unpublished(
                CommandType.EXPLAIN_PHASE,
                HERE.of("episode", report.episode())
                        .of("phase", report.phase().code())
                        .knowing("sentence", report.why()));
    }

    /** Returns what makes the forms that let the sentences of a part stay. */
    public BiFunction<String, Integer, @Nullable CommandForm> waive(String part) {
        return (sentence, number) -> {
            CommandForm form = unpublished(CommandType.WAIVE_BLAME, HERE.of("sentence", sentence));
            return form == null ? null : form.named("waive-" + part + "-" + number, texts.of("postmortem.letItStay"));
        };
    }

    /** Returns the form that reviews a runbook; null if it owes no review. */
    @Nullable
    public CommandForm review(RunbookUse use) {
        CommandForm form = form(CommandType.REVIEW_RUNBOOK, HERE.of("runbook", use.runbook()));
        return form != null && (use.owesReview() || form.sent() != null) ? form : null;
    }

    /** Returns what can be done with an action item. */
    public List<CommandForm> ofItem(ActionItem item) {
        About about = HERE.of("item", item.number())
                .knowing("description", item.description())
                .knowing("owner", item.owner() == null ? "" : item.owner().name())
                .knowing("due", item.due() == null ? "" : item.due().toString());
        return Stream.of(
                        CommandType.START_ACTION,
                        CommandType.COMPLETE_ACTION,
                        CommandType.REVIEW_ACTION,
                        CommandType.CHANGE_ACTION,
                        CommandType.DROP_ACTION,
                        CommandType.REPORT_TICKET)
                .map(type -> form(type, type == CommandType.REVIEW_ACTION ? HERE.of("item", item.number()) : about))
                .filter(Objects::nonNull)
                .filter(form -> form.sent() != null || fits(form.type(), item))
                .toList();
    }

    private static boolean fits(CommandType type, ActionItem item) {
        return item.state().unfinished() && (type != CommandType.START_ACTION || item.state() == ActionState.OPEN);
    }

    private @Nullable CommandForm unpublished(CommandType type, About about) {
        CommandForm form = form(type, about);
        boolean published = incident.postmortemWork().status() == PostmortemStatus.PUBLISHED;
        return form != null && published && form.sent() == null ? null : form;
    }

    private @Nullable CommandForm form(CommandType type, About about) {
        Permission permission = may.get(type);
        if (permission == null) {
            return null;
        }
        CommandForm form = forms.form(incident, permission, sent, about);
        answered |= form.sent() != null;
        return form.named(form.id(), label(form));
    }

    /** The subject of a form stands beside it, so that its button can be short. */
    private String label(CommandForm form) {
        return switch (form.type()) {
            case START_ACTION -> texts.of("postmortem.item.start");
            case COMPLETE_ACTION -> texts.of("postmortem.item.done");
            case REVIEW_ACTION -> texts.of("postmortem.item.reviewed");
            case CHANGE_ACTION -> texts.of("postmortem.item.change");
            case DROP_ACTION -> texts.of("postmortem.item.drop");
            case REPORT_TICKET -> texts.of("postmortem.item.ticket");
            case COMMENT_POSTMORTEM -> texts.of("postmortem.comment.add");
            case WRITE_SECTION, EXPLAIN_PHASE ->
                texts.of(
                        form.sent() == null || form.sent().since().isEmpty()
                                ? "postmortem.save"
                                : "postmortem.save.mine");
            default -> texts.command(form.type());
        };
    }
}
