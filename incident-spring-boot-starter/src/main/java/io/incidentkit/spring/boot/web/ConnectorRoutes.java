package io.incidentkit.spring.boot.web;

import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.connector.alert.AlertWatch;
import io.incidentkit.connector.alert.CloudEventAlerts;
import io.incidentkit.connector.alertmanager.AlertmanagerReader;
import io.incidentkit.connector.history.HistoryRuns;
import io.incidentkit.connector.postmortem.PostmortemImport;
import io.incidentkit.connector.statuspage.StatusPageHistory;
import io.incidentkit.spring.boot.alert.AlertSources;
import io.incidentkit.spring.boot.properties.AlertsProperties;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.security.WebhookGate;
import io.incidentkit.spring.boot.web.http.ApiRoutes;
import io.incidentkit.spring.boot.web.http.Operation;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The parts of the API that take in what other tools send, where {@code incident-connectors} is on the class path. */
@Configuration(proxyBeanMethods = false)
final class ConnectorRoutes {
    /** Of the largest bodies that there are. */
    private static final int BODIES_AT_ONCE = 16;

    private static final String ORIGIN = "WebHook-Request-Origin";

    ConnectorRoutes() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(AlertmanagerReader.class)
    static class Alertmanager {

        @Bean
        @ConditionalOnMissingBean
        AlertmanagerReader alertmanagerReader(IncidentProperties properties) {
            AlertsProperties alerts = properties.getAlerts();
            AlertmanagerReader.Builder reader = AlertmanagerReader.builder().source(alerts.getSource());
            if (alerts.getServiceLabels() != null) {
                reader.serviceLabels(alerts.getServiceLabels());
            }
            if (alerts.getMeasurers() != null) {
                reader.measurers(alerts.getMeasurers());
            }
            return reader.build();
        }

        @Bean
        @Order(0)
        ApiRoutes alertmanagerRoute(
                Api api,
                AlertmanagerReader reader,
                IncidentProperties properties,
                ObjectProvider<AlertSources> sources) {
            AlertsProperties alerts = properties.getAlerts();
            WebhookGate gate = new WebhookGate(
                    alerts.getToken(),
                    alerts.getSigningSecret(),
                    alerts.isOpen(),
                    alerts.getPerMinute(),
                    BODIES_AT_ONCE,
                    api.incidents()::now);
            AlertSources tools = sources.getIfAvailable();
            AlertWatch watch = tools == null ? AlertWatch.none() : tools.watch();
            List<Operation> operations =
                    new ArrayList<>(new AlertmanagerHandler(api, reader, gate, watch).operations());
            if (tools != null) {
                WebhookGate open =
                        new WebhookGate(null, null, true, alerts.getPerMinute(), BODIES_AT_ONCE, api.incidents()::now);
                operations.addAll(new AlertSourcesHandler(tools, open).operations());
            }
            // In one, as the name of Alertmanager goes before that of any tool.
            return ApiRoutes.below(api.basePath(), operations);
        }

        /** A sender of CloudEvents asks first whether it may, and how often. */
        @Bean
        @Order(0)
        RouterFunction<ServerResponse> cloudEventsHandshake(
                IncidentProperties properties, ObjectProvider<AlertSources> sources) {
            String address = properties.getWeb().getBasePath() + "/alerts/" + CloudEventAlerts.TOOL;
            int perMinute = properties.getAlerts().getPerMinute();
            return RouterFunctions.route()
                    .route(
                            RequestPredicates.OPTIONS(address)
                                    .and(request -> request.headers().firstHeader(ORIGIN) != null)
                                    .and(request -> sources.stream()
                                            .anyMatch(each -> each.find(CloudEventAlerts.TOOL)
                                                    .isPresent())),
                            request -> ServerResponse.noContent()
                                    .allow(HttpMethod.POST)
                                    .header("WebHook-Allowed-Origin", "*")
                                    .header("WebHook-Allowed-Rate", Integer.toString(perMinute))
                                    .build())
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(StatusPageHistory.class)
    static class Histories {

        @Bean
        @Order(0)
        ApiRoutes historyImportRoute(Api api) {
            return ApiRoutes.below(api.basePath(), List.of(new HistoryImportHandler(api).operation()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HistoryRuns.class)
    static class Imports {

        @Bean
        @Order(0)
        @ConditionalOnBean(HistoryRuns.class)
        ApiRoutes importsRoutes(Api api, HistoryRuns runs) {
            return ApiRoutes.below(api.basePath(), new ImportsHandler(api, runs).operations());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(PostmortemImport.class)
    static class Documents {

        @Bean
        @Order(0)
        ApiRoutes postmortemImportRoute(Api api) {
            return ApiRoutes.below(api.basePath(), List.of(new PostmortemImportHandler(api).intoIncident()));
        }

        @Bean
        @Order(0)
        @ConditionalOnBean(PostmortemArchive.class)
        ApiRoutes archiveImportRoute(PostmortemArchive archive, Api api) {
            return ApiRoutes.below(api.basePath(), List.of(new PostmortemImportHandler(api).intoArchive(archive)));
        }
    }
}
