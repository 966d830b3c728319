package io.incidentkit.commander;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.validation.InvalidInputException;
import org.junit.jupiter.api.Test;

class ActorTest {
    @Test
    void isReadAsItsCodeIsWritten() {
        assertThat(Actor.parse(Actor.person("ada").code())).isEqualTo(Actor.person("ada"));
        assertThat(Actor.parse(Actor.system("alertmanager").code())).isEqualTo(Actor.system("alertmanager"));
    }

    @Test
    void isAPersonOnlyIfItIsNoSystem() {
        assertThat(Actor.person("ada").person()).contains(new Person("ada"));
        assertThat(Actor.system("ada").person()).isEmpty();
        assertThat(Actor.system("ada").is(new Person("ada"))).isFalse();
    }

    @Test
    void noPersonPassesForASystem() {
        assertThatThrownBy(() -> Actor.person("system:bot")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Person("system:bot"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("marks a system and not a person");
    }

    @Test
    void actsAsAnAgentForAPerson() {
        Actor agent = Actor.agentFor(new Person("ada"));

        assertThat(agent.code()).isEqualTo("system:agent for ada");
        assertThat(Actor.parse(agent.code()).actsFor()).contains(new Person("ada"));
        assertThat(agent.person()).as("never in command").isEmpty();
        assertThat(Actor.person("ada").actsFor()).isEmpty();
        assertThat(Actor.system("agent for ").actsFor()).isEmpty();
        assertThat(Actor.system("alertmanager").actsFor()).isEmpty();
    }
}
