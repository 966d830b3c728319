package io.incidentkit.connector.postmortem;

import io.incidentkit.command.PostmortemCommand.WriteSection;
import io.incidentkit.markdown.MarkdownSection;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.Section;
import io.incidentkit.validation.InputValidator;
import java.util.EnumMap;
import java.util.Map;

/**
 * Places the sections of a document. A part without a place of its own is appended to the section that fits it best, if the
 * document itself has written that section: of one that is empty it still has to be said that it is missing.
 */
final class SectionPlacement {
    private static final int TOP_HEADING = 3;

    private final Postmortem draft;
    private final Map<Section, String> texts = new EnumMap<>(Section.class);

    SectionPlacement(Postmortem document, Postmortem draft) {
        this.draft = draft;
        for (Section section : Section.values()) {
            texts.put(section, text(document, section));
        }
    }

    /** Appends a part, and returns whether the section takes it. */
    boolean append(Section home, String heading, String markdown) {
        String text = texts.getOrDefault(home, "");
        String longer = text + "\n\n### " + MarkdownText.escape(heading) + "\n\n" + markdown;
        if (text.isEmpty() || longer.length() > InputValidator.MAX_TEXT) {
            return false;
        }
        texts.put(home, longer.stripTrailing());
        return true;
    }

    void finish(PlacementPlan plan, boolean inForm) {
        texts.forEach((section, text) -> {
            if (!text.isEmpty()) {
                plan.make(section.code(), () -> new WriteSection(section, text))
                        .filter(write -> !says(text(draft, section), write))
                        .ifPresent(plan::give);
            } else if (inForm && !text(draft, section).isEmpty()) {
                plan.remark("The section '" + section.title()
                        + "' is empty in the document; what the incident has in it stays.");
            }
        });
    }

    private static boolean says(String written, WriteSection write) {
        return written.equals(MarkdownSection.body(write.markdown(), TOP_HEADING));
    }

    private static String text(Postmortem postmortem, Section section) {
        return switch (section) {
            case IMPACT -> postmortem.impact();
            case ROOT_CAUSE -> postmortem.rootCause();
            case WENT_WELL -> postmortem.wentWell();
            case WENT_BADLY -> postmortem.wentBadly();
        };
    }
}
