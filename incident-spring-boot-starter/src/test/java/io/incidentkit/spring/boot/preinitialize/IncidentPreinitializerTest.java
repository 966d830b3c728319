package io.incidentkit.spring.boot.preinitialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class IncidentPreinitializerTest {
    @Test
    void isFoundByTheStartOfAnApplicationAndEnds() {
        List<BackgroundPreinitializer> found =
                SpringFactoriesLoader.forDefaultResourceLocation().load(BackgroundPreinitializer.class);

        assertThat(found)
                .filteredOn(IncidentPreinitializer.class::isInstance)
                .singleElement()
                .satisfies(ours -> assertThatCode(ours::preinitialize).doesNotThrowAnyException());
    }
}
