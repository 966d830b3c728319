package io.incidentkit.spring.boot.web;

import io.incidentkit.connector.oncall.OnCallWebhook;
import io.incidentkit.connector.opsgenie.OpsgenieWebhook;
import io.incidentkit.connector.pagerduty.PagerDutyWebhook;
import io.incidentkit.connector.ticket.TicketInbox;
import io.incidentkit.spring.boot.channel.OnCallChannelAutoConfiguration;
import io.incidentkit.spring.boot.channel.OpsgenieChannelAutoConfiguration;
import io.incidentkit.spring.boot.channel.PagerDutyChannelAutoConfiguration;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.security.ReceivedWebhooks;
import io.incidentkit.spring.boot.security.WebhookGate;
import io.incidentkit.spring.boot.ticket.TicketsAutoConfiguration;
import io.incidentkit.spring.boot.web.http.ApiRoutes;
import io.incidentkit.spring.boot.web.http.Operation;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Addresses of the HTTP API for what pagers and trackers tell, where the API is on and the secret of their webhooks is set. */
@AutoConfiguration(
        after = {
            IncidentWebAutoConfiguration.class,
            PagerDutyChannelAutoConfiguration.class,
            OpsgenieChannelAutoConfiguration.class,
            OnCallChannelAutoConfiguration.class,
            TicketsAutoConfiguration.class
        })
@ConditionalOnBean(Api.class)
public final class PagerWebhooksAutoConfiguration {
    /** Of bodies of a megabyte at most. */
    private static final int BODIES_AT_ONCE = 16;

    /** Made by Spring. */
    public PagerWebhooksAutoConfiguration() {}

    private static WebhookGate gate(Api api, IncidentProperties properties) {
        int perMinute = properties.getAlerts().getPerMinute();
        return new WebhookGate(null, null, true, perMinute, BODIES_AT_ONCE, api.incidents()::now);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(TicketInbox.class)
    @ConditionalOnBean(TicketInbox.class)
    static class Tickets {

        @Bean
        @Order(0)
        ApiRoutes incidentTicketRoutes(
                Api api,
                ObjectProvider<TicketInbox> inboxes,
                IncidentProperties properties,
                ReceivedWebhooks received) {
            List<Operation> operations = inboxes.orderedStream()
                    .map(inbox -> new PagerWebhookHandler(
                                    inbox.tool(),
                                    inbox::receive,
                                    TicketInbox.MAX_BYTES,
                                    gate(api, properties),
                                    received)
                            .operation(
                                    "receiveTicketsOf" + capital(inbox.tool()),
                                    "Takes in how tickets stand in " + capital(inbox.tool()) + "."))
                    .toList();
            return ApiRoutes.below(api.basePath(), operations);
        }

        private static String capital(String name) {
            return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(PagerDutyWebhook.class)
    @ConditionalOnBean(PagerDutyWebhook.class)
    static class PagerDuty {

        @Bean
        @Order(0)
        ApiRoutes incidentPagerDutyRoute(
                Api api, PagerDutyWebhook webhook, IncidentProperties properties, ReceivedWebhooks received) {
            PagerWebhookHandler handler = new PagerWebhookHandler(
                    "pagerduty", webhook::receive, PagerDutyWebhook.MAX_BYTES, gate(api, properties), received);
            return ApiRoutes.below(
                    api.basePath(),
                    List.of(handler.operation("receivePagerDuty", "Takes in what PagerDuty's webhooks (v3) tell.")));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(OpsgenieWebhook.class)
    @ConditionalOnBean(OpsgenieWebhook.class)
    static class Opsgenie {

        @Bean
        @Order(0)
        ApiRoutes incidentOpsgenieRoute(
                Api api, OpsgenieWebhook webhook, IncidentProperties properties, ReceivedWebhooks received) {
            PagerWebhookHandler handler = new PagerWebhookHandler(
                    "opsgenie", webhook::receive, OpsgenieWebhook.MAX_BYTES, gate(api, properties), received);
            return ApiRoutes.below(
                    api.basePath(),
                    List.of(handler.operation(
                            "receiveOpsgenie",
                            "Takes in what the webhooks of Opsgenie or Jira Service Management tell.")));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(OnCallWebhook.class)
    @ConditionalOnBean(OnCallWebhook.class)
    static class OnCall {

        @Bean
        @Order(0)
        ApiRoutes incidentOnCallRoute(
                Api api, OnCallWebhook webhook, IncidentProperties properties, ReceivedWebhooks received) {
            PagerWebhookHandler handler = new PagerWebhookHandler(
                    "oncall", webhook::receive, OnCallWebhook.MAX_BYTES, gate(api, properties), received);
            return ApiRoutes.below(
                    api.basePath(),
                    List.of(handler.operation(
                            "receiveOnCall", "Takes in what Grafana OnCall's outgoing webhooks tell.")));
        }
    }
}
