package io.incidentkit.spring.boot.web;

import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.connector.alertmanager.AlertmanagerReader;
import io.incidentkit.connector.postmortem.PostmortemImport;
import io.incidentkit.connector.statuspage.StatusPageHistory;
import io.incidentkit.spring.boot.properties.AlertsProperties;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.security.WebhookGate;
import io.incidentkit.spring.boot.web.http.ApiRoutes;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The parts of the API that take in what other tools send, where {@code incident-connectors} is on the class path. */
@Configuration(proxyBeanMethods = false)
final class ConnectorRoutes {
    /** Of the largest bodies that there are. */
    private static final int BODIES_AT_ONCE = 16;

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
        ApiRoutes alertmanagerRoute(Api api, AlertmanagerReader reader, IncidentProperties properties) {
            AlertsProperties alerts = properties.getAlerts();
            WebhookGate gate = new WebhookGate(
                    alerts.getToken(),
                    alerts.getSigningSecret(),
                    alerts.isOpen(),
                    alerts.getPerMinute(),
                    BODIES_AT_ONCE,
                    api.incidents()::now);
            return ApiRoutes.below(api.basePath(), new AlertmanagerHandler(api, reader, gate).operations());
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
