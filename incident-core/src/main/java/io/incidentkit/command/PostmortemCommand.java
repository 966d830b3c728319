package io.incidentkit.command;

import static io.incidentkit.command.CommandDescription.describe;

import io.incidentkit.commander.Person;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.Section;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Commands of the postmortem (chapter 7). An ended incident takes them; they are what is left to do. */
public sealed interface PostmortemCommand extends IncidentCommand {

    @Override
    default @Nullable Instant occurredAt() {
        return null;
    }

    /**
     * Says who sees to the postmortem.
     *
     * @param owner who
     */
    record AssignPostmortem(Person owner) implements PostmortemCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.ASSIGN_POSTMORTEM,
                "One person sees to it. The others write along.",
                CommandShape.of(Fields.person("owner", "Owner").required(), AssignPostmortem::new));

        /** Checks the input. */
        public AssignPostmortem {
            InputValidator faults = new InputValidator();
            if (owner == null) {
                faults.add("owner", "is required");
            }
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.ASSIGN_POSTMORTEM;
        }

        @Override
        public AssignPostmortem withPeople(UnaryOperator<Person> known) {
            return new AssignPostmortem(known.apply(owner));
        }
    }

    /**
     * Writes a section, in place of what it said before.
     *
     * @param section which
     * @param markdown what it says
     */
    record WriteSection(Section section, String markdown) implements PostmortemCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.WRITE_SECTION,
                "In Markdown. Systems, processes and missing safeguards, no people as the cause.",
                CommandShape.of(
                        Fields.choice(
                                        "section",
                                        "Section",
                                        Section.values(),
                                        section -> new FieldChoice(section.code(), section.title()))
                                .requiredChoice(""),
                        Fields.written("markdown", "Text", FieldKind.MARKDOWN).required(),
                        WriteSection::new));

        /** Checks the input. */
        public WriteSection {
            InputValidator faults = new InputValidator();
            if (section == null) {
                faults.add("section", "is required");
            }
            markdown = faults.text("markdown", markdown);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.WRITE_SECTION;
        }
    }

    /**
     * Says why a phase took as long as it did.
     *
     * @param episode the episode, 1 for the first
     * @param phase the phase
     * @param sentence why
     */
    record ExplainPhase(int episode, Phase phase, String sentence) implements PostmortemCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.EXPLAIN_PHASE,
                "One sentence: what made it take as long as it did.",
                CommandShape.of(
                        Fields.number("episode", "Episode", FieldKind.NUMBER).otherwise(1),
                        Fields.choice("phase", "Phase", Phase.values(), phase -> FieldChoice.of(phase.code()))
                                .requiredChoice(""),
                        Fields.text("sentence", "Why").required(),
                        ExplainPhase::new));

        /** Checks the input. */
        public ExplainPhase {
            InputValidator faults = new InputValidator();
            if (phase == null) {
                faults.add("phase", "is required");
            }
            sentence = faults.text("sentence", sentence);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.EXPLAIN_PHASE;
        }
    }

    /** Asks others to read the draft. */
    record RequestReview() implements PostmortemCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.REQUEST_REVIEW,
                "Others read it now, and at least one of them was not on the incident.",
                CommandShape.of(RequestReview::new));

        @Override
        public CommandType type() {
            return CommandType.REQUEST_REVIEW;
        }
    }

    /**
     * Says that the actor has reviewed the draft.
     *
     * @param comment what is to say about it, or null
     */
    record ReviewPostmortem(@Nullable String comment) implements PostmortemCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.REVIEW_POSTMORTEM,
                "Say that you have read it, and what is to be said about it.",
                CommandShape.of(Fields.text("comment", "Comment"), ReviewPostmortem::new));

        /** Checks the input. */
        public ReviewPostmortem {
            InputValidator faults = new InputValidator();
            comment = faults.optionalText("comment", comment);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.REVIEW_POSTMORTEM;
        }
    }

    /**
     * Says something about the draft, beside one of its sections, for those who write it.
     *
     * @param section which section, or null for the whole of it
     * @param comment what is to say about it
     */
    record CommentPostmortem(@Nullable Section section, String comment) implements PostmortemCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.COMMENT_POSTMORTEM,
                "For those who write it. It stands beside the text, and not in the document.",
                CommandShape.of(
                        Fields.choice(
                                        "section",
                                        "Section",
                                        Section.values(),
                                        section -> new FieldChoice(section.code(), section.title()))
                                .blank("The whole of it"),
                        Fields.text("comment", "Comment").required(),
                        CommentPostmortem::new));

        /** Checks the input. */
        public CommentPostmortem {
            InputValidator faults = new InputValidator();
            comment = faults.text("comment", comment);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.COMMENT_POSTMORTEM;
        }
    }

    /**
     * Says whether the document's timeline shows an entry. The incident's own timeline always does.
     *
     * @param entry the sequence number of the entry
     * @param shown whether it is shown; what nobody chose is
     */
    record ChooseRow(int entry, boolean shown) implements PostmortemCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.CHOOSE_ROW,
                "The document's timeline shows it or leaves it out; the incident's own always has it.",
                CommandShape.of(
                        Fields.numberOf("entry", "Entry", FieldKind.ENTRY),
                        Fields.yesNo("shown", "Shown").otherwise(false),
                        ChooseRow::new));

        @Override
        public CommandType type() {
            return CommandType.CHOOSE_ROW;
        }

        @Override
        public OptionalInt namedEntry() {
            return OptionalInt.of(entry);
        }
    }

    /**
     * Lets a sentence stay that reads like blame.
     *
     * @param sentence the sentence
     * @param reason why it may stay
     */
    record WaiveBlame(String sentence, String reason) implements PostmortemCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.WAIVE_BLAME,
                "Better word it anew. If it has to stay as it is, say why.",
                CommandShape.of(
                        Fields.text("sentence", "Sentence").required(),
                        Fields.text("reason", "Why it may stay").required(),
                        WaiveBlame::new));

        /** Checks the input. */
        public WaiveBlame {
            InputValidator faults = new InputValidator();
            sentence = faults.text("sentence", sentence);
            reason = faults.text("reason", reason);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.WAIVE_BLAME;
        }
    }

    /** Publishes the postmortem. */
    record PublishPostmortem() implements PostmortemCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.PUBLISH_POSTMORTEM,
                "It becomes part of the archive and stays as it is.",
                CommandShape.of(PublishPostmortem::new));

        @Override
        public CommandType type() {
            return CommandType.PUBLISH_POSTMORTEM;
        }

        @Override
        public boolean needsTimeline() {
            return true;
        }
    }
}
