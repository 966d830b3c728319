package io.incidentkit.severity;

import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.validation.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The two rules that a severity policy keeps, as pure functions over its levels. */
final class PolicyRules {
    private final List<SeverityLevel> levels;
    private final List<PolicyFinding> findings = new ArrayList<>();

    private PolicyRules(List<SeverityLevel> levels) {
        this.levels = levels;
    }

    /** Both rules: {@code policy-is-complete}, then {@code policy-is-ordered}. */
    static List<PolicyFinding> check(List<SeverityLevel> levels) {
        PolicyRules rules = new PolicyRules(levels);
        rules.complete();
        rules.ordered();
        return rules.findings;
    }

    private void complete() {
        if (levels.isEmpty()) {
            incomplete("The policy has no level.", "Give it at least one.", "");
        }
        // People call a level by its name, in capitals or not.
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < levels.size(); i++) {
            SeverityLevel level = levels.get(i);
            Integer first = seen.putIfAbsent(level.severity().name().toLowerCase(Locale.ROOT), i);
            if (first != null) {
                incomplete(
                        level + " is there twice.",
                        "Give each level its own name.",
                        at(i, "severity"),
                        at(first, "severity"));
            }
            if (level.meaning().isEmpty()) {
                incomplete(level + " does not say what it means.", "Give it a meaning.", at(i, "meaning"));
            }
            if (level.notification().isEmpty()) {
                incomplete(level + " does not say who is told.", "Give it a notification.", at(i, "notification"));
            }
            if (level.fixed().isEmpty()) {
                incomplete(level + " does not say when it is fixed.", "Give it a deadline in words.", at(i, "fixed"));
            }
            oneLineAnAudience(i);
        }
    }

    private void oneLineAnAudience(int i) {
        List<CommunicationDuty> duties = levels.get(i).communication();
        Map<Audience, Integer> told = new HashMap<>();
        for (int d = 0; d < duties.size(); d++) {
            Audience audience = duties.get(d).audience();
            Integer first = told.putIfAbsent(audience, d);
            if (first != null) {
                incomplete(
                        levels.get(i) + " has two lines for the " + audience + ".",
                        "Keep one line an audience.",
                        duty(i, d, "audience"),
                        duty(i, first, "audience"));
            }
        }
    }

    /** Each level is compared with the next less severe one, which is enough for all pairs. */
    private void ordered() {
        for (int i = 0; i + 1 < levels.size(); i++) {
            SeverityLevel severe = levels.get(i);
            SeverityLevel mild = levels.get(i + 1);
            if (severe.notification().isPresent()
                    && mild.notification().isPresent()
                    && severe.notification().get().compareTo(mild.notification().get()) > 0) {
                String against = severe.notification().get().label() + " against "
                        + mild.notification().get().label();
                laxer(i, "tells fewer people (" + against + ")", at(i, "notification"), at(i + 1, "notification"));
            }
            later(i, severe.triagedWithin(), mild.triagedWithin(), "is triaged later", "triagedWithin");
            fixedLater(i, severe.fixedWithin(), mild.fixedWithin());
            later(
                    i,
                    severe.postmortemWithin(),
                    mild.postmortemWithin(),
                    "owes its postmortem later",
                    "postmortemWithin");
            if (mild.warRoom() && !severe.warRoom()) {
                laxer(i, "opens no war room", at(i, "warRoom"), at(i + 1, "warRoom"));
            }
            for (int d = 0; d < mild.communication().size(); d++) {
                compareDuty(i, d);
            }
        }
    }

    private void compareDuty(int i, int d) {
        List<CommunicationDuty> ours = levels.get(i).communication();
        CommunicationDuty mild = levels.get(i + 1).communication().get(d);
        String audience = "the " + mild.audience();
        int o = 0;
        while (o < ours.size() && !ours.get(o).audience().equals(mild.audience())) {
            o++;
        }
        if (o == ours.size()) {
            laxer(i, "does not tell " + audience, at(i, "communication"), duty(i + 1, d, "audience"));
            return;
        }
        CommunicationDuty severe = ours.get(o);
        DutyPair pair = new DutyPair(i, o, d);
        later(
                pair,
                Optional.of(severe.firstWithin()),
                Optional.of(mild.firstWithin()),
                "tells " + audience + " first later",
                "firstWithin");
        later(
                pair,
                Optional.ofNullable(severe.every()),
                Optional.ofNullable(mild.every()),
                "updates " + audience + " less often",
                "every");
        if (mild.atEachStep() && !severe.atEachStep()) {
            laxer(pair, "does not update " + audience + " at each step", "atEachStep");
        }
        if (mild.closing() && !severe.closing()) {
            laxer(pair, "sends " + audience + " no closing message", "closing");
        }
    }

    /** A level's duty and the one of the next level for the same audience, by their places. */
    private record DutyPair(int level, int ours, int theirs) {}

    /** Neither as it is said nor as it is counted. */
    private void fixedLater(int i, Optional<Duration> severe, Optional<Duration> mild) {
        if (isLater(severe, mild)) {
            later(i, severe, mild, "is fixed later", "fixedWithin");
        } else {
            later(
                    i,
                    severe.map(LevelTimes::counted),
                    mild.map(LevelTimes::counted),
                    "is fixed later, as now is counted by the hour",
                    "fixedWithin");
        }
    }

    private void later(int i, Optional<Duration> severe, Optional<Duration> mild, String what, String field) {
        if (isLater(severe, mild)) {
            laxer(i, what + against(severe, mild), at(i, field), at(i + 1, field));
        }
    }

    private void later(DutyPair pair, Optional<Duration> severe, Optional<Duration> mild, String what, String field) {
        if (isLater(severe, mild)) {
            laxer(pair, what + against(severe, mild), field);
        }
    }

    /** An absent deadline is the laxest of all. */
    private static boolean isLater(Optional<Duration> severe, Optional<Duration> mild) {
        return mild.isPresent() && (severe.isEmpty() || severe.get().compareTo(mild.get()) > 0);
    }

    private static String against(Optional<Duration> severe, Optional<Duration> mild) {
        return " (" + severe.map(DurationText::words).orElse("never") + " against "
                + mild.map(DurationText::words).orElse("never") + ")";
    }

    private static String at(int level, String field) {
        return "[" + level + "]." + field;
    }

    private static String duty(int level, int duty, String field) {
        return at(level, "communication[" + duty + "]." + field);
    }

    private void incomplete(String message, String remedy, String... paths) {
        findings.add(new PolicyFinding(List.of(paths), new Violation(Rule.POLICY_IS_COMPLETE, message, remedy)));
    }

    private void laxer(DutyPair pair, String how, String field) {
        laxer(pair.level, how, duty(pair.level, pair.ours, field), duty(pair.level + 1, pair.theirs, field));
    }

    private void laxer(int i, String how, String... paths) {
        SeverityLevel severe = levels.get(i);
        SeverityLevel mild = levels.get(i + 1);
        findings.add(new PolicyFinding(
                List.of(paths),
                new Violation(
                        Rule.POLICY_IS_ORDERED,
                        severe + " is more severe than " + mild + " but " + how + ".",
                        "Make " + severe + " at least as strict as " + mild + ", or change their order.")));
    }
}
