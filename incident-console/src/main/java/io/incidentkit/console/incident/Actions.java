package io.incidentkit.console.incident;

import io.incidentkit.command.CommandType;
import io.incidentkit.console.form.CommandForm;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Step;
import io.incidentkit.rule.Violation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The forms of an incident's page, each in its place.
 *
 * @param next the next step; null after the end
 * @param takeOver to accept or decline command, if it is offered to the reader
 * @param note a note; null only for a reader who did not say who they are
 * @param possible the others that the reader can give, by who needs them when
 * @param notNow those that the reader can't give, and why
 */
public record Actions(
        @Nullable CommandForm next,
        List<CommandForm> takeOver,
        @Nullable CommandForm note,
        List<Group> possible,
        List<NotNow> notNow) {

    /** Commands that the reader can't give, all for the same reasons. */
    public record NotNow(List<CommandForm> forms, List<Violation> reasons) {
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

    /** Commands that people look for together. */
    public record Group(String name, List<CommandForm> forms) {
        private static final Map<String, Set<CommandType>> GROUPS = groups();

        private static Map<String, Set<CommandType>> groups() {
            Map<String, Set<CommandType>> groups = new LinkedHashMap<>();
            groups.put(
                    "What is known",
                    EnumSet.of(
                            CommandType.REVISE_HYPOTHESIS,
                            CommandType.REPORT_MITIGATION_FAILED,
                            CommandType.DESCRIBE_IMPACT,
                            CommandType.ADD_LINK,
                            CommandType.RENAME,
                            CommandType.SET_PUBLIC_TITLE,
                            CommandType.SET_SERVICES,
                            CommandType.SET_DETECTION_SOURCE,
                            CommandType.SET_TEAM,
                            CommandType.LABEL,
                            CommandType.RECORD_FIX));
            groups.put(
                    "Who works on what",
                    EnumSet.of(
                            CommandType.ASSIGN,
                            CommandType.COMPLETE_ASSIGNMENT,
                            CommandType.OBSERVE,
                            CommandType.USE_RUNBOOK,
                            CommandType.TAKE_BRANCH));
            groups.put(
                    "Command",
                    EnumSet.of(
                            CommandType.SET_SEVERITY,
                            CommandType.ESCALATE,
                            CommandType.OFFER_HANDOVER,
                            CommandType.ACCEPT_HANDOVER,
                            CommandType.WITHDRAW_HANDOVER,
                            CommandType.TAKE_COMMAND));
            groups.put("Who may see it", EnumSet.of(CommandType.MAKE_PRIVATE, CommandType.MAKE_PUBLIC));
            groups.put("For later", EnumSet.of(CommandType.ADD_ACTION));
            groups.put("Off the straight path", EnumSet.of(CommandType.DISMISS, CommandType.MERGE, CommandType.REOPEN));
            return groups;
        }

        /** Groups forms; one that belongs to no group is in the last one. */
        static List<Group> of(List<CommandForm> forms) {
            Map<String, List<CommandForm>> grouped = new LinkedHashMap<>();
            GROUPS.keySet().forEach(name -> grouped.put(name, new ArrayList<>()));
            forms.forEach(form -> grouped.computeIfAbsent(name(form.type()), name -> new ArrayList<>())
                    .add(form));
            return grouped.entrySet().stream()
                    .filter(group -> !group.getValue().isEmpty())
                    .map(group -> new Group(group.getKey(), List.copyOf(group.getValue())))
                    .toList();
        }

        private static String name(CommandType type) {
            return GROUPS.entrySet().stream()
                    .filter(group -> group.getValue().contains(type))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("Other");
        }
    }

    /** For a reader who did not say who they are. */
    public static final Actions NONE = new Actions(null, List.of(), null, List.of(), List.of());

    /** Puts the forms of all commands that people give in their places. */
    public static Actions of(Incident incident, List<CommandForm> forms) {
        Map<CommandType, CommandForm> rest = new EnumMap<>(CommandType.class);
        forms.forEach(form -> rest.put(form.type(), form));
        CommandForm next = incident.isOpen() ? rest.remove(nextStep(incident.step())) : null;
        CommandForm note = rest.remove(CommandType.ADD_NOTE);
        List<CommandForm> takeOver = List.of();
        if (forms.stream().anyMatch(form -> form.type() == CommandType.ACCEPT_HANDOVER && form.allowed())) {
            takeOver = forms.stream().filter(form -> isTakeOver(form.type())).toList();
            takeOver.forEach(form -> rest.remove(form.type()));
        }
        List<CommandForm> others = List.copyOf(rest.values());
        return new Actions(
                next,
                takeOver,
                note,
                Group.of(others.stream().filter(CommandForm::allowed).toList()),
                NotNow.of(others.stream().filter(form -> !form.allowed()).toList()));
    }

    private static boolean isTakeOver(CommandType type) {
        return type == CommandType.ACCEPT_HANDOVER || type == CommandType.WITHDRAW_HANDOVER;
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
