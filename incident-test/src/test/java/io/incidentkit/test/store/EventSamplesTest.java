package io.incidentkit.test.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.timeline.EventCodec;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.IncidentEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventSamplesTest {

    /** What is wrong with a sample would be found where it is told; here that an event which is told nowhere has one at all. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TEXT_STRUCK_OUT"})
    void aTypeOfEventHasASampleThatIsReadAsItIsWritten(EventType type) {
        IncidentEvent sample = EventSamples.of(type);

        assertThat(sample.type()).isEqualTo(type);
        assertThat(EventCodec.read(type.code(), type.version(), EventCodec.write(sample)))
                .isEqualTo(sample);
    }
}
