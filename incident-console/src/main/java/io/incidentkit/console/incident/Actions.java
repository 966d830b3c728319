package io.incidentkit.console.incident;

import io.incidentkit.command.CommandType;
import io.incidentkit.console.form.CommandForm;
import io.incidentkit.incident.Incident;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The forms of an incident's pages, each in its place.
 *
 * @param next the next step; null after the end
 * @param takeOver to accept or decline command, if it is offered to the reader
 * @param note a note; null only for a reader who is not logged in
 * @param groups all commands that people give here, by who needs them when: those too that the reader can't give now, with the reasons
 */
public record Actions(
        @Nullable CommandForm next,
        List<CommandForm> takeOver,
        @Nullable CommandForm note,
        List<Group> groups) {

    /**
     * Commands that people look for together.
     *
     * @param name the code of the group
     */
    public record Group(String name, List<CommandForm> forms) {
        private static final Map<String, Set<CommandType>> GROUPS = groups();

        private static Map<String, Set<CommandType>> groups() {
            Map<String, Set<CommandType>> groups = new LinkedHashMap<>();
            groups.put(
                    "steps",
                    EnumSet.of(CommandType.TRIAGE, CommandType.DIAGNOSE, CommandType.MITIGATE, CommandType.RESOLVE));
            groups.put(
                    "tell",
                    EnumSet.of(
                            CommandType.SEND_UPDATE,
                            CommandType.ADD_NOTE,
                            CommandType.WAIVE_OBLIGATION,
                            CommandType.CLASSIFY,
                            CommandType.COMPLETE_DUTY));
            groups.put(
                    "known",
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
                    "work",
                    EnumSet.of(
                            CommandType.ASSIGN,
                            CommandType.COMPLETE_ASSIGNMENT,
                            CommandType.OBSERVE,
                            CommandType.USE_RUNBOOK,
                            CommandType.TAKE_BRANCH,
                            CommandType.TICK_STEP));
            groups.put(
                    "command",
                    EnumSet.of(
                            CommandType.SET_SEVERITY,
                            CommandType.ESCALATE,
                            CommandType.OFFER_HANDOVER,
                            CommandType.ACCEPT_HANDOVER,
                            CommandType.WITHDRAW_HANDOVER,
                            CommandType.TAKE_COMMAND));
            groups.put("visibility", EnumSet.of(CommandType.MAKE_PRIVATE, CommandType.MAKE_PUBLIC));
            groups.put("later", EnumSet.of(CommandType.ADD_ACTION));
            groups.put("aside", EnumSet.of(CommandType.DISMISS, CommandType.MERGE, CommandType.REOPEN));
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
                    .orElse("other");
        }
    }

    /** For a reader who did not say who they are. */
    public static final Actions NONE = new Actions(null, List.of(), null, List.of());

    /** Puts the forms of all commands that people give in their places. */
    public static Actions of(Incident incident, List<CommandForm> forms) {
        Map<CommandType, CommandForm> all = new EnumMap<>(CommandType.class);
        forms.forEach(form -> all.put(form.type(), form));
        CommandForm accept = all.get(CommandType.ACCEPT_HANDOVER);
        boolean isOffered = accept != null && accept.allowed();
        return new Actions(
                incident.isOpen() ? all.get(ActionBar.next(incident.step())) : null,
                isOffered
                        ? forms.stream().filter(form -> isTakeOver(form.type())).toList()
                        : List.of(),
                all.get(CommandType.ADD_NOTE),
                Group.of(forms));
    }

    private static boolean isTakeOver(CommandType type) {
        return type == CommandType.ACCEPT_HANDOVER || type == CommandType.WITHDRAW_HANDOVER;
    }
}
