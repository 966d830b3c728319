package io.incidentkit.spring.boot.actuate;

import static io.incidentkit.spring.boot.actuate.OperatedHost.ANA;
import static io.incidentkit.spring.boot.actuate.OperatedHost.severe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.incident.Incident;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.actuate.OperatedHost.Outcomes;
import io.incidentkit.spring.boot.actuate.OperatedHost.Pager;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A line of the log says of which incident it is. */
class IncidentInLogsTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger("a channel or a listener of the host");
    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        lines.start();
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        MDC.clear();
    }

    @Test
    void saysTheNumberDuringACommandAndNothingAfterIt() {
        IncidentListener logging = (where, incident, entries) -> logger.info("stored {}", entries.size());
        OperatedHost.runner().withBean(IncidentListener.class, () -> logging).run(context -> {
            Incidents incidents = context.getBean(Incidents.class);
            Incident incident = severe(incidents);
            lines.told.clear();

            incidents.execute(ANA, incident.id(), new Diagnose("the last deploy", null));
            logger.info("after it");

            assertThat(lines.told).containsExactly("stored 1 of INC-1 " + incident.id(), "after it of null null");
        });
    }

    @Test
    void leavesWhatTheHostHadSaidAlsoAfterARefusal() {
        OperatedHost.runner().run(context -> {
            Incidents incidents = context.getBean(Incidents.class);
            Incident incident = severe(incidents);
            MDC.put("incident", "one of another house");

            assertThatThrownBy(() -> incidents.execute(ANA, incident.id(), new Resolve("fine", null, null)))
                    .isInstanceOf(RefusedException.class);

            assertThat(MDC.get("incident")).isEqualTo("one of another house");
            assertThat(MDC.get("incidentId")).isNull();
        });
    }

    @Test
    void saysTheNumberWhileAChannelIsCalled() {
        Pager pager = new Pager();
        Outcomes outcomes = new Outcomes();
        pager.answer = effect -> {
            logger.info("calling the pager");
            return Delivery.delivered();
        };
        OperatedHost.runner()
                .withBean(Channel.class, () -> pager)
                .withBean(IncidentListener.class, () -> outcomes)
                .run(context -> {
                    Incident incident = severe(context.getBean(Incidents.class));
                    assertThat(outcomes.next()).startsWith("Delivered by pager");

                    assertThat(lines.told).containsExactly("calling the pager of INC-1 " + incident.id());
                });
    }

    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            told.add(event.getFormattedMessage() + " of "
                    + event.getMDCPropertyMap().get("incident") + " "
                    + event.getMDCPropertyMap().get("incidentId"));
        }
    }
}
