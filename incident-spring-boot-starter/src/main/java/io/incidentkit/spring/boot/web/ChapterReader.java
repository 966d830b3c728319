package io.incidentkit.spring.boot.web;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.ChangeAction;
import io.incidentkit.command.ActionCommand.CompleteAction;
import io.incidentkit.command.ActionCommand.DropAction;
import io.incidentkit.command.ActionCommand.ReviewAction;
import io.incidentkit.command.ActionCommand.StartAction;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.CommanderCommand.Escalate;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.CommunicationCommand.WaiveObligation;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.PeopleCommand.Assign;
import io.incidentkit.command.PeopleCommand.CompleteAssignment;
import io.incidentkit.command.PeopleCommand.Observe;
import io.incidentkit.command.PostmortemCommand.AssignPostmortem;
import io.incidentkit.command.PostmortemCommand.ExplainPhase;
import io.incidentkit.command.PostmortemCommand.PublishPostmortem;
import io.incidentkit.command.PostmortemCommand.RequestReview;
import io.incidentkit.command.PostmortemCommand.ReviewPostmortem;
import io.incidentkit.command.PostmortemCommand.WaiveBlame;
import io.incidentkit.command.PostmortemCommand.WriteSection;
import io.incidentkit.command.RecordCommand.AddLink;
import io.incidentkit.command.RecordCommand.CorrectText;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.command.RunbookCommand.ReviewRunbook;
import io.incidentkit.command.RunbookCommand.UseRunbook;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.Section;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the commands of people, records, runbooks, postmortem and action items. Serves one body. */
final class ChapterReader {
    /** Stands in for who is missing, so that the rest is judged all the same; the fault that was noted ends it. */
    private static final Person SOMEBODY = new Person("somebody");

    private final Fields fields;
    private final Stored stored;

    ChapterReader(Fields fields, Stored stored) {
        this.fields = fields;
        this.stored = stored;
    }

    IncidentCommand read(CommandType type, @Nullable Instant at) {
        return switch (type) {
            case ESCALATE -> {
                String to = fields.required("to");
                String reason = fields.required("reason");
                yield fields.build(() -> new Escalate(to, reason, at));
            }
            case ASSIGN -> {
                Person person = person("person");
                String what = fields.required("what");
                yield fields.build(() -> new Assign(person, what, at));
            }
            case COMPLETE_ASSIGNMENT -> {
                int assignment = number("assignment");
                String result = fields.text("result");
                yield fields.build(() -> new CompleteAssignment(assignment, result, at));
            }
            case OBSERVE -> {
                Person person = person("person");
                yield fields.build(() -> new Observe(person, at));
            }
            case CORRECT_TIME -> correctTime();
            case CORRECT_TEXT -> {
                int entry = number("entry");
                String text = fields.required("text");
                yield fields.build(() -> new CorrectText(entry, text));
            }
            case ADD_LINK -> {
                String url = fields.required("url");
                String title = fields.required("title");
                yield fields.build(() -> new AddLink(url, title));
            }
            case SEND_UPDATE -> sendUpdate(at);
            case WAIVE_OBLIGATION -> {
                String obligation = fields.required("obligation");
                String reason = fields.required("reason");
                yield fields.build(() -> new WaiveObligation(obligation, reason, at));
            }
            default -> learning(type, at);
        };
    }

    private IncidentCommand sendUpdate(@Nullable Instant at) {
        Audience named = fields.value("audience", name -> Optional.of(new Audience(name)), "is not an audience");
        if (named == null) {
            fields.note("audience", "is required, such as " + Audience.STATUS_PAGE);
        }
        Audience audience = named == null ? Audience.STATUS_PAGE : named;
        String line = fields.text("line");
        boolean closing = fields.bool("closing");
        Instant nextDue = fields.instant("nextDue");
        return fields.build(() -> new SendUpdate(audience, line, closing, nextDue, at));
    }

    private IncidentCommand learning(CommandType type, @Nullable Instant at) {
        return switch (type) {
            case USE_RUNBOOK -> {
                String runbook = fields.required("runbook");
                String name = fields.required("name");
                yield fields.build(() -> new UseRunbook(runbook, name, at));
            }
            case REVIEW_RUNBOOK -> {
                String runbook = fields.required("runbook");
                boolean changed = fields.bool("changed");
                String note = fields.text("note");
                yield fields.build(() -> new ReviewRunbook(runbook, changed, note, at));
            }
            case ASSIGN_POSTMORTEM -> {
                Person owner = person("owner");
                yield fields.build(() -> new AssignPostmortem(owner));
            }
            case WRITE_SECTION -> {
                Section section =
                        chosen("section", Section.ROOT_CAUSE, Section::find, codes(Section.values(), Section::code));
                String markdown = fields.required("markdown");
                yield fields.build(() -> new WriteSection(section, markdown));
            }
            case EXPLAIN_PHASE -> explainPhase();
            case REQUEST_REVIEW -> fields.build(RequestReview::new);
            case REVIEW_POSTMORTEM -> {
                String comment = fields.text("comment");
                yield fields.build(() -> new ReviewPostmortem(comment));
            }
            case WAIVE_BLAME -> {
                String sentence = fields.required("sentence");
                String reason = fields.required("reason");
                yield fields.build(() -> new WaiveBlame(sentence, reason));
            }
            case PUBLISH_POSTMORTEM -> fields.build(PublishPostmortem::new);
            default -> action(type, at);
        };
    }

    private IncidentCommand action(CommandType type, @Nullable Instant at) {
        if (type == CommandType.ADD_ACTION) {
            ActionType kind = chosen(
                    "kind",
                    ActionType.PREVENT,
                    ChapterReader::actionType,
                    "prevent, detect, mitigate, process or your own");
            String description = fields.required("description");
            Person owner = optionalPerson("owner");
            LocalDate due = date("due");
            return fields.build(() -> new AddAction(kind, description, owner, due, at));
        }
        int item = number("item");
        return switch (type) {
            case CHANGE_ACTION -> {
                ActionType kind = fields.value("kind", ChapterReader::actionType, "is no type of action item");
                String description = fields.text("description");
                Person owner = optionalPerson("owner");
                LocalDate due = date("due");
                yield fields.build(() -> new ChangeAction(item, kind, description, owner, due));
            }
            case START_ACTION -> fields.build(() -> new StartAction(item, at));
            case COMPLETE_ACTION -> fields.build(() -> new CompleteAction(item, at));
            case DROP_ACTION -> {
                String reason = fields.required("reason");
                yield fields.build(() -> new DropAction(item, reason, at));
            }
            case REVIEW_ACTION -> {
                String note = fields.text("note");
                yield fields.build(() -> new ReviewAction(item, note, at));
            }
            default -> throw new IllegalArgumentException("No command of a chapter: " + type);
        };
    }

    private IncidentCommand correctTime() {
        int number = number("entry");
        Instant moment = fields.instant("moment");
        if (moment == null) {
            fields.note("moment", "is required");
        }
        String reason = fields.required("reason");
        Optional<TimelineEntry> found = stored.entry().apply(number);
        if (found.isEmpty()) {
            fields.note("entry", number + " is no entry of this timeline");
        }
        // Every timeline has a first entry; it stands in, so that the rest is judged all the same.
        TimelineEntry entry = found.or(() -> stored.entry().apply(1)).orElseThrow();
        Instant right = moment == null ? entry.occurredAt() : moment;
        return fields.build(() -> new CorrectTime(entry.sequence(), right, reason));
    }

    private IncidentCommand explainPhase() {
        Integer episode = fields.integer("episode");
        Phase phase = chosen(
                "phase",
                Phase.DIAGNOSIS,
                code -> Arrays.stream(Phase.values())
                        .filter(each -> each.code().equals(code))
                        .findFirst(),
                codes(Phase.values(), Phase::code));
        String sentence = fields.required("sentence");
        return fields.build(() -> new ExplainPhase(episode == null ? 1 : episode, phase, sentence));
    }

    private static Optional<ActionType> actionType(String name) {
        return Optional.of(new ActionType(name));
    }

    private static <T> String codes(T[] values, Function<T, String> code) {
        return Arrays.stream(values).map(code).collect(Collectors.joining(", "));
    }

    private <T> T chosen(String field, T standIn, Function<String, Optional<T>> find, String choices) {
        T value = fields.value(field, find, "is none of " + choices);
        if (value == null) {
            fields.note(field, "is required; one of " + choices);
        }
        return value == null ? standIn : value;
    }

    private Person person(String field) {
        Person person = optionalPerson(field);
        if (person == null) {
            fields.note(field, "is required");
        }
        return person == null ? SOMEBODY : person;
    }

    private @Nullable Person optionalPerson(String field) {
        return fields.value(field, name -> Optional.of(new Person(name)), "is not a name");
    }

    private int number(String field) {
        Integer number = fields.integer(field);
        if (number == null) {
            fields.note(field, "is required, a whole number");
        }
        return number == null ? 0 : number;
    }

    private @Nullable LocalDate date(String field) {
        return fields.value(field, ChapterReader::parse, "is no date; write it as 2026-03-31");
    }

    private static Optional<LocalDate> parse(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
