package io.incidentkit.severity;

import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The two rules that a severity policy keeps, as pure functions over its levels. */
final class PolicyRules {
    private PolicyRules() {}

    /** {@code policy-is-complete}. */
    static List<Violation> complete(List<SeverityLevel> levels) {
        List<Violation> violations = new ArrayList<>();
        if (levels.isEmpty()) {
            violations.add(incomplete("The policy has no level.", "Give it at least one."));
        }
        Set<Severity> seen = new HashSet<>();
        for (SeverityLevel level : levels) {
            if (!seen.add(level.severity())) {
                violations.add(incomplete(level + " is there twice.", "Give each level its own name."));
            }
            if (level.meaning().isEmpty()) {
                violations.add(incomplete(level + " does not say what it means.", "Give it a meaning."));
            }
            if (level.notification().isEmpty()) {
                violations.add(incomplete(level + " does not say who is told.", "Give it a notification."));
            }
            if (level.fixed().isEmpty()) {
                violations.add(incomplete(level + " does not say when it is fixed.", "Give it a deadline in words."));
            }
            Set<Audience> told = new HashSet<>();
            for (CommunicationDuty duty : level.communication()) {
                if (!told.add(duty.audience())) {
                    violations.add(incomplete(
                            level + " has two lines for the " + duty.audience() + ".", "Keep one line an audience."));
                }
            }
        }
        return violations;
    }

    /** {@code policy-is-ordered}. Each level is compared with the next less severe one, which is enough for all pairs. */
    static List<Violation> ordered(List<SeverityLevel> levels) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 1; i < levels.size(); i++) {
            compare(levels.get(i - 1), levels.get(i), violations);
        }
        return violations;
    }

    private static void compare(SeverityLevel severe, SeverityLevel mild, List<Violation> violations) {
        if (severe.notification().isPresent()
                && mild.notification().isPresent()
                && severe.notification().get().compareTo(mild.notification().get()) > 0) {
            violations.add(laxer(
                    severe,
                    mild,
                    "tells fewer people (" + severe.notification().get().label() + " against "
                            + mild.notification().get().label() + ")"));
        }
        later(severe.fixedWithin(), mild.fixedWithin(), "is fixed later", severe, mild, violations);
        later(
                severe.postmortemWithin(),
                mild.postmortemWithin(),
                "owes its postmortem later",
                severe,
                mild,
                violations);
        if (mild.warRoom() && !severe.warRoom()) {
            violations.add(laxer(severe, mild, "opens no war room"));
        }
        for (CommunicationDuty duty : mild.communication()) {
            compareDuty(severe, mild, duty, violations);
        }
    }

    private static void compareDuty(
            SeverityLevel severe, SeverityLevel mild, CommunicationDuty duty, List<Violation> violations) {
        Optional<CommunicationDuty> same = severe.communication().stream()
                .filter(other -> other.audience().equals(duty.audience()))
                .findFirst();
        String audience = "the " + duty.audience();
        if (same.isEmpty()) {
            violations.add(laxer(severe, mild, "does not tell " + audience));
            return;
        }
        CommunicationDuty ours = same.get();
        later(
                Optional.of(ours.firstWithin()),
                Optional.of(duty.firstWithin()),
                "tells " + audience + " first later",
                severe,
                mild,
                violations);
        later(
                Optional.ofNullable(ours.every()),
                Optional.ofNullable(duty.every()),
                "updates " + audience + " less often",
                severe,
                mild,
                violations);
        if (duty.atEachStep() && !ours.atEachStep()) {
            violations.add(laxer(severe, mild, "does not update " + audience + " at each step"));
        }
        if (duty.closing() && !ours.closing()) {
            violations.add(laxer(severe, mild, "sends " + audience + " no closing message"));
        }
    }

    /** An absent deadline is the laxest of all. */
    private static void later(
            Optional<Duration> severe,
            Optional<Duration> mild,
            String what,
            SeverityLevel severeLevel,
            SeverityLevel mildLevel,
            List<Violation> violations) {
        if (mild.isEmpty()) {
            return;
        }
        if (severe.isEmpty() || severe.get().compareTo(mild.get()) > 0) {
            violations.add(laxer(
                    severeLevel,
                    mildLevel,
                    what + " (" + words(severe.orElse(null)) + " against " + words(mild.get()) + ")"));
        }
    }

    private static String words(@Nullable Duration duration) {
        return duration == null ? "never" : PolicyPage.words(duration);
    }

    private static Violation incomplete(String message, String remedy) {
        return new Violation(Rule.POLICY_IS_COMPLETE, message, remedy);
    }

    private static Violation laxer(SeverityLevel severe, SeverityLevel mild, String how) {
        return new Violation(
                Rule.POLICY_IS_ORDERED,
                severe + " is more severe than " + mild + " but " + how + ".",
                "Make " + severe + " at least as strict as " + mild + ", or change their order.");
    }
}
