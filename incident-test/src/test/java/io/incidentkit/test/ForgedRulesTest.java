package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.CommandType;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.test.history.Histories;
import io.incidentkit.test.history.History;
import io.incidentkit.test.history.PlayedCommand;
import io.incidentkit.test.history.PlayedHistory;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.PerProperty;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** The second reading of the rules notices each rule that a decision leaves out, and each that it makes up. */
class ForgedRulesTest {
    /** What only publishing is refused for. */
    private static final Set<Rule> OF_PUBLISHING = EnumSet.of(
            Rule.REVIEWED_FROM_OUTSIDE, Rule.EVERY_ACTION_HAS_OWNER_AND_DUE_DATE, Rule.RUNBOOK_REVIEWED_AFTER_USE);

    private static final Set<Rule> READ_TWICE = EnumSet.of(
            Rule.SEVERITY_CHANGE_SAYS_WHY,
            Rule.ONE_COMMANDER,
            Rule.COMMANDER_CALLS_DONE,
            Rule.COMMANDER_COORDINATES,
            Rule.COMMANDER_ESCALATES,
            Rule.TRIAGE_NEEDS_COMMANDER_AND_SEVERITY,
            Rule.STEPS_IN_ORDER,
            Rule.MITIGATE_BEFORE_FIX,
            Rule.RESOLVE_NEEDS_VERIFICATION,
            Rule.ENDED_TAKES_NO_STEPS,
            Rule.REOPEN_WITHIN_WINDOW,
            Rule.MERGE_INTO_OPEN,
            Rule.CLOSING_WAITS_FOR_RESOLVED,
            Rule.UPDATE_SAYS_NEXT,
            Rule.PRIVATE_TELLS_THOSE_ON_IT,
            Rule.POSTMORTEM_IN_ORDER,
            Rule.REVIEWED_FROM_OUTSIDE,
            Rule.EVERY_ACTION_HAS_OWNER_AND_DUE_DATE,
            Rule.RUNBOOK_REVIEWED_AFTER_USE);

    private static final Set<Rule> FORGED = EnumSet.noneOf(Rule.class);

    /** The same histories each time, as they have to meet every rule, and some are rarely met. */
    @Property(tries = 500, seed = "4711")
    @PerProperty(AllWereForged.class)
    void eachRuleThatIsLeftOutIsMissed(@ForAll("histories") History history) {
        for (PlayedCommand turn : history.play().turns()) {
            for (Rule rule : READ_TWICE) {
                List<Violation> others = turn.violations().stream()
                        .filter(violation -> violation.rule() != rule)
                        .toList();
                if (others.size() < turn.violations().size() && isReadAtAll(turn, rule)) {
                    assertNoticed(turn, others);
                    FORGED.add(rule);
                }
            }
        }
    }

    @Property(tries = 20)
    void noRuleIsMadeUp(@ForAll("histories") History history) {
        for (PlayedCommand turn : history.play().turns()) {
            for (Rule rule : READ_TWICE) {
                Stream<Rule> named = turn.violations().stream().map(Violation::rule);
                if (turn.faults().isEmpty() && named.noneMatch(rule::equals) && isReadAtAll(turn, rule)) {
                    Violation madeUp = new Violation(rule, "no", "wait");
                    assertNoticed(
                            turn,
                            Stream.concat(turn.violations().stream(), Stream.of(madeUp))
                                    .toList());
                }
            }
        }
    }

    /** Of an ended incident it is enough to say that; only publishing asks for what a postmortem lacks. */
    private static boolean isReadAtAll(PlayedCommand turn, Rule rule) {
        if (OF_PUBLISHING.contains(rule)) {
            return turn.command().type() == CommandType.PUBLISH_POSTMORTEM;
        }
        boolean over = turn.violations().stream().anyMatch(broken -> broken.rule() == Rule.ENDED_TAKES_NO_STEPS);
        return !over || rule == Rule.ENDED_TAKES_NO_STEPS;
    }

    private static void assertNoticed(PlayedCommand turn, List<Violation> violations) {
        PlayedCommand forged = new PlayedCommand(
                turn.before(),
                turn.actor(),
                turn.command(),
                turn.references(),
                turn.now(),
                turn.permissions(),
                List.of(),
                violations,
                List.of(),
                turn.before());
        PlayedHistory played =
                new PlayedHistory(IncidentPolicy.standard(), List.of(), List.of(forged), List.of(), forged.after());
        assertThatExceptionOfType(AssertionError.class).as("%s", forged).isThrownBy(() -> {
            RuleInvariants.check(played);
            PublishingInvariants.check(played);
        });
    }

    @Provide
    Arbitrary<History> histories() {
        return Histories.any();
    }

    /** Random histories meet every rule, or the checks would say nothing of it. */
    static final class AllWereForged implements PerProperty.Lifecycle {
        @Override
        public void before(PropertyLifecycleContext context) {
            FORGED.clear();
        }

        @Override
        public void onSuccess() {
            assertThat(FORGED).isEqualTo(READ_TWICE);
        }
    }
}
