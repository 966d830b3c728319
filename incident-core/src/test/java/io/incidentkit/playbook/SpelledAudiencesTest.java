package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.alice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.Obligation;
import io.incidentkit.rule.Rule;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.validation.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One audience is one audience, however a policy or a caller spells it. */
class SpelledAudiencesTest {

    /** Else customers would read our own title, and hear of private incidents, because of a capital letter. */
    @Test
    void thoseOutsideAreThoseThatThePolicyMeans() {
        IncidentPolicy policy = IncidentPolicy.fromJson("{\"publicAudiences\": [\"Customers\", \"Status-Page\"]}");

        assertThat(policy.publicAudiences()).containsExactlyInAnyOrder(Audience.CUSTOMERS, Audience.STATUS_PAGE);
        assertThat(policy).isEqualTo(IncidentPolicy.standard());
    }

    @Test
    void onesThatNothingIsWrittenForAreAFaultOfThePolicy() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> IncidentPolicy.fromJson("{\"publicAudiences\": [\"customer\", \"status page\"]}"))
                .withMessageContaining(
                        "publicAudiences: has customer, for whom there are no templates; there are some for"
                                + " customers, internal chat, status page");
    }

    @Test
    void aMessageMeetsWhatThatAudienceIsOwed() {
        for (String spelled : List.of("Status Page", "status-page", "STATUSPAGE")) {
            Scenario scenario = Scenario.triaged()
                    .accept(alice, SendUpdate.to(new Audience(spelled)).byHand());

            assertThat(((MessageSent) scenario.last().event()).audience())
                    .as(spelled)
                    .isEqualTo(Audience.STATUS_PAGE);
            assertThat(scenario.incident()
                            .communication()
                            .obligations(Scenario.moment("14:36"))
                            .pending())
                    .as(spelled)
                    .extracting(Obligation::id)
                    .doesNotContain("status page/first/1");
        }
        assertThat(Scenario.triaged().refusal(alice, SendUpdate.to(new Audience("press"))))
                .containsExactly(Rule.TEMPLATES_ARE_READY);
    }
}
