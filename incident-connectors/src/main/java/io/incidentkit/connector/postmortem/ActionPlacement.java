package io.incidentkit.connector.postmortem;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionState;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.ChangeAction;
import io.incidentkit.command.ActionCommand.CompleteAction;
import io.incidentkit.command.ActionCommand.DropAction;
import io.incidentkit.command.ActionCommand.StartAction;
import io.incidentkit.commander.Person;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.postmortem.ActionLine;
import io.incidentkit.validation.InvalidInputException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Places the action items of a document: adds those that the incident does not have, by their words, and changes the others. */
final class ActionPlacement {
    /** The type of an item of which the document does not say what it is good for. */
    private static final ActionType OTHER = new ActionType("other");

    private static final Set<String> DONE = Set.of("done", "completed", "complete", "finished", "closed", "resolved");
    private static final Set<String> IN_PROGRESS = Set.of("in-progress", "in progress", "started", "ongoing", "wip");
    private static final Set<String> OPEN =
            Set.of("", "open", "to-do", "todo", "to do", "pending", "new", "not started");

    private final PlacementPlan plan;
    private final List<ActionItem> unmatched;
    private int count;

    ActionPlacement(PlacementPlan plan, List<ActionItem> items) {
        this.plan = plan;
        this.unmatched = new ArrayList<>(items);
        this.count = items.size();
    }

    void place(List<ActionLine> lines, boolean inForm) {
        for (int i = 0; i < lines.size(); i++) {
            String place = "actions[" + i + "]";
            ActionLine line = lines.get(i);
            plan.make(place, () -> Wanted.of(line)).ifPresent(wanted -> place(place, wanted));
        }
        if (inForm) {
            unmatched.stream()
                    .filter(item -> item.state() != ActionState.DROPPED)
                    .forEach(item -> plan.remark("Action item " + item.number()
                            + " is not in the document and stays; what will not be done is dropped with a reason."));
        }
    }

    /** The words of a document about one item, in the incident's terms. */
    private record Wanted(
            String markdown,
            String description,
            String writtenType,
            @Nullable ActionType type,
            String writtenOwner,
            @Nullable Person owner,
            @Nullable LocalDate due,
            ActionState state) {

        static Wanted of(ActionLine line) {
            String name = MarkdownText.plain(line.type()).strip();
            String state = MarkdownText.plain(line.state()).toLowerCase(Locale.ROOT);
            Optional<Person> owner = PersonName.of(line.owner());
            StringBuilder words = new StringBuilder(LiteralText.of(line.description()));
            keep(words, "type", isLink(line.type()) ? line.type() : "");
            keep(words, "owner", owner.isPresent() && !isLink(line.owner()) ? "" : LiteralText.of(line.owner()));
            boolean isDropped = ActionLabels.isDropped(state);
            boolean known = DONE.contains(state) || IN_PROGRESS.contains(state) || OPEN.contains(state) || isDropped;
            keep(words, "state", known ? "" : LiteralText.of(line.state()));
            return new Wanted(
                    line.description(),
                    words.toString().strip(),
                    line.type(),
                    name.isEmpty() ? null : type(name),
                    MarkdownText.plain(line.owner()),
                    owner.orElse(null),
                    line.due().orElse(null),
                    isDropped
                            ? ActionState.DROPPED
                            : DONE.contains(state)
                                    ? ActionState.DONE
                                    : IN_PROGRESS.contains(state) ? ActionState.IN_PROGRESS : ActionState.OPEN);
        }

        /** Of a link, a name keeps the words alone. */
        private static boolean isLink(String markdown) {
            return markdown.contains("](");
        }

        /** A value for which an item has no field stays in its words. */
        private static void keep(StringBuilder words, String name, String value) {
            if (!value.isEmpty() && words.indexOf(value) < 0) {
                words.append(" (").append(name).append(": ").append(value).append(')');
            }
        }

        private static ActionType type(String name) {
            return Stream.of(ActionType.PREVENT, ActionType.DETECT, ActionType.MITIGATE, ActionType.PROCESS)
                    .filter(type -> type.name().equalsIgnoreCase(name) || ActionLabels.isFormOf(name, type.name()))
                    .findFirst()
                    .orElseGet(() -> new ActionType(name));
        }

        /** A postmortem writes a type as it is called, with its marks escaped. */
        boolean isOf(ActionType other) {
            return other.equals(type)
                    || other.name().equals(writtenType)
                    || new ActionLine(MarkdownText.escapeLines(other.name()), "", "", Optional.empty(), "")
                            .type()
                            .equals(writtenType);
        }

        boolean isOf(@Nullable Person other) {
            return other != null && (other.name().equals(writtenOwner) || other.equals(owner));
        }

        boolean is(ActionItem item) {
            return item.description().equals(description) || LiteralText.isOf(item.description(), markdown);
        }
    }

    private void place(String place, Wanted wanted) {
        Optional<ActionItem> known = unmatched.stream().filter(wanted::is).findFirst();
        if (known.isPresent()) {
            unmatched.remove(known.get());
            change(place, known.get(), wanted);
        } else {
            add(place, wanted);
        }
    }

    private void add(String place, Wanted wanted) {
        ActionType type = wanted.type() == null ? OTHER : wanted.type();
        plan.make(place, () -> new AddAction(type, wanted.description(), wanted.owner(), wanted.due(), null))
                .ifPresent(add -> {
                    plan.give(add);
                    count++;
                    if (wanted.type() == null) {
                        plan.remark("The document does not say what action item " + count
                                + " is good for; its type is '" + OTHER + "' until somebody does.");
                    }
                    advance(count, ActionState.OPEN, wanted.state());
                });
    }

    private void change(String place, ActionItem item, Wanted wanted) {
        ActionType type = wanted.isOf(item.type()) ? null : wanted.type();
        Person owner = wanted.isOf(item.owner()) ? null : wanted.owner();
        LocalDate due = wanted.due() == null || wanted.due().equals(item.due()) ? null : wanted.due();
        boolean differs = type != null || owner != null || due != null;
        if (!item.state().unfinished()) {
            if (differs || wanted.state() == ActionState.IN_PROGRESS) {
                plan.remark(
                        "Action item " + item.number() + " is " + item.state().code() + " and stays as it is.");
            }
            return;
        }
        if (differs) {
            plan.make(place, () -> new ChangeAction(item.number(), type, null, owner, due))
                    .ifPresent(plan::give);
        }
        advance(item.number(), item.state(), wanted.state());
    }

    /** A document takes no item back to where it was before. */
    private void advance(int number, ActionState from, ActionState to) {
        if (to == ActionState.DROPPED) {
            plan.give(new DropAction(number, "The document says that it will not be done.", null));
        } else if (to == ActionState.DONE) {
            plan.give(new CompleteAction(number, null));
        } else if (to == ActionState.IN_PROGRESS && from == ActionState.OPEN) {
            plan.give(new StartAction(number, null));
        }
    }

    /** Finds the person whom a document names as an owner. */
    static final class PersonName {
        private static final Pattern SEVERAL = Pattern.compile("[,;/&+]|\\s(?:and|or)\\s");

        private PersonName() {}

        /** Returns the person; empty if it is none, or more than one. */
        static Optional<Person> of(String markdown) {
            String name = MarkdownText.plain(markdown).replaceFirst("^@", "").strip();
            if (name.isEmpty() || SEVERAL.matcher(name).find()) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Person(name));
            } catch (InvalidInputException e) {
                return Optional.empty();
            }
        }
    }
}
