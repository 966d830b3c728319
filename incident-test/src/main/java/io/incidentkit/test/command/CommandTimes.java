package io.incidentkit.test.command;

import io.incidentkit.command.CommandReferences;
import io.incidentkit.command.CommunicationCommand.ConfirmSent;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.TimelineEntry;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Puts commands at moments. */
public final class CommandTimes {
    private CommandTimes() {}

    /**
     * Returns a command as given, but at a moment; as given, if its type takes no moment and happens when it is recorded.
     *
     * @param command the command
     * @param at when it happened, or null for the moment at which it is recorded
     * @return the command at that moment
     */
    public static IncidentCommand at(IncidentCommand command, @Nullable Instant at) {
        RecordComponent[] components = command.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new @Nullable Object[components.length];
        boolean takesOne = false;
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            boolean isMoment = components[i].getName().equals("occurredAt");
            takesOne |= isMoment;
            values[i] = isMoment ? at : valueOf(components[i], command);
        }
        return takesOne ? made(command, types, values) : command;
    }

    private static @Nullable Object valueOf(RecordComponent component, IncidentCommand command) {
        try {
            return component.getAccessor().invoke(command);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("A command does not say what it holds", e);
        }
    }

    private static IncidentCommand made(IncidentCommand command, Class<?>[] types, @Nullable Object[] values) {
        try {
            return command.getClass().getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("A command is refused at another moment: " + command, e);
        }
    }

    /**
     * Returns a command as given, but a correction of a moment is about an entry that is on the timeline, and moves it as far
     * as it moved the one that it named; and what is said to be sent is mostly a message that is to be.
     *
     * @param command the command
     * @param timeline the timeline so far
     * @return the command about that timeline
     */
    public static IncidentCommand about(IncidentCommand command, List<TimelineEntry> timeline) {
        if (command instanceof ConfirmSent confirm) {
            return about(confirm, timeline);
        }
        if (!(command instanceof CorrectTime correct)) {
            return command;
        }
        TimelineEntry entry = timeline.get((correct.entry() - 1) % timeline.size());
        Duration moved = Duration.between(DescribedCommands.SOME, correct.moment());
        return new CorrectTime(entry.sequence(), entry.occurredAt().plus(moved), correct.reason());
    }

    /**
     * Returns what a command names: an entry of the timeline, or one of the incidents that {@link Commands} merge into.
     *
     * @param command the command
     * @param timeline the timeline so far
     * @return the references for {@link io.incidentkit.playbook.IncidentRules#decide(io.incidentkit.incident.Incident,
     *     IncidentCommand, CommandReferences, io.incidentkit.commander.Actor, io.incidentkit.playbook.IncidentPolicy, Instant)}
     */
    public static CommandReferences references(IncidentCommand command, List<TimelineEntry> timeline) {
        if (command.needsTimeline()) {
            return CommandReferences.toTimeline(timeline);
        }
        OptionalInt entry = command.namedEntry();
        if (entry.isPresent() && entry.getAsInt() >= 1 && entry.getAsInt() <= timeline.size()) {
            return CommandReferences.to(timeline.get(entry.getAsInt() - 1));
        }
        return command.namedIncident()
                .flatMap(Commands::other)
                .map(CommandReferences::to)
                .orElse(CommandReferences.NONE);
    }

    private static ConfirmSent about(ConfirmSent confirm, List<TimelineEntry> timeline) {
        List<Integer> unsent = timeline.stream()
                .filter(entry -> entry.event() instanceof MessageSent message && message.carrier() != null)
                .map(TimelineEntry::sequence)
                .toList();
        return unsent.isEmpty()
                ? confirm
                : new ConfirmSent(unsent.get(confirm.entry() % unsent.size()), confirm.occurredAt());
    }
}
