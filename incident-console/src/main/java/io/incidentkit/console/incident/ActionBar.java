package io.incidentkit.console.incident;

import io.incidentkit.command.CommandType;
import io.incidentkit.console.page.Texts;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Step;
import io.incidentkit.playbook.Permission;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The few things that somebody at an incident does most, on each of its pages: the next step, an update, work for somebody, more people,
 * another commander. All else is behind the list of commands.
 *
 * @param items the things, the next step first; empty for a reader who is not logged in
 */
public record ActionBar(List<Item> items) {
    /** For a reader who can do nothing. */
    public static final ActionBar NONE = new ActionBar(List.of());

    /**
     * One thing.
     *
     * @param code the command's code
     * @param label what its button says
     * @param key the key that leads to it
     * @param allowed whether the reader can do it now
     * @param reason why not; empty if they can
     */
    public record Item(String code, String label, String key, boolean allowed, String reason) {}

    /** Returns what the reader does most at an incident as it is. */
    public static ActionBar of(Incident incident, List<Permission> permissions, Texts texts) {
        Map<CommandType, Permission> may = new EnumMap<>(CommandType.class);
        permissions.forEach(permission -> may.put(permission.command(), permission));
        List<Item> items = new ArrayList<>();
        if (incident.isOpen()) {
            add(items, may, next(incident.step()), "n", texts);
            add(items, may, CommandType.SEND_UPDATE, "u", texts);
            add(items, may, CommandType.ASSIGN, "a", texts);
            add(items, may, CommandType.ESCALATE, "e", texts);
            boolean isTaken = incident.commander().isPresent();
            add(items, may, isTaken ? CommandType.OFFER_HANDOVER : CommandType.TAKE_COMMAND, "h", texts);
        } else {
            add(items, may, CommandType.ADD_ACTION, "a", texts);
            add(items, may, CommandType.SEND_UPDATE, "u", texts);
            add(items, may, CommandType.REOPEN, "e", texts);
        }
        return new ActionBar(List.copyOf(items));
    }

    /** Returns the command that makes the step after one that is done. */
    public static CommandType next(Step done) {
        return switch (done) {
            case DETECTED -> CommandType.TRIAGE;
            case TRIAGED -> CommandType.DIAGNOSE;
            case DIAGNOSED -> CommandType.MITIGATE;
            case MITIGATED, RESOLVED -> CommandType.RESOLVE;
        };
    }

    private static void add(
            List<Item> items, Map<CommandType, Permission> may, CommandType type, String key, Texts texts) {
        Permission permission = may.get(type);
        if (permission != null) {
            items.add(new Item(
                    type.code(),
                    texts.or("bar." + type.code(), texts.command(type)),
                    key,
                    permission.violations().isEmpty(),
                    permission.violations().stream()
                            .map(each -> texts.or("rule." + each.rule().id() + ".message", each.message()))
                            .collect(Collectors.joining(" "))));
        }
    }
}
