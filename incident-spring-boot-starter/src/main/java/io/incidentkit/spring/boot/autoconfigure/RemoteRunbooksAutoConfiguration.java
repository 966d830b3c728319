package io.incidentkit.spring.boot.autoconfigure;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.runbook.ConfluenceRunbooks;
import io.incidentkit.connector.runbook.GitHubRunbooks;
import io.incidentkit.connector.runbook.GitLabRunbooks;
import io.incidentkit.connector.runbook.NotionRunbooks;
import io.incidentkit.connector.runbook.RemoteRunbooks;
import io.incidentkit.connector.runbook.RunbookPages;
import io.incidentkit.connector.runbook.SlabRunbooks;
import io.incidentkit.runbook.Runbooks;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.properties.RunbookPlaceProperties;
import io.incidentkit.spring.boot.properties.RunbookWikiProperties;
import io.incidentkit.store.RunbookCopies;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.io.Resource;
import org.springframework.util.ClassUtils;

/**
 * Runbooks from where the team writes them, if a repository, a project or a wiki is set below {@code incident.runbooks}: {@link RemoteRunbooks}, read
 * in the background from the start on, with those of the folder. Where there is {@link RunbookCopies}, as with our tables, the last copies survive a restart. They stand back for {@link Runbooks} of the host.
 */
@AutoConfiguration(before = IncidentAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@ConditionalOnClass(RemoteRunbooks.class)
@ConditionalOnMissingBean(Runbooks.class)
@Conditional(RemoteRunbooksAutoConfiguration.SomePlace.class)
@EnableConfigurationProperties(IncidentProperties.class)
public final class RemoteRunbooksAutoConfiguration {
    /** Made by Spring. */
    public RemoteRunbooksAutoConfiguration() {}

    @Bean(initMethod = "start")
    RemoteRunbooks incidentRemoteRunbooks(
            IncidentProperties properties,
            ObjectProvider<Caller> callers,
            ObjectProvider<Clock> clock,
            ObjectProvider<RunbookCopies> copies) {
        IncidentProperties.Runbooks runbooks = properties.getRunbooks();
        Caller caller = callers.getIfAvailable(
                () -> Caller.create(properties.getChannels().getCallDeadline()));
        List<RunbookPages> places = new ArrayList<>();
        RunbookPlaceProperties.GitHub github = runbooks.getGithub();
        if (github.getRepository() != null) {
            places.add(GitHubRunbooks.create(
                    caller,
                    github.getApi(),
                    github.getRepository(),
                    text(github.getFolder()),
                    github.getRef(),
                    secret(github.getToken())));
        }
        RunbookPlaceProperties.GitLab gitlab = runbooks.getGitlab();
        if (gitlab.getProject() != null) {
            places.add(GitLabRunbooks.create(
                    caller,
                    gitlab.getUrl(),
                    gitlab.getProject(),
                    text(gitlab.getFolder()),
                    gitlab.getRef(),
                    secret(gitlab.getToken())));
        }
        RunbookPlaceProperties.Notion notion = runbooks.getNotion();
        if (notion.getToken() != null) {
            places.add(NotionRunbooks.create(
                    caller, notion.getApi(), Secret.of(notion.getToken()), notion.getPages(), notion.getDataSource()));
        }
        places.addAll(wikis(runbooks, caller));
        Resource folder = runbooks.getLocation();
        RemoteRunbooks remote = RemoteRunbooks.of(
                places,
                folder == null ? null : RunbookFolder.at(folder),
                runbooks.getRefresh(),
                clock.getIfAvailable(Clock::systemUTC));
        RunbookCopies kept = copies.getIfUnique();
        return kept == null ? remote : remote.keptIn(kept);
    }

    private static List<RunbookPages> wikis(IncidentProperties.Runbooks runbooks, Caller caller) {
        List<RunbookPages> wikis = new ArrayList<>();
        RunbookWikiProperties.Confluence confluence = runbooks.getConfluence();
        if (confluence.getUrl() != null) {
            if (!ClassUtils.isPresent("org.jsoup.Jsoup", null)) {
                throw new IllegalStateException(
                        "Nothing can read the pages of Confluence: add org.jsoup:jsoup to the dependencies");
            }
            wikis.add(ConfluenceRunbooks.create(
                    caller,
                    confluence.getUrl(),
                    text(confluence.getUser()),
                    Secret.of(text(confluence.getToken())),
                    confluence.getPages(),
                    confluence.getSpace()));
        }
        RunbookWikiProperties.Slab slab = runbooks.getSlab();
        if (slab.getToken() != null) {
            wikis.add(SlabRunbooks.create(
                    caller, slab.getApi(), Secret.of(slab.getToken()), slab.getPages(), slab.getTopic()));
        }
        return wikis;
    }

    @Bean
    Runbooks incidentRunbooks(RemoteRunbooks incidentRemoteRunbooks) {
        return Runbooks.from(incidentRemoteRunbooks);
    }

    private static String text(@Nullable String set) {
        return set == null ? "" : set;
    }

    private static @Nullable Secret secret(@Nullable String set) {
        return set == null || set.isBlank() ? null : Secret.of(set);
    }

    /** One of them is enough. */
    static final class SomePlace extends AnyNestedCondition {
        SomePlace() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("incident.runbooks.github.repository")
        static final class OnGitHub {}

        @ConditionalOnProperty("incident.runbooks.gitlab.project")
        static final class OnGitLab {}

        @ConditionalOnProperty("incident.runbooks.notion.token")
        static final class InNotion {}

        @ConditionalOnProperty("incident.runbooks.confluence.url")
        static final class InConfluence {}

        @ConditionalOnProperty("incident.runbooks.slab.token")
        static final class InSlab {}
    }
}
