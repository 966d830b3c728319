package io.incidentkit.incident;

import io.incidentkit.blameless.BlameWaiver;
import io.incidentkit.blameless.BlamelessCheck;
import io.incidentkit.commander.Person;
import io.incidentkit.postmortem.PostmortemWork;
import io.incidentkit.postmortem.Section;
import io.incidentkit.rule.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The texts of an incident's postmortem, and what a check finds in them. Pure. */
public final class PostmortemText {
    private PostmortemText() {}

    /**
     * The answer of one check.
     *
     * @param by the check that gave it
     * @param violations one for each finding that is not waived
     */
    record Checked(BlamelessCheck by, List<Violation> violations) {}

    /** Returns what is written in a section; the impact is known from the incident until somebody writes more of it. */
    public static String section(Incident incident, Section section) {
        String written = incident.postmortemWork().section(section);
        return written.isEmpty() && section == Section.IMPACT
                ? incident.impact().orElse("")
                : written;
    }

    /** Asks a check about each text that is not empty. */
    static Checked check(Incident incident, BlamelessCheck check) {
        PostmortemWork work = incident.postmortemWork();
        List<Person> people = incident.people().everybody();
        List<BlameWaiver> waivers = work.waivers().stream()
                .map(waiver -> new BlameWaiver(waiver.sentence(), waiver.reason()))
                .toList();
        Stream<String> sections = Arrays.stream(Section.values()).map(section -> section(incident, section));
        Stream<String> explanations = work.explanations().stream().map(PostmortemWork.Explanation::sentence);
        List<Violation> violations = Stream.concat(sections, explanations)
                .filter(text -> !text.isEmpty())
                .flatMap(text -> check.check(text, people, waivers).violations().stream())
                .toList();
        return new Checked(check, violations);
    }
}
