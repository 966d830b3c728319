package io.incidentkit.console;

import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.connector.history.HistoryRuns;
import io.incidentkit.console.admin.AdministrationViews;
import io.incidentkit.console.board.EndedRows;
import io.incidentkit.console.board.ListFilters;
import io.incidentkit.console.demo.Demo;
import io.incidentkit.console.demo.DemoRunbooks;
import io.incidentkit.console.form.CommandForms;
import io.incidentkit.console.form.FormFields;
import io.incidentkit.console.incident.CommunicationViews;
import io.incidentkit.console.incident.EntryViews;
import io.incidentkit.console.incident.IncidentHeads;
import io.incidentkit.console.incident.IncidentViews;
import io.incidentkit.console.incident.RunbookViews;
import io.incidentkit.console.insight.ActionReview;
import io.incidentkit.console.insight.ArchiveFinds;
import io.incidentkit.console.insight.Insight;
import io.incidentkit.console.insight.MyWork;
import io.incidentkit.console.insight.Outlines;
import io.incidentkit.console.insight.ReviewForms;
import io.incidentkit.console.insight.RunbookShelf;
import io.incidentkit.console.insight.SimilarIncidents;
import io.incidentkit.console.page.Assets;
import io.incidentkit.console.page.ConsolePath;
import io.incidentkit.console.page.Look;
import io.incidentkit.console.page.Presence;
import io.incidentkit.console.page.Reader;
import io.incidentkit.console.page.Texts;
import io.incidentkit.console.page.Times;
import io.incidentkit.console.postmortem.PostmortemViews;
import io.incidentkit.console.web.ActionsController;
import io.incidentkit.console.web.AdministrationController;
import io.incidentkit.console.web.ArchiveController;
import io.incidentkit.console.web.AssetController;
import io.incidentkit.console.web.BoardController;
import io.incidentkit.console.web.ChangeController;
import io.incidentkit.console.web.CommandController;
import io.incidentkit.console.web.CommandPages;
import io.incidentkit.console.web.DeclareController;
import io.incidentkit.console.web.DemoNotice;
import io.incidentkit.console.web.EndedController;
import io.incidentkit.console.web.EveryPage;
import io.incidentkit.console.web.HistoryController;
import io.incidentkit.console.web.HistoryLink;
import io.incidentkit.console.web.IncidentController;
import io.incidentkit.console.web.InsightController;
import io.incidentkit.console.web.MineController;
import io.incidentkit.console.web.PageErrors;
import io.incidentkit.console.web.PolicyController;
import io.incidentkit.console.web.PostmortemController;
import io.incidentkit.console.web.RunbookController;
import io.incidentkit.console.web.SecurityHeaders;
import io.incidentkit.console.web.ShownController;
import io.incidentkit.runbook.Runbooks;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.channel.LogChannelAutoConfiguration;
import io.incidentkit.spring.boot.history.HistoryImportAutoConfiguration;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.security.ActorAutoConfiguration;
import io.incidentkit.spring.boot.security.NamedHosts;
import io.incidentkit.spring.boot.web.live.ChangeFeedAutoConfiguration;
import io.incidentkit.store.IncidentStore;
import jakarta.servlet.Filter;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.Ordered;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The console's pages, if {@code incident.console.enabled} is true. Who may open them is up to the host, as with any of its pages; who acts
 * is said by its {@link io.incidentkit.spring.boot.security.ActorResolver}, and what they may do by its rights. It has a template engine
 * of its own, so nothing of the host's is touched by it.
 */
@AutoConfiguration(
        after = {
            IncidentAutoConfiguration.class,
            ActorAutoConfiguration.class,
            ChangeFeedAutoConfiguration.class,
            LogChannelAutoConfiguration.class,
            HistoryImportAutoConfiguration.class
        })
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty("incident.console.enabled")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({ConsoleProperties.class, IncidentProperties.class})
@ImportRuntimeHints(ConsoleRuntimeHints.class)
@Import({
    AdministrationController.class,
    AdministrationViews.class,
    ActionReview.class,
    ActionsController.class,
    ArchiveController.class,
    ArchiveFinds.class,
    AssetController.class,
    BoardController.class,
    ChangeController.class,
    CommandController.class,
    CommandForms.class,
    CommandPages.class,
    CommunicationViews.class,
    DeclareController.class,
    EndedController.class,
    EndedRows.class,
    DemoNotice.class,
    EntryViews.class,
    EveryPage.class,
    FormFields.class,
    IncidentController.class,
    IncidentHeads.class,
    IncidentViews.class,
    Insight.class,
    InsightController.class,
    ListFilters.class,
    MineController.class,
    MyWork.class,
    Outlines.class,
    PageErrors.class,
    PolicyController.class,
    PostmortemController.class,
    PostmortemViews.class,
    Reader.class,
    ReviewForms.class,
    RunbookController.class,
    RunbookShelf.class,
    RunbookViews.class,
    ShownController.class,
    SimilarIncidents.class
})
public final class ConsoleAutoConfiguration {
    private static final String VIEWS = "incident-console/";

    /** Made by Spring. */
    public ConsoleAutoConfiguration() {}

    @Bean
    ConsolePath incidentConsolePath(ConsoleProperties properties) {
        return new ConsolePath(properties.getPath());
    }

    @Bean
    Times incidentConsoleTimes(Incidents incidents, IncidentProperties properties, Texts texts) {
        return new Times(incidents::now, properties.getTimeZone(), texts);
    }

    @Bean
    Texts incidentConsoleTexts(ConsoleProperties properties) {
        return Texts.with(properties.getMessages());
    }

    @Bean
    Assets incidentConsoleAssets(ConsoleProperties properties) {
        return Assets.with(properties.getColors());
    }

    @Bean
    Presence incidentConsolePresence() {
        return new Presence();
    }

    @Bean
    Look incidentConsoleLook(ConsoleProperties properties) {
        return new Look(
                properties.getTitle(),
                properties.getLogo(),
                properties.getLinks().entrySet().stream()
                        .map(link -> new Look.Link(link.getKey(), link.getValue()))
                        .toList(),
                properties.getLoginUrl(),
                properties.getLogoutUrl());
    }

    /** Histories can be imported where the connectors are there. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HistoryRuns.class)
    @ConditionalOnBean(HistoryRuns.class)
    @Import({HistoryController.class, HistoryLink.class})
    static class Imports {}

    @Bean
    @ConditionalOnBooleanProperty("incident.console.demo")
    Demo incidentConsoleDemo(Incidents incidents, IncidentStore store, ObjectProvider<PostmortemArchive> archive) {
        return new Demo(incidents, store, archive.getIfAvailable());
    }

    /** So that a newcomer sees what a runbook is good for; those of the host take their place. */
    @Bean
    @ConditionalOnBooleanProperty("incident.console.demo")
    @ConditionalOnMissingBean(Runbooks.class)
    Runbooks incidentConsoleDemoRunbooks() {
        return DemoRunbooks.read();
    }

    /** Ahead of the host's resolvers, some of which take any name. */
    @Bean
    ThymeleafViewResolver incidentConsoleViewResolver(Texts texts, ConsolePath path) {
        ThymeleafViewResolver resolver = new ThymeleafViewResolver();
        resolver.setTemplateEngine(engine(texts.source(), path));
        resolver.setViewNames(new String[] {VIEWS + "*"});
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        resolver.setProducePartialOutputWhileProcessing(false);
        resolver.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        return resolver;
    }

    @Bean
    FilterRegistrationBean<Filter> incidentConsoleHeaders(ConsolePath path) {
        return onPages(new SecurityHeaders(), path, Ordered.LOWEST_PRECEDENCE - 10);
    }

    @Bean
    FilterRegistrationBean<Filter> incidentConsoleSameOriginOnly(ConsolePath path) {
        return onPages(new SameOriginOnly(), path, Ordered.LOWEST_PRECEDENCE - 9);
    }

    @Bean
    FilterRegistrationBean<Filter> incidentConsoleReadableParameters(ConsolePath path) {
        return onPages(new ReadableParameters(), path, Ordered.LOWEST_PRECEDENCE - 8);
    }

    @Bean
    FilterRegistrationBean<Filter> incidentConsoleNamedHosts(ConsolePath path, IncidentProperties properties) {
        return onPages(new NamedHosts(properties.getWeb().getHosts()), path, Ordered.LOWEST_PRECEDENCE - 11);
    }

    private static FilterRegistrationBean<Filter> onPages(Filter filter, ConsolePath path, int order) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(path.value(), path.value() + "/*");
        registration.setOrder(order);
        return registration;
    }

    private static SpringTemplateEngine engine(MessageSource messages, ConsolePath path) {
        ClassLoaderTemplateResolver templates =
                new ClassLoaderTemplateResolver(ConsoleAutoConfiguration.class.getClassLoader());
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding(StandardCharsets.UTF_8.name());
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(messages);
        engine.setLinkBuilder(path.links());
        return engine;
    }
}
