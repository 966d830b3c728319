package io.incidentkit.portal;

import io.incidentkit.incident.CommandType;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Step;
import io.incidentkit.rule.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The forms of an incident's page, each in its place.
 *
 * @param next the next step; null after the end
 * @param takeOver to accept or decline command, if it is offered to the reader
 * @param note a note; null only for a reader who did not say who they are
 * @param possible the others that the reader can give
 * @param notNow those that the reader can't give, and why
 */
record Actions(
        @Nullable CommandForm next,
        List<CommandForm> takeOver,
        @Nullable CommandForm note,
        List<CommandForm> possible,
        List<NotNow> notNow) {

    /** Commands that the reader can't give, all for the same reasons. */
    record NotNow(List<CommandForm> forms, List<Violation> reasons) {
        /** Groups commands by what is in their way; one that was tried stays alone with its answer. */
        static List<NotNow> of(List<CommandForm> forms) {
            Map<Object, List<CommandForm>> alike = new LinkedHashMap<>();
            for (CommandForm form : forms) {
                Object key = form.sent() == null ? form.reasons() : form;
                alike.computeIfAbsent(key, reasons -> new ArrayList<>()).add(form);
            }
            return alike.values().stream()
                    .map(group -> new NotNow(List.copyOf(group), group.get(0).reasons()))
                    .toList();
        }
    }

    /** For a reader who did not say who they are. */
    static final Actions NONE = new Actions(null, List.of(), null, List.of(), List.of());

    /** Puts the forms of all commands that people give in their places. */
    static Actions of(Incident incident, List<CommandForm> forms) {
        Map<CommandType, CommandForm> rest = new EnumMap<>(CommandType.class);
        forms.forEach(form -> rest.put(form.type(), form));
        CommandForm next = incident.isOpen() ? rest.remove(nextStep(incident.step())) : null;
        CommandForm note = rest.remove(CommandType.ADD_NOTE);
        List<CommandForm> takeOver = List.of();
        if (forms.stream().anyMatch(form -> form.type() == CommandType.ACCEPT_HANDOVER && form.allowed())) {
            takeOver = forms.stream().filter(form -> isTakeOver(form.type())).toList();
            takeOver.forEach(form -> rest.remove(form.type()));
        }
        List<CommandForm> others = rest.values().stream()
                .sorted(Comparator.comparing(form -> isTurnOff(form.type())))
                .toList();
        return new Actions(
                next,
                takeOver,
                note,
                others.stream().filter(CommandForm::allowed).toList(),
                NotNow.of(others.stream().filter(form -> !form.allowed()).toList()));
    }

    private static boolean isTakeOver(CommandType type) {
        return type == CommandType.ACCEPT_HANDOVER || type == CommandType.WITHDRAW_HANDOVER;
    }

    /** The ways off the straight path come last. */
    private static boolean isTurnOff(CommandType type) {
        return type == CommandType.DISMISS || type == CommandType.MERGE || type == CommandType.REOPEN;
    }

    private static CommandType nextStep(Step done) {
        return switch (done) {
            case DETECTED -> CommandType.TRIAGE;
            case TRIAGED -> CommandType.DIAGNOSE;
            case DIAGNOSED -> CommandType.MITIGATE;
            case MITIGATED, RESOLVED -> CommandType.RESOLVE;
        };
    }
}
