package io.incidentkit.postmortem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words by which teams call the parts of a postmortem. The one place to extend when a team calls them differently.
 */
final class Vocabulary {
    private Vocabulary() {}

    /** The kinds of sections; the first one that fits a heading wins. */
    enum Section {
        TIMELINE("time ?lines?|chronology|sequence of events|course of events|key events|event log|log of events"),
        LESSONS("lessons|learnings|learned|learnt|takeaways?|retrospective notes"),
        WENT_BADLY(
                "(went|go|going|gone|did|do|worked|work)( so| very| not| n't)* (wrong|bad|badly|poorly|poor)"
                        + "|(not|(did|do|does|was|were|is|are|has|have|had|could|would)n'?t|less)( go| going| gone| went| work| do)?( so| very| that| too| as)* (well|right|good|work)"
                        + "|(could|should) (have|be|we|had)\\b.*\\b(better|improved?|differently)|to improve|areas? (for|of) improvement"),
        WENT_WELL("(went|go|going|gone|did|do|worked)( so| very| really)* (well|right|good)|positives|what worked"),
        IMPACT("impacts?|blast radius|affected (users?|customers?|services?)|(users?|customers?) affected|damage"),
        ROOT_CAUSE("root[- ]?causes?|causes?|contributing( factors?)?|triggers?|why (did|it|this|was)\\b.*|"
                + "how did (it|this) happen|five whys|5 whys|reasons?"),
        ACTIONS("action(s| items?| points?| plan)?|follow[- ]?ups?|remediations?|corrective|preventati?ve|"
                + "prevent(ion|ing)?|next steps|to[- ]?dos?|improvements?|(moving|looking|going) forward|tasks"),
        SUMMARY("summary|overview|background|tl;?dr|what happened|synopsis|abstract|description|in short|introduction");

        private final Pattern pattern;

        Section(String words) {
            this.pattern = Pattern.compile("(?<![\\p{L}])(?:" + words + ")(?![\\p{L}])");
        }
    }

    /** The kinds of facts; the first one that fits a name wins. */
    enum Fact {
        TIME_TO_DETECT("time to (detect|detection)|ttd|mttd|detection time"),
        DURATION(
                "(incident |outage |total |impact )*duration( of( the)? (impact|incident|outage))?|time to (resolve|resolution|recover|recovery|restore)|length"),
        SEVERITY("severity( level)?|sev|priority|incident level"),
        SERVICES("(affected |impacted )?(services?|systems?|components?)( affected| impacted)?"),
        DETECTED("(first |time |incident |fault )*(detected|started|began|start|start time)( at| on)?|team aware"),
        ENDED("(time |incident )*(resolved|ended|end|end time|resolution time)( at| on)?"),
        DATE("(incident )?dates?( ?(/|and|&) ?time)?( of( the)? incident)?( \\((utc|gmt)\\))?|day|when"),
        REFERENCE("(incident |post-?mortem )?(id|number|reference)"),
        OWNER("(post-?mortem |incident |document )*(owner|author|authors|lead)|written by|names?(\\(s\\))?"),
        REVIEWERS("reviewers?|reviewed by"),
        STATUS("(document |post-?mortem |incident )*(status|state)");

        private final Pattern pattern;

        Fact(String words) {
            this.pattern = Pattern.compile("(?:" + words + ")");
        }
    }

    /** Returns what kind of section a heading begins. */
    static Optional<Section> section(String heading) {
        String words = heading.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replaceAll("actions? taken", "");
        String withoutBad = Section.WENT_BADLY.pattern.matcher(words).replaceAll("");
        if (!withoutBad.equals(words)
                && Section.WENT_WELL.pattern.matcher(withoutBad).find()) {
            // Both below one heading can't be told apart.
            return Optional.of(Section.LESSONS);
        }
        return Arrays.stream(Section.values())
                .filter(section -> section.pattern.matcher(words).find())
                .findFirst();
    }

    /** Tells whether a heading is nothing but the name of a section. */
    static boolean isPlain(String heading) {
        return heading.split("\\s+").length <= 4;
    }

    /** Returns what kind of fact a name stands for. */
    static Optional<Fact> fact(String name) {
        String words = name.toLowerCase(Locale.ROOT).strip().replaceAll("[\\s:]+$", "");
        return Arrays.stream(Fact.values())
                .filter(fact -> fact.pattern.matcher(words).matches())
                .findFirst();
    }
}
