package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.NamingCommand.SetDetectionSource;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.comms.Audience;
import io.incidentkit.incident.SnapshotCodec;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.postmortem.FactLine;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.severity.ImpactNumbers.Figure;
import io.incidentkit.severity.Money;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.validation.InvalidInputException;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The impact in numbers, beside its words. */
class ImpactNumbersTest {
    private static final Money LOST = new Money(new BigDecimal("1200.50"), "EUR");

    private final Scenario scenario = Scenario.triaged();

    @Test
    void areNotKnownUntilSomebodyGivesThem() {
        scenario.accept(bob, new DescribeImpact("1 in 5 orders fails", null));

        assertThat(scenario.incident().impactNumbers().areUnknown()).isTrue();
        assertThat(scenario.incident().impactNumbers().words()).isEmpty();
        assertThat(last()).isEqualTo("Impact: 1 in 5 orders fails");
    }

    @Test
    void standInTheTimelineBesideTheWords() {
        scenario.accept(bob, impact("1 in 5 orders fails", 1L, 34_000L, LOST));

        assertThat(last())
                .isEqualTo("Impact: 1 in 5 orders fails (1 customer hit; 34,000 requests hit; 1,200.50 EUR lost)");
    }

    @Test
    void stayAsTheyAreKnownWhereNothingIsSaidOfThem() {
        scenario.accept(bob, impact("1 in 5 orders fails", 1_200L, null, LOST));
        scenario.accept(bob, impact("1 in 4 orders fails", null, 34_000L, null));
        scenario.accept(bob, new DescribeImpact("1 in 3 orders fails", null));

        assertThat(scenario.incident().impact()).contains("1 in 3 orders fails");
        assertThat(scenario.incident().impactNumbers()).isEqualTo(new ImpactNumbers(1_200L, 34_000L, LOST));
    }

    @Test
    void areCorrectedDownToNought() {
        scenario.accept(bob, impact("orders fail", 1_200L, null, null));
        scenario.accept(bob, impact("nobody was hit", 0L, null, null));

        assertThat(scenario.incident().impactNumbers().customersHit()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void areUnknownAgainEachByItself(Figure mistaken) {
        scenario.accept(bob, impact("1 in 5 orders fails", 1_200L, 34_000L, LOST));

        scenario.accept(bob, new DescribeImpact("orders fail", null, null, null, null, mistaken, null));

        ImpactNumbers numbers = scenario.incident().impactNumbers();
        assertThat(numbers.get(mistaken)).isNull();
        assertThat(Stream.of(Figure.values()).filter(figure -> numbers.get(figure) != null))
                .as("the others stay")
                .hasSize(2);
        assertThat(last())
                .isEqualTo(
                        "Impact: orders fail (" + mistaken.label().toLowerCase(Locale.ROOT) + ": not known any more)");
        assertThat(SnapshotCodec.read(SnapshotCodec.SNAPSHOT_FORMAT, 42, SnapshotCodec.write(scenario.incident())))
                .contains(scenario.incident());
    }

    @Test
    void areSetAnewWhileAnotherIsUnknownAgain() {
        scenario.accept(bob, impact("1 in 5 orders fails", 1_200L, null, LOST));

        scenario.accept(bob, new DescribeImpact("orders fail", null, null, 7L, null, Figure.CUSTOMERS_HIT, null));

        assertThat(scenario.incident().impactNumbers()).isEqualTo(new ImpactNumbers(null, 7L, LOST));
    }

    @Test
    void areNotGivenAndUnknownAtOnce() {
        assertThatThrownBy(() ->
                        scenario.decide(bob, new DescribeImpact("x", null, 3L, null, null, Figure.CUSTOMERS_HIT, null)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("unknown: is a number that is given as well");
    }

    @Test
    void areFoundOutAfterTheEnd() {
        assertThat(Scenario.resolved()
                        .accept(bob, impact("312 orders failed", 312L, null, null))
                        .incident()
                        .impactNumbers()
                        .customersHit())
                .isEqualTo(312L);
    }

    @Test
    void areBounded() {
        assertThatThrownBy(() -> impact("x", -1L, null, null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("customersHit: is negative");
        assertThatThrownBy(() -> new ImpactNumbers(null, ImpactNumbers.MAX + 1, null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("requestsHit: is more than");
        assertThat(new ImpactNumbers(ImpactNumbers.MAX, 0L, null).words())
                .containsExactly("1,000,000,000,000,000 customers hit", "0 requests hit");
    }

    @Test
    void areNoBusinessOfOutsiders() {
        scenario.accept(alice, impact("1 in 5 orders fails", 1_200L, 34_000L, LOST));
        scenario.accept(alice, SendUpdate.to(Audience.STATUS_PAGE));

        assertThat(scenario.timeline().stream()
                        .filter(entry -> entry.event() instanceof MessageSent)
                        .map(entry -> ((MessageSent) entry.event()).text()))
                .hasSize(1)
                .noneMatch(text -> text.contains("1,200") || text.contains("34") || text.contains("EUR"));
    }

    @Test
    void standInThePostmortemWhichComesBackWhole() {
        scenario.accept(alice, impact("1 in 5 orders fails", 1_200L, 34_000L, LOST));
        scenario.accept(alice, new SetDetectionSource(DetectionSource.CUSTOMER));

        Postmortem draft =
                IncidentRules.postmortem(scenario.incident(), scenario.timeline(), IncidentPolicy.standard());

        assertThat(draft.facts())
                .containsExactly(
                        new FactLine("Detected by", "customer"),
                        new FactLine("Customers hit", "1,200"),
                        new FactLine("Requests hit", "34,000"),
                        new FactLine("Money lost", "1,200.50 EUR"));
        assertThat(draft.toMarkdown(ZoneOffset.UTC)).contains("- **Customers hit:** 1,200");
        assertThat(Postmortem.read(draft.toMarkdown(ZoneOffset.UTC))
                        .postmortem()
                        .map(Postmortem::facts))
                .contains(draft.facts());
    }

    @Test
    void ofADraftWithoutThemAreNoFacts() {
        assertThat(IncidentRules.postmortem(scenario.incident(), scenario.timeline(), IncidentPolicy.standard())
                        .facts())
                .isEqualTo(List.of());
    }

    private String last() {
        return scenario.timeline().get(scenario.timeline().size() - 1).event().describe();
    }

    private static DescribeImpact impact(
            String words, @Nullable Long customers, @Nullable Long requests, @Nullable Money lost) {
        return new DescribeImpact(words, null, customers, requests, lost, null, null);
    }
}
