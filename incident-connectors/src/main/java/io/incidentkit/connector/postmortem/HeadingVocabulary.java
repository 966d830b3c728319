package io.incidentkit.connector.postmortem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words by which teams call the parts of a postmortem. The one place to extend when a team calls them differently.
 */
final class HeadingVocabulary {
    private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)|[\\s:]+$");

    /** These ask for the cause, though they speak of what went wrong. */
    private static final Pattern CAUSE = Pattern.compile("went wrong and why|why did (?:it|this|things?) go wrong");

    /** Beside what didn't. */
    private static final Pattern DID = Pattern.compile("what did\\W*");

    /** These promise items, and no text on what comes next. */
    private static final Pattern ITEMS =
            Pattern.compile("(?i)\\b(?:actions?|follow[- ]?ups?|to[- ]?dos?|tasks?|next steps|work items|"
                    + "commitments|(?:counter)?measures?|corrective|remediations?|recommendations?)\\b");

    private static final Pattern OUTLOOK = Pattern.compile("(?i)forward|again|less likely|improve|resolution");

    /** By when, or how soon, all of what stands below is done. */
    private static final Pattern HORIZON = Pattern.compile(
            "(?i)(?:the )?(?:(?:short|mid|medium|long)(?:er)?[- ]?term|immediate(?:ly)?|now|soon|later|(?:high|medium|low)(?:est)? priority|p[0-4])\\b.*");

    private HeadingVocabulary() {}

    /** The kinds of sections; the first one that fits a heading wins. */
    enum Section {
        PHASES(
                "Why it took",
                "why (did )?(it|this|the (incident|outage|recovery|fix))( all)? (take|took)\\b.*|how long (did )?(it|this) (take|took)\\b.*"),
        TIMELINE(
                "Timeline",
                "time ?lines?|chronology|chronological|sequence of events|course of events|key events|event log|log of events"
                        + "|(incident|activity|event) (log|history)|history of events"
                        + "|zeitlicher (ablauf|verlauf)|zeitleiste|zeitachse|chronologie|cronolog[\u00EDi]a|linha do tempo|l[\u00EDi]nea de tiempo|ligne de temps"),
        LESSONS("", "lessons|learnings?|learned|learnt|takeaways?|retrospective notes|reflections?"),
        WENT_BADLY(
                "What did not go well",
                "(went|go|going|gone|did|do|worked|work)( so| very| not| n't)* (wrong|bad|badly|poorly|poor)"
                        + "|(not|(did|do|does|was|were|is|are|has|have|had|could|would)n'?t|less)( go| going| gone| went| work| do)?( so| very| that| too| as)* (well|right|good|work|help)"
                        + "|(could|should) (have|be|we|had)\\b.*\\b(better|improved?|differently)|to improve|areas? (for|of) improvement"
                        + "|what (did|does|has)(n't| not)(?=\\W*$)|what (was|were|is) (difficult|hard|slow|confusing)|difficulties|challenges|pain points|hindered|negatives"
                        + "|(opportunities|room) for improvement|can be improved"),
        WENT_WELL(
                "What went well",
                "(went|go|going|gone|did|do|worked)( so| very| really)* (well|right|good)|positives|what worked|what helped|strengths|bright spots"),
        IMPACT(
                "Impact",
                "impacts?|blast radius|affected (users?|customers?|services?)|(users?|customers?) affected|damage|who was affected|consequences"
                        + "|auswirkung(en)?|impacto|impatto"),
        ROOT_CAUSE(
                "Root cause",
                "root[- ]?cause(s|d|\\(s\\))?|rca|causes?|contribut(ing|ors?)( factors?)?|triggers?|why (did|it|this|was)\\b.*|"
                        + "how did (it|this) happen|five whys|5 whys|reasons?"
                        + "|grundursache|ursachen?|cause racine|causa ra[\u00EDi]z"),
        ACTIONS(
                "Action items",
                "action(s| items?| points?| plan)?|follow[- ]?ups?|remediations?|corrective|prevent(at)?ive|"
                        + "prevent(ion|ing)?|next steps|to[- ]?dos?|improvements?|(moving|looking|going) forward|tasks|"
                        + "recommendations?|countermeasures?|commitments|work items|(less|not) likely|never happens? again|happen(s|ing)? again"
                        + "|(folge)?ma(\u00DF|ss)nahmen|plan d'action|prochaines [\u00E9e]tapes|plan de acci[\u00F3o]n|acciones|a[\u00E7c][\u00F5o]es|pr[\u00F3o]ximos pas(os|sos)|azioni"),
        SUMMARY(
                "Summary",
                "summary|overview|background|tl;?dr|what happened|synopsis|abstract|description|in short|introduction|recap|at a glance"
                        + "|problem( statement)?|zusammenfassung|\u00FCberblick|r[\u00E9e]sum[\u00E9e]|resumen|resumo|sommario");

        private final String title;
        private final Pattern pattern;

        Section(String title, String words) {
            this.title = title;
            this.pattern = Pattern.compile("(?<![\\p{L}])(?:" + words + ")(?![\\p{L}])");
        }

        /** Returns the heading in the playbook's form; empty for a section that the form does not have. */
        String title() {
            return title;
        }
    }

    /** The kinds of facts; the first one that fits a name wins. */
    enum Fact {
        TIME_TO_DETECT("(mean )?time to (detect|detection)|ttd|mttd|detection (time|delay|lag)"),
        DURATION(
                "(OF )*(duration|downtime|length)( of( the)? (impact|incident|outage))?"
                        + "|time to (resolve|resolution|recover|recovery|restore)|dauer|dur[\u00E9e]e|duraci[\u00F3o]n|dura[\u00E7c][\u00E3a]o|durata"),
        SEVERITY("(OF )*(severity|sev|priority)( (level|rating|class))?|(incident|impact) level"
                + "|schweregrad|gravit[\u00E9e]|s[\u00E9e]v[\u00E9e]rit[\u00E9e]|sever(idad|idade)|gravedad|gravidade"),
        SERVICES("(OF )*(services?|systems?|components?|products?|applications?)( (affected|impacted|involved))?"),
        DETECTED("(OF )*(detected|detect|detection)( (at|on|time|date))*|team aware"),
        STARTED("(OF )*(started|start|began|begin|beginning|occurred)( (at|on|time|date))*"),
        ENDED("(OF )*(resolved|ended|end|fixed|restored|resolution|recovered)( (at|on|time|date))*"),
        DATE(
                "((incident|outage|event|impact) )*dates?( ?(/|and|&) ?time)?( of( the)? incident)?|day|when|datum|fecha|data"),
        WINDOW(
                "(incident |outage |impact |event )?(window|time ?frame|period|times?)( of( the)? (incident|outage|impact))?"),
        REFERENCE("(incident |post-?mortem |tracking )?(id|number|reference)"),
        OWNER(
                "((post-?mortem|incident|document|pir|retrospective) )*(owner|author|lead|contact)s?|(written|prepared) by|names?"),
        REVIEWERS("reviewers?|reviewed by"),
        STATUS("((document|post-?mortem|incident) )*(status|state)");

        /** The words that may stand ahead of a fact's name and say no more. */
        private static final String OF =
                "(incident|outage|impact|event|fault|first|time|total|overall|approximate|affected|impacted|customer)";

        private final Pattern pattern;

        Fact(String words) {
            this.pattern = Pattern.compile("(?:" + words.replace("OF ", OF + " ") + ")");
        }
    }

    /** Returns what kind of section a heading begins. */
    static Optional<Section> section(String heading) {
        String words = heading.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replaceAll("actions? taken", "");
        if (CAUSE.matcher(words).find()) {
            return Optional.of(Section.ROOT_CAUSE);
        }
        if (DID.matcher(words).matches()) {
            return Optional.of(Section.WENT_WELL);
        }
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

    /** Tells whether a heading announces text on what comes next, in which there can be action items. */
    static boolean isOutlook(String heading) {
        return OUTLOOK.matcher(heading).find() || !ITEMS.matcher(heading).find();
    }

    /** Tells whether a heading below another one says how soon what stands below it is done. */
    static boolean isHorizon(String heading) {
        return HORIZON.matcher(heading.strip()).matches();
    }

    /** Tells whether a heading is the playbook's own name of a section, and so says nothing besides. */
    static boolean isOurs(Section kind, String heading) {
        String words = heading.strip().replace('\u2019', '\'');
        return words.equalsIgnoreCase(kind.title())
                || (kind == Section.WENT_BADLY && words.equalsIgnoreCase("What didn't"));
    }

    /** Tells whether a heading is nothing but the name of a section. */
    static boolean isPlain(String heading) {
        return heading.split("\\s+").length <= 4;
    }

    /** Returns what kind of fact a name stands for. */
    static Optional<Fact> fact(String name) {
        String words =
                BRACKETS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("").strip();
        return Arrays.stream(Fact.values())
                .filter(fact -> fact.pattern.matcher(words).matches())
                .findFirst();
    }
}
