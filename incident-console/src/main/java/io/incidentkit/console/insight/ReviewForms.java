package io.incidentkit.console.insight;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionState;
import io.incidentkit.command.CommandType;
import io.incidentkit.commander.Actor;
import io.incidentkit.console.form.About;
import io.incidentkit.console.form.CommandForm;
import io.incidentkit.console.form.CommandForms;
import io.incidentkit.console.form.Field;
import io.incidentkit.console.form.Place;
import io.incidentkit.console.form.Submission;
import io.incidentkit.console.page.Texts;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.Permission;
import io.incidentkit.service.Incidents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the forms at an action item of the weekly review. They ask for no more than a review decides. */
@Component
public final class ReviewForms {
    /** For a reader who can do nothing here. */
    static final OfItem NONE = new OfItem(null, List.of(), null);

    private final Incidents incidents;
    private final CommandForms forms;
    private final Texts texts;

    public ReviewForms(Incidents incidents, CommandForms forms, Texts texts) {
        this.incidents = incidents;
        this.forms = forms;
        this.texts = texts;
    }

    /** The forms of one item. */
    record OfItem(
            @Nullable CommandForm change,
            List<CommandForm> press,
            @Nullable CommandForm drop) {}

    OfItem of(
            Actor actor,
            Incident incident,
            ActionItem item,
            ReviewQuery query,
            String next,
            @Nullable Submission submission) {
        Map<CommandType, Permission> may = incidents.mayI(actor, incident).stream()
                .collect(Collectors.toMap(Permission::command, Function.identity()));
        List<Field> along = new ArrayList<>();
        query.carried().forEach((name, value) -> along.add(Field.hidden(name, value)));
        along.add(Field.hidden("next", next));
        About about = About.on(Place.ACTIONS).of("item", item.number());
        About known = about.knowing(
                        "owner", item.owner() == null ? "" : item.owner().name())
                .knowing("due", item.due() == null ? "" : item.due().toString());
        Making making = (type, subject, asked, label) -> {
            Permission permission = may.get(type);
            return permission == null
                    ? null
                    : only(forms.form(incident, permission, submission, subject), item, asked, along, label);
        };
        return new OfItem(
                making.form(CommandType.CHANGE_ACTION, known, Set.of("owner", "due"), "actions.save"),
                Stream.of(
                                making.form(CommandType.COMPLETE_ACTION, about, Set.of(), "actions.done"),
                                making.form(CommandType.REVIEW_ACTION, about, Set.of(), "actions.reviewed"),
                                item.state() == ActionState.OPEN
                                        ? making.form(CommandType.START_ACTION, about, Set.of(), "actions.start")
                                        : null)
                        .flatMap(Stream::ofNullable)
                        .toList(),
                making.form(CommandType.DROP_ACTION, about, Set.of("reason"), "actions.drop"));
    }

    private interface Making {
        @Nullable
        CommandForm form(CommandType type, About about, Set<String> asked, String label);
    }

    private CommandForm only(CommandForm form, ActionItem item, Set<String> asked, List<Field> along, String label) {
        List<Field> fields = Stream.concat(
                        form.fields().stream()
                                .filter(field -> field.kind() == Field.Kind.HIDDEN || asked.contains(field.name())),
                        along.stream())
                .toList();
        return new CommandForm(
                form.reference(),
                form.version(),
                form.type(),
                form.type().code() + "-" + form.reference() + "-" + item.number(),
                texts.of(label),
                form.lead(),
                fields,
                form.reasons(),
                form.override(),
                form.sent());
    }
}
