package io.incidentkit.spring.boot.actuate;

import static io.incidentkit.spring.boot.actuate.OperatedHost.ANA;
import static io.incidentkit.spring.boot.actuate.OperatedHost.severe;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommunicationCommand.MakePrivate;
import io.incidentkit.command.Declare;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.actuate.IncidentsEndpoint.Answer;
import io.incidentkit.spring.boot.actuate.OperatedHost.Outcomes;
import io.incidentkit.spring.boot.actuate.OperatedHost.Pager;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What is open, connected and overdue, as numbers. */
class IncidentsEndpointTest {
    private final ApplicationContextRunner exposed =
            OperatedHost.runner().withPropertyValues("management.endpoints.jmx.exposure.include=incidents");

    @Test
    void countsWhatIsOpenBySeverityAndStepAndNothingPrivate() {
        exposed.withPropertyValues("management.endpoints.web.exposure.include=incidents", "spring.jmx.enabled=true")
                .run(context -> {
                    Incidents incidents = context.getBean(Incidents.class);
                    incidents.execute(ANA, severe(incidents).id(), new Diagnose("the last deploy", null));
                    severe(incidents);
                    incidents.declare(ANA, Declare.of("Search is slow"));
                    IncidentId hidden = severe(incidents).id();
                    incidents.execute(ANA, hidden, new MakePrivate("a leak"));

                    Answer answer = context.getBean(IncidentsEndpoint.class).incidents();
                    assertThat(answer.open().total()).isEqualTo(3);
                    assertThat(answer.open().bySeverity())
                            .isEqualTo(Map.of(
                                    "SEV1", Map.of("diagnosed", 1L, "triaged", 1L), "none", Map.of("detected", 1L)));
                    assertThat(answer.overdue()).isEmpty();
                    assertThat(answer.staleActionItems()).isZero();
                    assertThat(answer.channels()).isEmpty();
                    assertThat(answer.undelivered()).contains("page", "send-update");
                });
    }

    @Test
    void saysWhatIsConnectedAndHowItStands() {
        Pager pager = new Pager();
        Outcomes outcomes = new Outcomes();
        pager.answer = effect -> Delivery.rejected("HTTP 400");
        exposed.withPropertyValues("spring.jmx.enabled=true")
                .withBean(Channel.class, () -> pager)
                .withBean(IncidentListener.class, () -> outcomes)
                .run(context -> {
                    severe(context.getBean(Incidents.class));
                    assertThat(outcomes.next()).startsWith("Not delivered by pager");

                    Answer answer = context.getBean(IncidentsEndpoint.class).incidents();
                    assertThat(answer.channels())
                            .isEqualTo(Map.of("pager", new IncidentsEndpoint.ChannelView(0, 0, 1, null)));
                    assertThat(answer.undelivered()).doesNotContain("page").contains("send-update");
                });
    }

    @Test
    void isThereWhereItIsExposedAlone() {
        OperatedHost.runner().run(context -> assertThat(context).doesNotHaveBean(IncidentsEndpoint.class));
        exposed.withPropertyValues("spring.jmx.enabled=true", "management.endpoint.incidents.access=NONE")
                .run(context -> assertThat(context).doesNotHaveBean(IncidentsEndpoint.class));
    }
}
