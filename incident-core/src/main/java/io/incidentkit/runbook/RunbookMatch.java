package io.incidentkit.runbook;

import io.incidentkit.command.RunbookCommand.UseRunbook;
import java.util.List;
import java.util.Objects;

/**
 * A runbook that fits, and why.
 *
 * @param runbook the runbook
 * @param score how well it fits beside the others of the same search: the sum of its reasons' scores
 * @param reasons why it fits, the weightiest first; never empty
 */
public record RunbookMatch(Runbook runbook, double score, List<Reason> reasons) {

    /** Checks that nothing is null, and copies the reasons. */
    public RunbookMatch {
        Objects.requireNonNull(runbook, "runbook");
        reasons = List.copyOf(reasons);
    }

    /**
     * Returns the command that says that this runbook is used from now on. It is then owed a review. A page whose title can't
     * stand in one line goes by its id.
     */
    public UseRunbook use() {
        String name = Names.isLine(runbook.name()) ? runbook.name() : runbook.id();
        return new UseRunbook(runbook.id(), name, null);
    }

    /** By what a runbook was found. */
    public enum By {
        /** It is the runbook of an alert that fired. */
        ALERT("is for the alert"),
        /** It mentions an alert that fired. */
        MENTION("mentions the alert"),
        /** It has most words of the name of an alert that fired. */
        ALERT_WORDS("has the words of the alert"),
        /** It is for a service that is hit, or lies in a folder of that name. */
        SERVICE("is for the service"),
        /** It has words of what is seen. */
        WORDS("has the words");

        private final String says;

        By(String says) {
            this.says = says;
        }
    }

    /**
     * One reason.
     *
     * @param by by what it was found
     * @param score what this adds to the match's score
     * @param what the alerts, services or words that it shares with the query, the weightiest first
     */
    public record Reason(By by, double score, List<String> what) {

        /** Checks that nothing is null, and copies what is shared. */
        public Reason {
            Objects.requireNonNull(by, "by");
            what = List.copyOf(what);
        }

        /** Returns the reason for people, such as {@code is for the alert KubePodNotReady}. */
        @Override
        public String toString() {
            return by.says + " " + String.join(", ", what);
        }
    }
}
