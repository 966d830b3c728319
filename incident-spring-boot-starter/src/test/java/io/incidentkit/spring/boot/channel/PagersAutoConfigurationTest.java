package io.incidentkit.spring.boot.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.connector.oncall.OnCallChannel;
import io.incidentkit.connector.oncall.OnCallWebhook;
import io.incidentkit.connector.opsgenie.OpsgenieChannel;
import io.incidentkit.connector.opsgenie.OpsgenieWebhook;
import io.incidentkit.connector.pagerduty.PagerDutyChannel;
import io.incidentkit.connector.pagerduty.PagerDutyWebhook;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.autoconfigure.IncidentJdbcAutoConfiguration;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Pagers by their properties alone. */
@Timeout(60)
class PagersAutoConfigurationTest {
    private static final String KEY = "R028PVWZN5LK6TQ7QC0T3H8F1FV2M9A4";

    private final ToolStub tool = ToolStub.start();
    private final ApplicationContextRunner host = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    IncidentJdbcAutoConfiguration.class,
                    IncidentAutoConfiguration.class,
                    ChannelsAutoConfiguration.class,
                    PagerDutyChannelAutoConfiguration.class,
                    OpsgenieChannelAutoConfiguration.class,
                    OnCallChannelAutoConfiguration.class))
            .withPropertyValues(
                    "incident.installation=portal",
                    "spring.datasource.url=jdbc:h2:mem:pagers",
                    "spring.datasource.generate-unique-name=true");

    @AfterEach
    void close() {
        tool.close();
    }

    private void declare(Incidents incidents) {
        incidents.declare(
                Actor.person("ana"),
                Declare.builder("Checkout is down")
                        .severity(Severity.SEV1)
                        .services(List.of("checkout"))
                        .build());
    }

    private void awaitCalls(int many) {
        while (tool.calls().size() < many) {
            Thread.onSpinWait();
        }
    }

    @Test
    void pagerDutyPagesByItsRoutes() {
        tool.on("POST /v2/enqueue", Answer.of(202, "{}"));

        host.withPropertyValues(
                        "incident.channels.pagerduty.address=" + tool.address(),
                        "incident.channels.pagerduty.routes[0].name=payments",
                        "incident.channels.pagerduty.routes[0].services=checkout,cart",
                        "incident.channels.pagerduty.routes[0].key=" + KEY,
                        "incident.channels.pagerduty.severities.SEV1=warning",
                        "incident.channels.pagerduty.webhook-secret=s3cr3t")
                .run(context -> {
                    declare(context.getBean(Incidents.class));
                    awaitCalls(1);

                    assertThat(tool.last().body())
                            .contains("\"routing_key\":\"" + KEY + "\"", "\"severity\":\"warning\"")
                            .containsPattern("\"dedup_key\":\"portal/[0-9a-f-]+/1/everyone/payments\"");
                    assertThat(context).hasSingleBean(PagerDutyWebhook.class);
                    assertThat(context.getBean(PagerDutyChannel.class)).hasToString("pagerduty [payments]");
                });
    }

    @Test
    void opsgenieAndOnCallPageByOneKey() {
        String path = "/integrations/v1/formatted_webhook/m12xmIjOcgwH74UF8CN4dk0Dh/";
        tool.on("POST /v2/alerts", Answer.of(202, "{\"requestId\":\"r\"}"));
        tool.on("GET /v2/alerts/requests/r", Answer.of(200, "{\"data\":{\"success\":true}}"));

        host.withPropertyValues(
                        "incident.channels.opsgenie.base=jsm",
                        "incident.channels.opsgenie.address=" + tool.address(),
                        "incident.channels.opsgenie.key=b5c2a9d4-77aa-4f0e-9c1d-0f3e5a7b9c2d",
                        "incident.channels.opsgenie.webhook-secret=s3cr3t",
                        "incident.channels.oncall.integration-url=" + tool.address() + path,
                        "incident.channels.oncall.webhook-secret=s3cr3t")
                .run(context -> {
                    declare(context.getBean(Incidents.class));
                    awaitCalls(3);

                    assertThat(tool.lines())
                            .containsExactlyInAnyOrder("POST /v2/alerts", "GET /v2/alerts/requests/r", "POST " + path);
                    assertThat(context).hasSingleBean(OpsgenieWebhook.class).hasSingleBean(OnCallWebhook.class);
                });
    }

    @Test
    void allFaultsOfRoutesStopTheStartAtOnceAndShowNoKey() {
        host.withPropertyValues(
                        "incident.channels.pagerduty.routes[0].name=Payments",
                        "incident.channels.pagerduty.routes[0].key=" + KEY)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("routes[0].name")
                        .hasMessageContaining("names no target, no service and no team")
                        .hasMessageNotContaining(KEY));
    }

    @Test
    void areNotThereWithoutAKeyOrTheConnectors() {
        host.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(PagerDutyChannel.class)
                .doesNotHaveBean(OpsgenieChannel.class)
                .doesNotHaveBean(OnCallChannel.class)
                .doesNotHaveBean(PagerDutyWebhook.class));
        host.withPropertyValues(
                        "incident.channels.pagerduty.routing-key=" + KEY,
                        "incident.channels.pagerduty.webhook-secret=s3cr3t")
                .withClassLoader(new FilteredClassLoader("io.incidentkit.connector"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("incidentPagerDutyChannel"));
    }
}
