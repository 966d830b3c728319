package io.incidentkit.timeline;

import io.incidentkit.commander.Person;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.Section;
import org.jspecify.annotations.Nullable;

/** Events of the postmortem (chapter 7). */
public sealed interface PostmortemEvent extends IncidentEvent {

    /**
     * Someone sees to the postmortem.
     *
     * @param owner who
     */
    record PostmortemAssigned(Person owner) implements PostmortemEvent {
        @Override
        public EventType type() {
            return EventType.POSTMORTEM_ASSIGNED;
        }

        @Override
        public String describe() {
            return owner + " owns the postmortem";
        }
    }

    /**
     * A section was written. It carries all that the section says.
     *
     * @param section which
     * @param markdown what it says now
     */
    record SectionWritten(Section section, String markdown) implements PostmortemEvent {
        @Override
        public EventType type() {
            return EventType.SECTION_WRITTEN;
        }

        @Override
        public String describe() {
            return "Postmortem: " + section.title() + " written";
        }
    }

    /**
     * It was said why a phase took as long as it did.
     *
     * @param episode the episode, 1 for the first
     * @param phase the phase
     * @param sentence why
     */
    record PhaseExplained(int episode, Phase phase, String sentence) implements PostmortemEvent {
        @Override
        public EventType type() {
            return EventType.PHASE_EXPLAINED;
        }

        @Override
        public String describe() {
            return "Postmortem: " + phase.code() + " explained: " + sentence;
        }
    }

    /** The draft is ready to be read by others. */
    record ReviewRequested() implements PostmortemEvent {
        @Override
        public EventType type() {
            return EventType.REVIEW_REQUESTED;
        }

        @Override
        public String describe() {
            return "Postmortem: review requested";
        }
    }

    /**
     * Someone reviewed the draft.
     *
     * @param reviewer who
     * @param comment what they said, or null
     */
    record PostmortemReviewed(Person reviewer, @Nullable String comment) implements PostmortemEvent {
        @Override
        public EventType type() {
            return EventType.POSTMORTEM_REVIEWED;
        }

        @Override
        public String describe() {
            return "Postmortem: reviewed by " + reviewer + (comment == null ? "" : ": " + comment);
        }
    }

    /**
     * Somebody said something about the draft, for those who write it.
     *
     * @param section about which section, or null for the whole of it
     * @param comment what they said
     */
    record PostmortemCommented(@Nullable Section section, String comment) implements PostmortemEvent {
        @Override
        public EventType type() {
            return EventType.POSTMORTEM_COMMENTED;
        }

        @Override
        public String describe() {
            return "Postmortem: comment" + (section == null ? "" : " on " + section.title()) + ": " + comment;
        }
    }

    /**
     * It was said whether the document's timeline shows an entry.
     *
     * @param entry the sequence number of the entry
     * @param shown whether it is shown
     */
    record RowChosen(int entry, boolean shown) implements PostmortemEvent {
        @Override
        public EventType type() {
            return EventType.ROW_CHOSEN;
        }

        @Override
        public String describe() {
            return "Postmortem: entry " + entry + (shown ? " shown in" : " left out of") + " its timeline";
        }
    }

    /**
     * A sentence that reads like blame may stay.
     *
     * @param sentence the sentence
     * @param reason why it may stay
     */
    record BlameWaived(String sentence, String reason) implements PostmortemEvent {
        @Override
        public EventType type() {
            return EventType.BLAME_WAIVED;
        }

        @Override
        public String describe() {
            return "Postmortem: a sentence stays (" + reason + "): " + sentence;
        }
    }

    /**
     * The postmortem is part of the archive.
     *
     * @param document the document as it was published, in the playbook's form, which {@link
     *     io.incidentkit.postmortem.Postmortem#read} reads; null where an earlier release published it
     */
    record PostmortemPublished(@Nullable String document) implements PostmortemEvent {
        /** Creates a publication without its document, which is drafted from what was known then. */
        public PostmortemPublished() {
            this(null);
        }

        @Override
        public EventType type() {
            return EventType.POSTMORTEM_PUBLISHED;
        }

        @Override
        public String describe() {
            return "Postmortem published";
        }
    }
}
