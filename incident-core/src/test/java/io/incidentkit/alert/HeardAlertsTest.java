package io.incidentkit.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeardAlertsTest {
    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

    private final HeardAlerts heard = HeardAlerts.NONE.with(group(alert(true, "a", TEN)), TEN);

    @Test
    void newsAreTheAlertsThatWereNotHeardBeforeOrOtherwise() {
        Alert known = alert(true, "a", TEN);
        Alert other = alert(true, "b", TEN);
        Alert resolved = alert(false, "a", TEN);
        Alert later = alert(true, "a", TEN.plusSeconds(60));

        assertThat(heard.news(group(known, other))).containsExactly(other);
        assertThat(heard.news(group(resolved))).containsExactly(resolved);
        assertThat(heard.news(group(later))).containsExactly(later);
    }

    @Test
    void anAlertIsKnownByItsGroupAndLabelsAndNotByWhatItSaysToPeople() {
        Alert reworded = new Alert(true, Map.of("alertname", "a"), Map.of("summary", "7.3% now"), TEN, null);
        assertThat(heard.news(group(reworded))).isEmpty();
        AlertGroup elsewhere = new AlertGroup("other", "key", "title", List.of(), List.of(alert(true, "a", TEN)), 0);
        assertThat(heard.news(elsewhere)).hasSize(1);
    }

    @Test
    void aMomentThatIsNotKnownIsNoBeginning() {
        AlertGroup group = group(alert(true, "a", null));
        HeardAlerts timeless = HeardAlerts.NONE.with(group, TEN);

        assertThat(timeless.knows(group, group.alerts().get(0))).isTrue();
        assertThat(timeless.knowsBeginning(group, group.alerts().get(0))).isFalse();
        assertThat(heard.knowsBeginning(group, alert(false, "a", TEN))).isTrue();
    }

    @Test
    void aRepeatIsWorthAnEntryOnceNothingWasNotedForAsLongAsNothingHadChanged() {
        AlertGroup repeat = group(alert(true, "a", TEN));

        assertThat(heard.isWorthNoting(repeat, TEN.plusSeconds(59))).isFalse();
        assertThat(heard.isWorthNoting(repeat, TEN.plusSeconds(60))).isTrue();
        HeardAlerts twice = heard.with(repeat.with(List.of()), TEN.plus(Duration.ofHours(4)));
        assertThat(twice.isWorthNoting(repeat, TEN.plus(Duration.ofHours(7)))).isFalse();
        assertThat(twice.isWorthNoting(repeat, TEN.plus(Duration.ofHours(8)))).isTrue();
    }

    @Test
    void whatChangesAndWhatIsHeardFirstAfterTheEndIsWorthAnEntryAtOnce() {
        assertThat(heard.isWorthNoting(group(alert(false, "a", TEN)), TEN)).isTrue();
        assertThat(heard.isWorthNoting(
                        new AlertGroup("s", "key", "title", List.of(), List.of(alert(true, "a", TEN)), 1), TEN))
                .as("one more could not be listed")
                .isTrue();
        assertThat(heard.ended().isWorthNoting(group(alert(true, "a", TEN)), TEN))
                .isTrue();
    }

    @Test
    void remembersABoundedNumberOfAlerts() {
        HeardAlerts many = HeardAlerts.NONE;
        for (int hundred = 0; hundred < 10; hundred++) {
            int from = hundred * 100;
            many = many.with(
                    group(IntStream.range(from, from + 100)
                            .mapToObj(i -> alert(true, "a" + i, TEN))
                            .toArray(Alert[]::new)),
                    TEN);
        }

        assertThat(many.alerts()).hasSize(HeardAlerts.MAX);
        assertThat(many.news(group(alert(true, "a999", TEN)))).isEmpty();
        assertThat(many.news(group(alert(true, "a0", TEN)))).hasSize(1);
    }

    private static Alert alert(boolean firing, String name, @Nullable Instant since) {
        return new Alert(firing, Map.of("alertname", name), Map.of(), since, null);
    }

    private static AlertGroup group(Alert... alerts) {
        return new AlertGroup("s", "key", "title", List.of(), List.of(alerts), 0);
    }
}
