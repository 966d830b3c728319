package io.incidentkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.incident.Incident;
import io.incidentkit.jdbc.WakeUp.Fate;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WakeUpTest {
    private final Incident incident = Incidents.inMemory().declare(Samples.ANA, Declare.of("Checkout is down"));
    private final Instant now = incident.lastRecordedAt();

    @Test
    void staysWhereWhatIsDueIsPutOff() {
        WakeUp known = new WakeUp(in(15), in(15));

        assertThat(WakeUp.fate(known, due(in(30)))).isEqualTo(Fate.STAYS);
        assertThat(WakeUp.after(known, due(in(30)))).isEqualTo(new WakeUp(in(15), in(30)));
    }

    @Test
    void isSetWhereSomethingIsDueEarlierThanBefore() {
        WakeUp known = new WakeUp(in(15), in(30));

        assertThat(WakeUp.fate(known, due(in(29))))
                .as("the wake-up of 15 may set itself to 30 at this moment")
                .isEqualTo(Fate.IS_SET);
        assertThat(WakeUp.after(known, due(in(29)))).isEqualTo(new WakeUp(in(29), in(29)));
    }

    @Test
    void isSetWhereItMayBeUnderWay() {
        assertThat(WakeUp.fate(new WakeUp(in(5), in(5)), due(in(30)))).isEqualTo(Fate.IS_SET);
        assertThat(WakeUp.fate(new WakeUp(in(6), in(6)), due(in(30)))).isEqualTo(Fate.STAYS);
    }

    @Test
    void isSetWhereNothingIsKnownOrNoneIsThere() {
        assertThat(WakeUp.fate(null, due(in(30)))).isEqualTo(Fate.IS_SET);
        assertThat(WakeUp.fate(new WakeUp(null, null), due(in(30)))).isEqualTo(Fate.IS_SET);
    }

    @Test
    void isCalledOffOnce() {
        assertThat(WakeUp.fate(null, due(null))).isEqualTo(Fate.IS_CANCELLED);
        assertThat(WakeUp.fate(new WakeUp(in(15), in(15)), due(null))).isEqualTo(Fate.IS_CANCELLED);
        assertThat(WakeUp.after(new WakeUp(in(15), in(15)), due(null))).isEqualTo(new WakeUp(null, null));
        assertThat(WakeUp.fate(new WakeUp(null, null), due(null))).isEqualTo(Fate.STAYS);
    }

    private Instant in(int minutes) {
        return now.plus(Duration.ofMinutes(minutes));
    }

    private IncidentChange due(@Nullable Instant next) {
        return new IncidentChange(Optional.of(incident), List.of(), incident, List.of(), Optional.ofNullable(next));
    }
}
