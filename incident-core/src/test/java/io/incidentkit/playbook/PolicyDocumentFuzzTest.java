package io.incidentkit.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.incidentkit.validation.InvalidInputException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is read, a policy or faults come of it and nothing else. */
class PolicyDocumentFuzzTest {
    @Property(tries = 500)
    void takesAnyText(@ForAll String json) {
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> IncidentPolicy.fromJson(json))
                        .faults())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "{", "}", "[", "]", ":", ",", "1", "null", "é"})
    void takesThePolicyWithAnyCharacterReplaced(String replacement) {
        String json = IncidentPolicy.standard().toJson();
        for (int i = 0; i < json.length(); i++) {
            String broken = json.substring(0, i) + replacement + json.substring(i + 1);
            try {
                IncidentPolicy read = IncidentPolicy.fromJson(broken);
                assertThat(IncidentPolicy.fromJson(read.toJson())).isEqualTo(read);
            } catch (InvalidInputException e) {
                assertThat(e.faults()).isNotEmpty();
            }
        }
    }
}
