package io.incidentkit.spring.boot.web;

import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.connector.alertmanager.AlertmanagerReader;
import io.incidentkit.connector.postmortem.PostmortemImport;
import io.incidentkit.runbook.Runbooks;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.autoconfigure.IncidentProperties;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;
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
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
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
    RouterFunction<ServerResponse> incidentRoutes(
            Incidents incidents,
            ActorResolver actors,
            IncidentProperties properties,
            ObjectProvider<Runbooks> runbooks) {
        String base = properties.getWeb().getBasePath();
        Runbooks known = runbooks.getIfUnique(() -> Runbooks.of(List.of()));
        IncidentHandler handler = new IncidentHandler(incidents, actors, known, properties.getTimeZone(), base);
        FiguresHandler figures = new FiguresHandler(incidents, actors, properties.getTimeZone());
        RouterFunctions.Builder routes =
                RouterFunctions.route().POST(base, handler::declare).POST(base + "/search", handler::search);
        read(routes, base, handler::list);
        read(routes, base + "/figures", figures::figures);
        read(routes, base + "/{id}", handler::get);
        read(routes, base + "/{id}/timeline", handler::timeline);
        read(routes, base + "/{id}/communication", handler::communication);
        read(routes, base + "/{id}/messages", handler::messages);
        read(routes, base + "/{id}/actions", handler::actions);
        read(routes, base + "/{id}/runbooks", handler::runbooks);
        read(routes, base + "/{id}/postmortem", handler::postmortem);
        return routes.add(RouterFunctions.route(
                        RequestPredicates.POST(base + "/{id}/{command}").and(isNoView()), handler::command))
                .filter(Problems::guard)
                .build();
    }

    /** After all others: what none of them takes. */
    @Bean
    @Order(2)
    RouterFunction<ServerResponse> otherIncidentRoutes(IncidentProperties properties, BeanFactory beans) {
        Addresses addresses = new Addresses(
                beans.containsBean("alertmanagerRoute"),
                beans.containsBean("archiveRoute"),
                beans.containsBean("postmortemImportRoute"));
        String below = properties.getWeb().getBasePath() + "/{*" + Addresses.REST + "}";
        return RouterFunctions.route()
                .route(RequestPredicates.path(below), addresses::answer)
                .filter(Problems::guard)
                .build();
    }

    /** Adds an address that is read, with its head: the container leaves the body out. */
    private static void read(RouterFunctions.Builder routes, String path, HandlerFunction<ServerResponse> handler) {
        routes.GET(path, handler).HEAD(path, handler);
    }

    private static RequestPredicate isNoView() {
        return request -> !Addresses.isView(request.pathVariable("command"));
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
        RouterFunction<ServerResponse> alertmanagerRoute(
                Incidents incidents, AlertmanagerReader reader, IncidentProperties properties) {
            String path = properties.getWeb().getBasePath() + "/alerts/alertmanager";
            AlertmanagerHandler handler = new AlertmanagerHandler(incidents, reader);
            return RouterFunctions.route()
                    .POST(path, handler::receive)
                    .POST(path + "/{" + AlertmanagerHandler.SOURCE + "}", handler::receive)
                    .filter(Problems::guard)
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(PostmortemImport.class)
    static class Documents {

        @Bean
        @Order(0)
        RouterFunction<ServerResponse> postmortemImportRoute(
                Incidents incidents, ActorResolver actors, IncidentProperties properties) {
            return RouterFunctions.route()
                    .PUT(
                            properties.getWeb().getBasePath() + "/{id}/postmortem",
                            new PostmortemImportHandler(incidents, actors, properties.getTimeZone())::put)
                    .filter(Problems::guard)
                    .build();
        }

        @Bean
        @Order(0)
        @ConditionalOnBean(PostmortemArchive.class)
        RouterFunction<ServerResponse> archiveImportRoute(
                PostmortemArchive archive, Incidents incidents, ActorResolver actors, IncidentProperties properties) {
            return RouterFunctions.route()
                    .PUT(
                            properties.getWeb().getBasePath() + "/archive/{source}/{sourceId}",
                            new ArchiveImportHandler(archive, incidents, actors, properties.getTimeZone())::put)
                    .filter(Problems::guard)
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(PostmortemArchive.class)
    static class Archive {

        /** Before the incidents, whose pattern would take the address for one of theirs. */
        @Bean
        @Order(0)
        RouterFunction<ServerResponse> archiveRoute(
                PostmortemArchive archive, Incidents incidents, ActorResolver actors, IncidentProperties properties) {
            RouterFunctions.Builder routes = RouterFunctions.route();
            read(
                    routes,
                    properties.getWeb().getBasePath() + "/archive",
                    new ArchiveHandler(archive, incidents, actors)::search);
            return routes.filter(Problems::guard).build();
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
