package io.incidentkit.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AlertGroupTest {
    private static final Instant EARLY = Instant.parse("2026-03-01T14:20:00Z");
    private static final Instant LATE = Instant.parse("2026-03-01T14:32:00Z");

    @Nested
    class OpenKey {
        @Test
        void isTheSameForTheSameGroupWhateverItTells() {
            AlertGroup fires = group(firing(LATE));
            AlertGroup calm = new AlertGroup("alertmanager", "key", "another title", List.of("x"), List.of(), 3);

            assertThat(fires.openKey()).isEqualTo(calm.openKey()).hasSize(64).matches("[0-9a-f]+");
        }

        @Test
        void differsBySourceAndByKey() {
            assertThat(Stream.of(of("a", "b"), of("b", "a"), of("a", "c"), of("ab", ""), of("a", "b\na"))
                            .map(AlertGroup::openKey))
                    .doesNotHaveDuplicates();
        }

        private AlertGroup of(String source, String key) {
            return new AlertGroup(source, key, "t", List.of(), List.of(), 0);
        }
    }

    @Nested
    class Firing {
        @Test
        void isTrueAsLongAsOneAlertFires() {
            assertThat(group(resolved(), firing(LATE)).firing()).isTrue();
            assertThat(group(resolved(), resolved()).firing()).isFalse();
            assertThat(group().firing()).isFalse();
        }

        @Test
        void isSinceTheEarliestFiringAlert() {
            assertThat(group(firing(LATE), firing(EARLY), firing(null)).firingSince())
                    .contains(EARLY);
        }

        @Test
        void doesNotCountWhatIsResolved() {
            Alert over = new Alert(false, Map.of(), Map.of(), EARLY, LATE);

            assertThat(group(over, firing(LATE)).firingSince()).contains(LATE);
            assertThat(group(over).firingSince()).isEmpty();
        }

        @Test
        void isUnknownIfTheSourceDoesNotSay() {
            assertThat(group(firing(null)).firingSince()).isEmpty();
        }
    }

    @Nested
    class ManyAlerts {
        @Test
        void keepsTheFiringOnesFirstAndCountsTheRest() {
            List<Alert> alerts = IntStream.range(0, 150)
                    .mapToObj(i -> new Alert(i >= 100, Map.of("n", "" + i), Map.of(), null, null))
                    .toList();

            AlertGroup group = new AlertGroup("s", "k", "t", List.of(), alerts, 7);

            assertThat(group.alerts()).hasSize(AlertGroup.MAX_ALERTS);
            assertThat(group.alerts().subList(0, 50)).allMatch(Alert::firing);
            assertThat(group.omitted()).isEqualTo(57);
        }

        @Test
        void keepsTheSourcesOrderWhenThereIsRoom() {
            AlertGroup group = group(resolved(), firing(LATE), resolved());

            assertThat(group.alerts()).containsExactly(resolved(), firing(LATE), resolved());
            assertThat(group.omitted()).isZero();
        }
    }

    @Nested
    class Describe {
        @Test
        void countsWhatFiresAndWhatIsResolved() {
            assertThat(group(firing(LATE), resolved(), resolved()).describe())
                    .isEqualTo("Alerts from alertmanager: 1 firing, 2 resolved (HighErrorRate)");
        }

        @Test
        void saysSoWhenNothingIsListed() {
            assertThat(group().describe()).isEqualTo("Alerts from alertmanager: none (HighErrorRate)");
        }
    }

    @Nested
    class OneAlert {
        @Test
        void isNamedByItsLabel() {
            assertThat(new Alert(true, Map.of("alertname", "HighErrorRate"), Map.of(), null, null).name())
                    .contains("HighErrorRate");
            assertThat(firing(LATE).name()).isEmpty();
        }

        @Test
        void keepsItsLabelsInOrderAndApartFromTheCallers() {
            Map<String, String> labels = new HashMap<>(Map.of("b", "2", "a", "1", "c", "3"));
            Alert alert = new Alert(true, labels, labels, null, null);
            labels.clear();

            assertThat(alert.labels().keySet()).containsExactly("a", "b", "c");
            assertThat(alert.annotations().keySet()).containsExactly("a", "b", "c");
        }
    }

    private static AlertGroup group(Alert... alerts) {
        return new AlertGroup("alertmanager", "key", "HighErrorRate", List.of("checkout"), List.of(alerts), 0);
    }

    private static Alert firing(Instant since) {
        return new Alert(true, Map.of(), Map.of(), since, null);
    }

    private static Alert resolved() {
        return new Alert(false, Map.of(), Map.of(), null, null);
    }
}
