package io.incidentkit.postmortem;

import java.util.List;
import java.util.Set;

/** The words of the playbook's form; written by {@link PostmortemMarkdown}, read by {@link FormReader}. */
final class Form {
    static final String SUMMARY = "Summary";
    static final String IMPACT = "Impact";
    static final String TIMELINE = "Timeline";
    static final String ROOT_CAUSE = "Root cause";
    static final String WHY = "Why it took ";
    static final String WENT_WELL = "What went well";
    static final String WENT_BADLY = "What did not go well";
    static final String ACTIONS = "Action items";

    static final String IMPACT_HINT = "Which customers were hit, and the figures.";
    static final String ROOT_CAUSE_HINT = "Systems, processes and missing safeguards; no people.";
    static final String WHY_HINT = "One sentence a phase on why it took as long as it did.";
    static final String WENT_WELL_HINT = "What helped, and should stay.";
    static final String WENT_BADLY_HINT = "What slowed detection, diagnosis or mitigation.";
    static final String ACTIONS_HINT =
            "Each with a type (prevent, detect, mitigate, process), an owner and a due date.";

    static final String DATE = "Date";
    static final String DURATION = "Duration";
    static final String SEVERITY = "Severity";
    static final String SERVICES = "Services";
    static final String DETECTED = "Detected";
    static final String ENDED = "Ended";
    static final String OWNER = "Owner";
    static final String REVIEWERS = "Reviewers";
    static final String STATUS = "Status";
    static final String DUE = "Postmortem due";
    static final Set<String> FACTS =
            Set.of(DATE, DURATION, SEVERITY, SERVICES, DETECTED, ENDED, OWNER, REVIEWERS, STATUS, DUE);

    static final String NOT_SET = "not set";
    static final String NOT_ENDED = "not ended yet";
    static final String UNKNOWN = "unknown";

    static final List<String> PHASE_COLUMNS = List.of("Phase", "From, to", "Took", "Why");
    static final List<String> ACTION_COLUMNS = List.of("Type", "What", "Owner", "Due", "State");

    /** The exact value behind one that is shown rounded; the last group of a pattern that ends with this. */
    static final String HIDDEN = "(?: <!-- (\\S+) -->)?";

    private Form() {}

    /** Puts behind a value that is shown rounded what a reader does not see and {@link FormReader} needs. */
    static String hidden(String exact) {
        return " " + hint(exact);
    }

    static String hint(String words) {
        return "<!-- " + words + " -->";
    }
}
