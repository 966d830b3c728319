package io.incidentkit.incident;

import io.incidentkit.blameless.BlameWaiver;
import io.incidentkit.blameless.BlamelessCheck;
import io.incidentkit.postmortem.PostmortemWork;
import io.incidentkit.postmortem.Section;
import io.incidentkit.rule.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The texts of an incident's postmortem as they would be published. */
public final class PostmortemText {
    private PostmortemText() {}

    /** Returns what is written in a section; the impact is known from the incident until somebody writes more of it. */
    public static String section(Incident incident, Section section) {
        String written = incident.postmortemWork().section(section);
        return written.isEmpty() && section == Section.IMPACT
                ? incident.impact().orElse("")
                : written;
    }

    /** {@code postmortem-is-blameless}: every sentence that names somebody as the cause and was not waived. */
    static List<Violation> blame(Incident incident) {
        PostmortemWork work = incident.postmortemWork();
        Stream<String> texts = Stream.concat(
                Arrays.stream(Section.values()).map(section -> section(incident, section)),
                work.explanations().stream().map(PostmortemWork.Explanation::sentence));
        List<BlameWaiver> waivers = work.waivers().stream()
                .map(waiver -> new BlameWaiver(waiver.sentence(), waiver.reason()))
                .toList();
        BlamelessCheck check = BlamelessCheck.knowing(incident.people().everybody());
        return texts.filter(text -> !text.isEmpty())
                .flatMap(text -> check.check(text, waivers).violations().stream())
                .toList();
    }
}
