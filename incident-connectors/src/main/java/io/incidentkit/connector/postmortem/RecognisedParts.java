package io.incidentkit.connector.postmortem;

import io.incidentkit.postmortem.Postmortem;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;

/** Tells which parts a postmortem says something in. */
final class RecognisedParts {
    private final Set<PostmortemPart> said = EnumSet.noneOf(PostmortemPart.class);

    private RecognisedParts() {}

    static Set<PostmortemPart> in(Postmortem postmortem, boolean titled) {
        RecognisedParts understood = new RecognisedParts();
        understood.facts(postmortem, titled);
        understood.note(PostmortemPart.SUMMARY, !postmortem.summary().isEmpty());
        understood.note(PostmortemPart.IMPACT, !postmortem.impact().isEmpty());
        understood.note(
                PostmortemPart.TIMELINE,
                postmortem.timeline().stream()
                        .anyMatch(
                                line -> line.at().isPresent() || !line.written().isEmpty()));
        understood.note(PostmortemPart.ROOT_CAUSE, !postmortem.rootCause().isEmpty());
        understood.note(
                PostmortemPart.PHASES,
                postmortem.phases().stream().anyMatch(report -> report.took().isPresent()));
        understood.note(PostmortemPart.WENT_WELL, !postmortem.wentWell().isEmpty());
        understood.note(PostmortemPart.WENT_BADLY, !postmortem.wentBadly().isEmpty());
        understood.note(PostmortemPart.ACTIONS, !postmortem.actions().isEmpty());
        return understood.said;
    }

    private void facts(Postmortem postmortem, boolean titled) {
        note(PostmortemPart.TITLE, titled);
        note(PostmortemPart.DATE, postmortem.date(ZoneOffset.UTC).isPresent());
        note(PostmortemPart.DURATION, postmortem.duration().isPresent());
        note(PostmortemPart.SEVERITY, postmortem.severity().isPresent());
        note(PostmortemPart.SERVICES, !postmortem.services().isEmpty());
        note(PostmortemPart.OWNER, postmortem.owner().isPresent());
    }

    private void note(PostmortemPart part, boolean isSaid) {
        if (isSaid) {
            said.add(part);
        }
    }
}
