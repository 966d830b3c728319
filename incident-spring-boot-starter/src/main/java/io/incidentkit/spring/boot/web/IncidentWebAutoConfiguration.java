package io.incidentkit.spring.boot.web;

import io.incidentkit.archive.IncidentSearch;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.connector.alertmanager.AlertmanagerReader;
import io.incidentkit.connector.postmortem.PostmortemImport;
import io.incidentkit.runbook.Runbooks;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.autoconfigure.IncidentProperties;
import io.incidentkit.spring.boot.web.http.ApiRoutes;
import io.incidentkit.spring.boot.web.http.Problems;
import io.incidentkit.store.IncidentStore;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The HTTP API, if {@code incident.web.enabled} is true. Who may call it is up to the host; who acts is said by an
 * {@link ActorResolver}. Without incidents to serve, the application does not start.
 */
@AutoConfiguration(after = IncidentAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty("incident.web.enabled")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
public final class IncidentWebAutoConfiguration {
    private static final String SPRING_SECURITY = "org.springframework.security.core.Authentication";

    /** Made by Spring. */
    public IncidentWebAutoConfiguration() {}

    @Bean
    @Order(1)
    ApiRoutes incidentRoutes(
            Incidents incidents,
            ActorResolver actors,
            IncidentProperties properties,
            ObjectProvider<Runbooks> runbooks) {
        String base = properties.getWeb().getBasePath();
        Runbooks known = runbooks.getIfAvailable(() -> Runbooks.of(List.of()));
        IncidentHandler handler = new IncidentHandler(incidents, actors, known, properties.getTimeZone(), base);
        FiguresHandler figures = new FiguresHandler(incidents, actors, properties.getTimeZone());
        return ApiRoutes.below(base)
                .post("", handler::declare)
                .read("", handler::list)
                .postAlone("/search", handler::search)
                .read("/figures", figures::figures)
                .read("/{id}", handler::get)
                .read("/{id}/timeline", handler::timeline)
                .read("/{id}/communication", handler::communication)
                .read("/{id}/messages", handler::messages)
                .read("/{id}/actions", handler::actions)
                .read("/{id}/runbooks", handler::runbooks)
                .read("/{id}/postmortem", handler::postmortem)
                .post("/{id}/{" + IncidentHandler.COMMAND + ":" + IncidentHandler.codes("|") + "}", handler::command)
                .build();
    }

    /** After all others: what none of them takes. */
    @Bean
    @Order(2)
    RouterFunction<ServerResponse> otherIncidentRoutes(
            IncidentProperties properties, ObjectProvider<ApiRoutes> routes) {
        ApiRoutes.Addresses addresses = new ApiRoutes.Addresses(routes.stream());
        String base = properties.getWeb().getBasePath();
        return RouterFunctions.route()
                .route(
                        RequestPredicates.POST(base + "/{id}/{" + IncidentHandler.COMMAND + "}")
                                .and(request -> !addresses.has(request)),
                        request -> {
                            throw IncidentHandler.unknownCommand(request);
                        })
                .route(RequestPredicates.path(base + "/{*rest}"), addresses::answer)
                .filter(Problems::guard)
                .build();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(AlertmanagerReader.class)
    static class Alertmanager {

        @Bean
        @ConditionalOnMissingBean
        AlertmanagerReader alertmanagerReader(IncidentProperties properties) {
            IncidentProperties.Alerts alerts = properties.getAlerts();
            AlertmanagerReader.Builder reader = AlertmanagerReader.builder().source(alerts.getSource());
            if (alerts.getServiceLabels() != null) {
                reader.serviceLabels(alerts.getServiceLabels());
            }
            if (alerts.getMeasurers() != null) {
                reader.measurers(alerts.getMeasurers());
            }
            return reader.build();
        }

        /** Before the commands, whose pattern would take the address for an incident's. */
        @Bean
        @Order(0)
        ApiRoutes alertmanagerRoute(Incidents incidents, AlertmanagerReader reader, IncidentProperties properties) {
            AlertmanagerHandler handler = new AlertmanagerHandler(incidents, reader);
            return ApiRoutes.below(properties.getWeb().getBasePath() + "/alerts/alertmanager")
                    .post("", handler::receive)
                    .post("/{" + AlertmanagerHandler.SOURCE + "}", handler::receive)
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(PostmortemImport.class)
    static class Documents {

        @Bean
        @Order(0)
        ApiRoutes postmortemImportRoute(Incidents incidents, ActorResolver actors, IncidentProperties properties) {
            return ApiRoutes.below(properties.getWeb().getBasePath())
                    .put(
                            "/{id}/postmortem",
                            new PostmortemImportHandler(incidents, actors, properties.getTimeZone())::put)
                    .build();
        }

        @Bean
        @Order(0)
        @ConditionalOnBean(PostmortemArchive.class)
        ApiRoutes archiveImportRoute(
                PostmortemArchive archive, Incidents incidents, ActorResolver actors, IncidentProperties properties) {
            return ApiRoutes.below(properties.getWeb().getBasePath())
                    .put(
                            "/archive/{source}/{sourceId}",
                            new ArchiveImportHandler(archive, incidents, actors, properties.getTimeZone())::put)
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(PostmortemArchive.class)
    static class Archive {

        /** Before the incidents, whose pattern would take the address for one of theirs. */
        @Bean
        @Order(0)
        ApiRoutes archiveRoute(
                PostmortemArchive archive, Incidents incidents, ActorResolver actors, IncidentProperties properties) {
            return ApiRoutes.below(properties.getWeb().getBasePath())
                    .read(
                            "/archive",
                            new ArchiveHandler(archive::search, ArchiveHandler::of, incidents, actors)::search)
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(IncidentSearch.class)
    static class Search {

        /** Before the incidents, whose pattern would take the address for one of theirs. */
        @Bean
        @Order(0)
        ApiRoutes findRoute(
                IncidentSearch search, Incidents incidents, ActorResolver actors, IncidentProperties properties) {
            return ApiRoutes.below(properties.getWeb().getBasePath())
                    .read(
                            "/find",
                            new ArchiveHandler(search::search, ArchiveHandler::ofIncidents, incidents, actors)::search)
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("incident.web.retention")
    static class Kept {

        /** Before the incidents, whose pattern would take the address for one of theirs. */
        @Bean
        @Order(0)
        ApiRoutes incidentRetentionRoutes(
                Incidents incidents,
                ActorResolver actors,
                IncidentStore store,
                ObjectProvider<PostmortemArchive> archive,
                ObjectProvider<IncidentSearch> search,
                IncidentProperties properties) {
            RetentionHandler handler =
                    new RetentionHandler(incidents, actors, store, archive.getIfAvailable(), search.getIfAvailable());
            return ApiRoutes.below(properties.getWeb().getBasePath())
                    .postAlone("/erasures", handler::erase)
                    .read("/{id}/document", handler::document)
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = SPRING_SECURITY)
    static class WithSpringSecurity {

        @Bean
        @ConditionalOnMissingBean(ActorResolver.class)
        LoginActorResolver incidentActorResolver() {
            return new LoginActorResolver();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass(SPRING_SECURITY)
    static class WithoutSpringSecurity {

        @Bean
        @ConditionalOnMissingBean(ActorResolver.class)
        HeaderActorResolver incidentActorResolver() {
            return new HeaderActorResolver();
        }
    }
}
