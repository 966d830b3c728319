package io.incidentkit.connector.postmortem;

import io.incidentkit.command.IncidentCommand;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects what has to be given to an incident, and what of a document has no place. Not thread-safe. */
final class PlacementPlan {
    /** More than any postmortem that people write. */
    static final int MAX_COMMANDS = 1_000;

    private final List<IncidentCommand> commands = new ArrayList<>();
    private final List<PlacedPostmortem.UnplacedPart> left = new ArrayList<>();
    private final List<String> remarks;
    private final InputValidator faults = new InputValidator();

    PlacementPlan(List<String> remarks) {
        this.remarks = new ArrayList<>(remarks);
    }

    List<IncidentCommand> commands() {
        return commands;
    }

    List<PlacedPostmortem.UnplacedPart> left() {
        return left;
    }

    List<String> remarks() {
        return remarks;
    }

    void give(IncidentCommand command) {
        commands.add(command);
    }

    void leave(PlacedPostmortem.UnplacedPart part) {
        left.add(part);
    }

    void remark(String sentence) {
        remarks.add(sentence);
    }

    void fault(String field, String message) {
        faults.add(field, message);
    }

    /** Makes a part of a command, and notes what is wrong with it by the place in the document. */
    <T> Optional<T> make(String place, Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (InvalidInputException e) {
            for (FieldError fault : e.faults()) {
                faults.add(place + "." + fault.field(), fault.message());
            }
            return Optional.empty();
        }
    }

    /** @throws InvalidInputException with everything that can be right for no incident */
    void check() {
        if (commands.size() > MAX_COMMANDS) {
            faults.add(
                    "markdown",
                    "would take " + commands.size() + " entries on the timeline; at most " + MAX_COMMANDS
                            + " are made of one document");
        }
        faults.throwIfAny();
    }
}
