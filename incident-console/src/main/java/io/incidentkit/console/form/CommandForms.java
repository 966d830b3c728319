package io.incidentkit.console.form;

import io.incidentkit.command.CommandDescription;
import io.incidentkit.command.CommandType;
import io.incidentkit.console.page.Texts;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.Permission;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the form of a command: what it asks for, what stands in its way, and what was typed before. */
@Component
public final class CommandForms {
    private final FormFields fields;
    private final Texts texts;

    public CommandForms(FormFields fields, Texts texts) {
        this.fields = fields;
        this.texts = texts;
    }

    /**
     * Makes a form.
     *
     * @param incident the incident as the reader sees it
     * @param permission whether the reader may give the command
     * @param submission what was sent and not taken, of this or another command, or null
     */
    public CommandForm form(Incident incident, Permission permission, @Nullable Submission submission) {
        return form(incident, permission, submission, About.NOTHING);
    }

    /**
     * Makes one of several forms of a command.
     *
     * @param incident the incident as the reader sees it
     * @param permission whether the reader may give the command
     * @param submission what was sent and not taken, of this or another form, or null
     * @param about what the form is about
     */
    public CommandForm form(Incident incident, Permission permission, @Nullable Submission submission, About about) {
        CommandType type = permission.command();
        boolean own = submission != null && submission.type() == type && about.isOf(submission);
        Submission sent = own ? submission : null;
        Violation override = override(permission.violations());
        List<Field> all = new ArrayList<>();
        about.subject()
                .forEach((name, value) -> all.add(
                        sent == null
                                ? Field.hidden(name, value)
                                : Field.hidden(name, value).wrongIn(sent.faults())));
        CommandDescription<?> description = CommandDescription.of(type);
        fields.of(type, incident, override != null).stream()
                .filter(field -> !about.subject().containsKey(field.name()))
                .forEach(field -> all.add(filled(field, sent, about)));
        return new CommandForm(
                incident.reference(),
                incident.version(),
                type,
                id(type, about),
                texts.command(type),
                texts.or("command." + type.code() + ".purpose", description.purpose()),
                List.copyOf(all),
                override == null ? permission.violations() : List.of(),
                override,
                sent);
    }

    private static String id(CommandType type, About about) {
        StringBuilder id = new StringBuilder(type.code());
        about.subject().forEach((name, value) -> {
            if (!name.equals("place")) {
                id.append('-').append(value.replaceAll("[^A-Za-z0-9]+", "-"));
            }
        });
        return id.toString();
    }

    /** Somebody else than the commander calls it done with a reason, if nothing else stands in the way. */
    private static @Nullable Violation override(List<Violation> violations) {
        return violations.size() == 1 && violations.get(0).rule() == Rule.COMMANDER_CALLS_DONE
                ? violations.get(0)
                : null;
    }

    private static Field filled(Field field, @Nullable Submission sent, About about) {
        return sent == null
                ? field.filled(about.known().getOrDefault(field.name(), field.value()))
                : field.filled(sent.values().getFirst(field.name())).wrongIn(sent.faults());
    }
}
