package io.incidentkit.spring.boot.web;

import io.incidentkit.archive.IncidentSearch;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.insight.Objectives;
import io.incidentkit.insight.Teams;
import io.incidentkit.jdbc.JdbcOutbox;
import io.incidentkit.runbook.Runbooks;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.channel.ChannelsAutoConfiguration;
import io.incidentkit.spring.boot.channel.ConnectedChannels;
import io.incidentkit.spring.boot.channel.LogChannel;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.properties.WebProperties;
import io.incidentkit.spring.boot.security.ActorAutoConfiguration;
import io.incidentkit.spring.boot.security.ActorResolver;
import io.incidentkit.spring.boot.security.AlertSenders;
import io.incidentkit.spring.boot.security.NamedHosts;
import io.incidentkit.spring.boot.web.http.ApiRoutes;
import io.incidentkit.spring.boot.web.http.NoTypeFilter;
import io.incidentkit.spring.boot.web.http.Operation;
import io.incidentkit.spring.boot.web.http.Problems;
import io.incidentkit.spring.boot.web.live.ChangeFeed;
import io.incidentkit.spring.boot.web.live.ChangeFeedAutoConfiguration;
import io.incidentkit.store.IncidentStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
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
@AutoConfiguration(
        after = {
            IncidentAutoConfiguration.class,
            ChannelsAutoConfiguration.class,
            ActorAutoConfiguration.class,
            ChangeFeedAutoConfiguration.class
        })
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty("incident.web.enabled")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@Import(ConnectorRoutes.class)
public final class IncidentWebAutoConfiguration {
    /** Made by Spring. */
    public IncidentWebAutoConfiguration() {}

    @Bean
    Api incidentApi(Incidents incidents, ActorResolver actors, IncidentProperties properties) {
        return Api.of(incidents, actors, properties);
    }

    /** The names among them go before the incidents, whose pattern would take the addresses for those of theirs. */
    @Bean
    @Order(1)
    ApiRoutes incidentRoutes(Api api, ObjectProvider<Runbooks> runbooks, ObjectProvider<Teams> teams) {
        CommandHandler commands = new CommandHandler(api);
        List<Operation> operations = new ArrayList<>();
        operations.addAll(new IncidentHandler(api, runbooks.getIfAvailable(() -> Runbooks.of(List.of()))).operations());
        operations.add(new FiguresHandler(api).operation());
        operations.addAll(new WorkHandler(api, teams.getIfUnique()).operations());
        runbooks.ifAvailable(known -> operations.add(new RunbooksHandler(api, known).operation()));
        return ApiRoutes.below(
                api.basePath(),
                () -> Stream.concat(operations.stream(), commands.described().stream())
                        .toList(),
                Stream.concat(operations.stream(), commands.served().stream()).toList());
    }

    @Bean
    @Order(0)
    ApiRoutes incidentChangesRoutes(Api api, ChangeFeed incidentChangeFeed) {
        return ApiRoutes.below(api.basePath(), List.of(new ChangesHandler(api, incidentChangeFeed).operation()));
    }

    @Bean
    FilterRegistrationBean<NoTypeFilter> incidentNoTypeFilter(IncidentProperties properties) {
        return new FilterRegistrationBean<>(new NoTypeFilter(properties.getWeb().getBasePath()));
    }

    @Bean
    FilterRegistrationBean<NamedHosts> incidentNamedHosts(IncidentProperties properties) {
        WebProperties web = properties.getWeb();
        FilterRegistrationBean<NamedHosts> filter = new FilterRegistrationBean<>(new NamedHosts(web.getHosts()));
        filter.addUrlPatterns(web.getBasePath(), web.getBasePath() + "/*");
        return filter;
    }

    /** A provider of beans leaves out the bean that it is given to. */
    @Bean
    @Order(0)
    ApiRoutes incidentPolicyRoutes(Api api, ObjectProvider<ApiRoutes> others) {
        return ApiRoutes.below(api.basePath(), new PolicyHandler(api, others::orderedStream).operations());
    }

    /** After all others: what none of them takes. */
    @Bean
    @Order(3)
    RouterFunction<ServerResponse> otherIncidentRoutes(
            IncidentProperties properties, ObjectProvider<ApiRoutes> routes) {
        ApiRoutes.Addresses addresses = new ApiRoutes.Addresses(routes::stream);
        String base = properties.getWeb().getBasePath();
        return RouterFunctions.route()
                .route(
                        RequestPredicates.POST(base + "/{id}/{" + CommandHandler.COMMAND + "}")
                                .and(request -> !addresses.has(request)),
                        request -> {
                            throw CommandHandler.unknownCommand(request);
                        })
                .route(RequestPredicates.path(base + "/{*rest}"), addresses::answer)
                .filter(Problems::guard)
                .build();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(Objectives.class)
    static class Budgets {

        @Bean
        @Order(0)
        ApiRoutes errorBudgetsRoute(Objectives objectives, Api api) {
            return ApiRoutes.below(api.basePath(), List.of(new BudgetsHandler(api, objectives).operation()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(LogChannel.class)
    static class ShownInTheLog {

        @Bean
        @Order(0)
        ApiRoutes shownRoute(LogChannel log, Api api) {
            return ApiRoutes.below(api.basePath(), List.of(new ShownHandler(api, log).operation()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(PostmortemArchive.class)
    static class Archive {

        @Bean
        @Order(0)
        ApiRoutes archiveRoute(PostmortemArchive archive, Api api) {
            return ApiRoutes.below(api.basePath(), List.of(ArchiveHandler.of(archive, api)));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(IncidentSearch.class)
    static class Search {

        @Bean
        @Order(0)
        ApiRoutes findRoute(IncidentSearch search, Api api) {
            return ApiRoutes.below(api.basePath(), List.of(ArchiveHandler.of(search, api)));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(JdbcOutbox.class)
    static class Deliveries {

        @Bean
        @Order(0)
        ApiRoutes deliveriesRoutes(JdbcOutbox outbox, Api api) {
            return ApiRoutes.below(api.basePath(), new DeliveriesHandler(api, outbox).operations());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(ConnectedChannels.class)
    static class Channels {

        @Bean
        @Order(0)
        ApiRoutes channelsRoutes(
                ConnectedChannels channels,
                ObjectProvider<EffectDispatcher> dispatcher,
                ObjectProvider<AlertSenders> senders,
                Api api) {
            return ApiRoutes.below(
                    api.basePath(),
                    new ChannelsHandler(
                                    api,
                                    channels,
                                    dispatcher.getIfUnique(() -> EffectDispatcher.NONE),
                                    () -> senders.stream()
                                            .flatMap(each -> each.all().stream())
                                            .toList())
                            .operations());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("incident.web.retention")
    static class Kept {

        @Bean
        @Order(0)
        ApiRoutes incidentRetentionRoutes(
                Api api,
                IncidentStore store,
                ObjectProvider<PostmortemArchive> archive,
                ObjectProvider<IncidentSearch> search) {
            return ApiRoutes.below(
                    api.basePath(), handler(api, store, archive, search).operations());
        }

        /** After all names, which its pattern would take for an incident's. */
        @Bean
        @Order(2)
        ApiRoutes incidentRemovalRoute(
                Api api,
                IncidentStore store,
                ObjectProvider<PostmortemArchive> archive,
                ObjectProvider<IncidentSearch> search) {
            return ApiRoutes.below(
                    api.basePath(), List.of(handler(api, store, archive, search).removal()));
        }

        private static RetentionHandler handler(
                Api api,
                IncidentStore store,
                ObjectProvider<PostmortemArchive> archive,
                ObjectProvider<IncidentSearch> search) {
            return new RetentionHandler(api, store, archive.getIfAvailable(), search.getIfAvailable());
        }
    }
}
