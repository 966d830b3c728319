package io.incidentkit.spring.boot.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionState;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.autoconfigure.IncidentJdbcAutoConfiguration;
import io.incidentkit.spring.boot.channel.ChannelsAutoConfiguration;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import io.incidentkit.timeline.EventType;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A ticket on its whole way: from the command over the outbox of the database to the tracker, and back onto the incident. */
class TicketsOverTheOutboxTest {
    private static final Actor ANA = Actor.person("ana");

    @Test
    void anItemIsTrackedAndShowsItsTicket() throws Exception {
        AtomicInteger numbers = new AtomicInteger();
        CountDownLatch shown = new CountDownLatch(1);
        IncidentListener listener = (incidents, incident, entries) -> {
            if (entries.stream().anyMatch(entry -> entry.event().type() == EventType.TICKET_REPORTED)) {
                shown.countDown();
            }
        };
        try (ToolStub github = ToolStub.start()) {
            github.on("POST /repos/acme/shop/issues", call -> {
                int number = numbers.incrementAndGet();
                return Answer.of(
                        201,
                        "{\"number\":" + number
                                + ",\"state\":\"open\",\"html_url\":\"https://github.com/acme/shop/issues/" + number
                                + "\",\"updated_at\":\"2026-03-01T14:32:00Z\"}");
            });
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(
                            TicketsAutoConfiguration.class,
                            ChannelsAutoConfiguration.class,
                            IncidentAutoConfiguration.class,
                            IncidentJdbcAutoConfiguration.class,
                            DataSourceAutoConfiguration.class,
                            DataSourceTransactionManagerAutoConfiguration.class))
                    .withBean(IncidentListener.class, () -> listener)
                    .withPropertyValues(
                            "spring.datasource.generate-unique-name=true",
                            "incident.channels.check-at-start=false",
                            "incident.channels.github.token=ghp_R028PVWZN5LK6TQ7QC0T",
                            "incident.channels.github.repository=acme/shop",
                            "incident.channels.github.poll=0",
                            "incident.channels.github.api=" + github.address())
                    .run(context -> {
                        context.publishEvent(new ApplicationReadyEvent(
                                new SpringApplication(), new String[0], context.getSourceApplicationContext(), null));
                        Incidents incidents = context.getBean(Incidents.class);
                        Incident incident = incidents.declare(
                                ANA,
                                Declare.builder("Checkout is slow")
                                        .severity(Severity.SEV3)
                                        .build());
                        incidents.handle(ANA, incident.id()).actions().add(ActionType.PREVENT, "bound the pool");

                        assertThat(shown.await(60, TimeUnit.SECONDS)).isTrue();

                        ActionItem item =
                                incidents.get(incident.id()).actionItems().get(0);
                        assertThat(item.ticket().state()).isEqualTo(ActionState.OPEN);
                        assertThat(item.ticket().reference()).startsWith("https://github.com/acme/shop/issues/");
                        assertThat(github.calls())
                                .extracting(call -> call.body())
                                .anyMatch(body -> body.contains("INC-1: bound the pool"));
                    });
        }
    }
}
