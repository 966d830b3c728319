package io.incidentkit.spring.boot.autoconfigure;

import io.incidentkit.archive.IncidentSearch;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.blameless.BlamelessCheck;
import io.incidentkit.commander.Directory;
import io.incidentkit.effect.DueTimer;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.effect.RecurringDuties;
import io.incidentkit.insight.Objectives;
import io.incidentkit.insight.Teams;
import io.incidentkit.jdbc.JdbcOutbox;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.recurring.RecurringWork;
import io.incidentkit.recurring.WeeklyJob;
import io.incidentkit.runbook.RunbookFinding;
import io.incidentkit.runbook.Runbooks;
import io.incidentkit.service.AccessPolicy;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.IncidentsBuilder;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.store.IncidentStore;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.Resource;

/**
 * {@link Incidents}, to be injected, on whatever {@link IncidentStore} there is. Without a store there are none: nothing is
 * kept in memory unasked. A host replaces the policy, the runbooks, the objectives or the clock by a bean of its own; a {@link BlamelessCheck} bean
 * becomes the check of the policy that the properties say, a {@link Directory} bean says who is who, a {@link PostmortemArchive}
 * bean keeps what is published, an {@link IncidentSearch} bean is kept current, and each {@link IncidentListener} bean is told of what was stored. Of what there can be one alone, two
 * beans without a primary one stop the start: none of the host's is left out in silence.
 */
@AutoConfiguration(after = IncidentJdbcAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@EnableConfigurationProperties(IncidentProperties.class)
@Import(InMemoryOutbound.class)
public final class IncidentAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(IncidentAutoConfiguration.class);

    /** Made by Spring. */
    public IncidentAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    IncidentPolicy incidentPolicy(
            IncidentProperties properties,
            ObjectProvider<BlamelessCheck> check,
            ObjectProvider<IncidentPolicyBuilderCustomizer> customizers) {
        Resource file = properties.getPolicy().getLocation();
        IncidentPolicy policy = file != null
                ? PolicyFile.read(file)
                : IncidentPolicy.builder()
                        .reopenWindow(properties.getReopenWindow())
                        .zone(properties.getTimeZone())
                        .weekly(properties.getRecurring().duties())
                        .build();
        BlamelessCheck own = check.getIfAvailable();
        List<IncidentPolicyBuilderCustomizer> changes =
                customizers.orderedStream().toList();
        if (own == null && changes.isEmpty()) {
            return policy;
        }
        IncidentPolicy.Builder changed = policy.toBuilder();
        if (own != null) {
            changed.blamelessCheck(own);
        }
        changes.forEach(customizer -> customizer.customize(changed));
        return changed.build();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(RunbookFolder.PROPERTY)
    Runbooks incidentRunbooks(IncidentProperties properties) {
        return Runbooks.from(
                RunbookFolder.at(Objects.requireNonNull(properties.getRunbooks().getLocation())));
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(SloFiles.PROPERTY)
    Objectives incidentObjectives(IncidentProperties properties, ApplicationContext context) {
        return SloFiles.read(Objects.requireNonNull(properties.getSlos().getLocation()), context.getClassLoader());
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(IncidentStore.class)
    Incidents incidents(
            IncidentStore store,
            IncidentPolicy policy,
            ObjectProvider<Clock> clock,
            ObjectProvider<AccessPolicy> access,
            ObjectProvider<AccessPolicy.Rights> rights,
            ObjectProvider<EffectDispatcher> dispatcher,
            ObjectProvider<DueTimer> timer,
            ObjectProvider<Directory> directory,
            ObjectProvider<PostmortemArchive> archive,
            ObjectProvider<IncidentListener> listeners,
            ObjectProvider<IncidentsBuilderCustomizer> customizers,
            ObjectProvider<IncidentTables> tables,
            ApplicationContext context) {
        IncidentTables ours = tables.getIfAvailable();
        PublishingStore published = new PublishingStore(store, context, ours == null ? null : ours.dataSource());
        IncidentsBuilder incidents = Incidents.builder(published, policy, clock.getIfAvailable(Clock::systemUTC));
        AccessPolicy seeing = access.getIfAvailable(AccessPolicy::thoseOnIt);
        AccessPolicy.Rights having = rights.getIfAvailable();
        incidents.access(having == null ? seeing : seeing.withRights(having));
        directory.ifAvailable(incidents::directory);
        dispatcher.ifAvailable(incidents::dispatcher);
        timer.ifAvailable(incidents::dueTimer);
        archive.ifAvailable(kept -> incidents.listener(kept.feed()));
        listeners.orderedStream().forEach(incidents::listener);
        customizers.orderedStream().forEach(customizer -> customizer.customize(incidents));
        return incidents.build();
    }

    @Bean
    @ConditionalOnMissingBean(Incidents.class)
    SmartInitializingSingleton incidentsNone() {
        return () -> LOG.warn(NoIncidentsFailureAnalyzer.warning());
    }

    /** The policy's weekly duties, with the teams, the objectives and the faults of runbooks that the host knows, and each weekly job that is a bean. */
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(Incidents.class)
    @ConditionalOnBooleanProperty(name = "incident.recurring.enabled", matchIfMissing = true)
    RecurringDuties incidentRecurringDuties(
            Incidents incidents,
            ObjectProvider<WeeklyJob> jobs,
            ObjectProvider<Teams> teams,
            ObjectProvider<Objectives> objectives,
            ObjectProvider<Runbooks> runbooks) {
        RecurringWork.Builder work = RecurringWork.builder(incidents).scope(scope -> {
            teams.ifUnique(scope::teams);
            objectives.ifAvailable(scope::objectives);
            runbooks.ifUnique(known -> scope.runbookFaults(
                    known.check().stream().map(RunbookFinding::words).toList()));
            return scope;
        });
        jobs.orderedStream().forEach(work::job);
        return work.build();
    }

    @Bean
    @ConditionalOnMissingBean(name = "incidentRetentionJob")
    @ConditionalOnBean(IncidentStore.class)
    @ConditionalOnProperty("incident.retention.after")
    WeeklyJob incidentRetentionJob(
            IncidentProperties properties, IncidentStore store, IncidentPolicy policy, ObjectProvider<Clock> clock) {
        return OldIncidents.job(properties.getRetention(), store, policy, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    @ConditionalOnBean(Incidents.class)
    @ConditionalOnMissingBean(JdbcOutbox.class)
    InMemoryLifecycle incidentInMemoryLifecycle(
            ObjectProvider<Incidents> incidents,
            ObjectProvider<DueTimer> timer,
            ObjectProvider<EffectDispatcher> dispatcher,
            ObjectProvider<RecurringDuties> duties,
            ObjectProvider<Clock> clock) {
        return new InMemoryLifecycle(
                incidents,
                timer.getIfAvailable(),
                dispatcher.getIfAvailable(),
                duties.getIfAvailable(() -> RecurringDuties.NONE),
                clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    @ConditionalOnBean(Incidents.class)
    StartupReport incidentStartupReport(ApplicationContext context, IncidentProperties properties) {
        return new StartupReport(context, properties);
    }

    @Bean
    @ConditionalOnBean(IncidentSearch.class)
    SearchUpkeep incidentSearchUpkeep(
            IncidentSearch search, ObjectProvider<PostmortemArchive> archive, ObjectProvider<Incidents> incidents) {
        return new SearchUpkeep(search, Optional.ofNullable(archive.getIfAvailable()), incidents);
    }
}
