package io.incidentkit.test.store;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.store.GivenCommand;
import io.incidentkit.store.IncidentChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stores with a fault in the ids of commands that they remember. */
final class BrokenCommands {
    private BrokenCommands() {}

    static final class ForgetsCommands extends BrokenStore {
        @Override
        public List<Incident> append(List<IncidentChange> changes) {
            return sound.append(withoutCommands(changes));
        }
    }

    /** As stores do whose key is the command's id alone. */
    static final class AnswersForAnotherIncident extends BrokenStore {
        private final Map<String, GivenCommand> commands = new ConcurrentHashMap<>();

        @Override
        public List<Incident> append(List<IncidentChange> changes) {
            List<Incident> stored = sound.append(changes);
            changes.stream()
                    .flatMap(change -> change.given().stream())
                    .forEach(command -> commands.put(command.id(), command));
            return stored;
        }

        @Override
        public Optional<GivenCommand> given(IncidentId id, String given) {
            return Optional.ofNullable(commands.get(given));
        }
    }

    /** Writes the ids ahead of the rest. */
    static final class RemembersCommandsOnConflict extends BrokenStore {
        private final Map<String, GivenCommand> commands = new ConcurrentHashMap<>();

        @Override
        public List<Incident> append(List<IncidentChange> changes) {
            for (IncidentChange change : changes) {
                change.given()
                        .ifPresent(command -> commands.put(key(change.after().id(), command.id()), command));
            }
            return sound.append(changes);
        }

        @Override
        public Optional<GivenCommand> given(IncidentId id, String given) {
            return Optional.ofNullable(commands.get(key(id, given)));
        }
    }

    /** Remembers the ids, and asks nothing of them when it writes. */
    static final class WritesACommandTwice extends BrokenStore {
        private final Map<String, GivenCommand> commands = new ConcurrentHashMap<>();

        @Override
        public List<Incident> append(List<IncidentChange> changes) {
            List<Incident> stored = sound.append(withoutCommands(changes));
            for (IncidentChange change : changes) {
                change.given()
                        .ifPresent(command -> commands.put(key(change.after().id(), command.id()), command));
            }
            return stored;
        }

        @Override
        public Optional<GivenCommand> given(IncidentId id, String given) {
            return Optional.ofNullable(commands.get(key(id, given)));
        }
    }

    private static List<IncidentChange> withoutCommands(List<IncidentChange> changes) {
        return changes.stream()
                .map(change -> new IncidentChange(
                        change.before(), change.entries(), change.after(), change.effects(), change.nextDue()))
                .toList();
    }

    private static String key(IncidentId id, String given) {
        return id + " " + given;
    }
}
