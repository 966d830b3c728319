package io.incidentkit.severity;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** A policy is refused for exactly what a plain reading of its levels finds, in each pair of them. */
class SeverityPolicyPropertiesTest {
    private static final int NEVER = 1_000;

    /** One level as somebody writes it down; null is what they left out. */
    private record Written(
            @Nullable String meaning,
            @Nullable Notification notification,
            @Nullable Integer fixedWithin,
            boolean warRoom,
            @Nullable Integer postmortemWithin,
            @Nullable Told told) {

        boolean isComplete() {
            return meaning != null && notification != null;
        }

        /** Whether this level, if it is more severe, is laxer than a milder one in anything. */
        boolean isLaxerThan(Written mild) {
            return (notification != null
                            && mild.notification != null
                            && notification.ordinal() > mild.notification.ordinal())
                    || minutes(fixedWithin) > minutes(mild.fixedWithin)
                    || counted(fixedWithin) > counted(mild.fixedWithin)
                    || minutes(postmortemWithin) > minutes(mild.postmortemWithin)
                    || (mild.warRoom && !warRoom)
                    || (mild.told != null && (told == null || told.isLaxerThan(mild.told)));
        }

        SeverityLevel level(String name) {
            SeverityLevel.Builder level = SeverityLevel.builder(new Severity(name))
                    .fixed("when it can be", fixedWithin == null ? null : Duration.ofMinutes(fixedWithin))
                    .warRoom(warRoom)
                    .communication(told == null ? List.of() : List.of(told.duty()));
            if (meaning != null) {
                level.meaning(meaning);
            }
            if (notification != null) {
                level.notification(notification);
            }
            if (postmortemWithin != null) {
                level.postmortemWithin(Duration.ofMinutes(postmortemWithin));
            }
            return level.build();
        }
    }

    /** When customers hear of it. */
    private record Told(int firstWithin, @Nullable Integer every, boolean atEachStep, boolean closing) {
        boolean isLaxerThan(Told mild) {
            return firstWithin > mild.firstWithin
                    || minutes(every) > minutes(mild.every)
                    || (mild.atEachStep && !atEachStep)
                    || (mild.closing && !closing);
        }

        CommunicationDuty duty() {
            return new CommunicationDuty(
                    Audience.CUSTOMERS,
                    Duration.ofMinutes(firstWithin),
                    every == null ? null : Duration.ofMinutes(every),
                    atEachStep,
                    closing);
        }
    }

    /** What is fixed now is counted by the hour. */
    private static int counted(@Nullable Integer fixedWithin) {
        return fixedWithin != null && fixedWithin == 0 ? 60 : minutes(fixedWithin);
    }

    private static int minutes(@Nullable Integer within) {
        return within == null ? NEVER : within;
    }

    @Property
    void isRefusedForWhatAPlainReadingFinds(@ForAll("policies") List<Written> written) {
        Set<Rule> expected = EnumSet.noneOf(Rule.class);
        if (written.isEmpty() || !written.stream().allMatch(Written::isComplete)) {
            expected.add(Rule.POLICY_IS_COMPLETE);
        }
        for (int i = 0; i + 1 < written.size(); i++) {
            if (written.get(i).isLaxerThan(written.get(i + 1))) {
                expected.add(Rule.POLICY_IS_ORDERED);
            }
        }

        assertThat(broken(written)).isEqualTo(expected);
    }

    private static Set<Rule> broken(List<Written> written) {
        List<SeverityLevel> levels = IntStream.range(0, written.size())
                .mapToObj(i -> written.get(i).level("SEV" + i))
                .toList();
        try {
            SeverityPolicy policy = SeverityPolicy.of(levels);
            assertThat(policy.levels()).isEqualTo(levels);
            return Set.of();
        } catch (RefusedException e) {
            return e.violations().stream().map(Violation::rule).collect(Collectors.toSet());
        }
    }

    /** Few values, so that a pair of levels is often in order. */
    @Provide
    Arbitrary<List<Written>> policies() {
        Arbitrary<Integer> minutes = Arbitraries.of(10, 20, 30);
        Arbitrary<Boolean> rarely = Arbitraries.of(true, false, false, false);
        Arbitrary<Told> told = Combinators.combine(minutes, minutes.injectNull(0.3), rarely, rarely)
                .as(Told::new);
        Arbitrary<Written> level = Combinators.combine(
                        Arbitraries.just("it hurts").injectNull(0.05),
                        Arbitraries.of(Notification.class).injectNull(0.05),
                        Arbitraries.of(0, 30, 60, 90).injectNull(0.3),
                        rarely,
                        minutes.injectNull(0.3),
                        told.injectNull(0.5))
                .as(Written::new);
        return level.list().ofMaxSize(3).withoutEdgeCases();
    }
}
