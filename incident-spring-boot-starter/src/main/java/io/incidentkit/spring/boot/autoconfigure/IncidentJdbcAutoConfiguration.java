package io.incidentkit.spring.boot.autoconfigure;

import io.incidentkit.archive.IncidentSearch;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.effect.DeliveryWatch;
import io.incidentkit.effect.DueTimer;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.effect.RecurringDuties;
import io.incidentkit.effect.RetryPolicy;
import io.incidentkit.jdbc.JdbcChannelReferences;
import io.incidentkit.jdbc.JdbcIncidentSearch;
import io.incidentkit.jdbc.JdbcIncidentStore;
import io.incidentkit.jdbc.JdbcOutbox;
import io.incidentkit.jdbc.JdbcPostmortemArchive;
import io.incidentkit.jdbc.pool.BoundedDataSource;
import io.incidentkit.jdbc.runbook.JdbcRunbookCopies;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.store.RunbookCopies;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.jdbc.BadSqlGrammarException;

/**
 * An {@link IncidentStore}, a {@link PostmortemArchive}, an {@link IncidentSearch} and a {@link JdbcOutbox} in the host's database,
 * archive and search unless the host has its own, the outbox with every {@link Channel} and {@link DeliveryWatch} bean and unless
 * the host has a dispatcher or a timer of its own: on the data source marked with {@link IncidentDataSource}, else on the
 * one that there is. The tables are made before it if {@code incident.jdbc.initialize-schema} says so; in any case it waits
 * for whatever else prepares the database, such as the host's Flyway or Liquibase.
 */
@AutoConfiguration(after = {DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class})
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@ConditionalOnBean(DataSource.class)
@ConditionalOnMissingBean(IncidentStore.class)
@EnableConfigurationProperties(IncidentProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
public final class IncidentJdbcAutoConfiguration {
    /** Made by Spring. */
    public IncidentJdbcAutoConfiguration() {}

    @Bean
    IncidentTables incidentTables(
            ObjectProvider<DataSource> dataSource,
            @IncidentDataSource ObjectProvider<DataSource> incidentDataSource,
            IncidentProperties properties) {
        IncidentTables tables = new IncidentTables(
                new BoundedDataSource(
                        incidentDataSource.getIfAvailable(dataSource::getObject),
                        properties.getJdbc().getConnectionTimeout()),
                properties.getJdbc().getSchema());
        tables.requireSupported();
        return tables;
    }

    @Bean
    IncidentSchemaInitializer incidentSchemaInitializer(IncidentTables tables, IncidentProperties properties) {
        return new IncidentSchemaInitializer(tables, properties.getJdbc().getInitializeSchema());
    }

    @Bean
    @DependsOnDatabaseInitialization
    @ConditionalOnMissingBean({EffectDispatcher.class, DueTimer.class})
    JdbcOutbox incidentOutbox(
            IncidentTables tables,
            ObjectProvider<Channel> channels,
            ObjectProvider<RetryPolicy> retries,
            ObjectProvider<DeliveryWatch> watches,
            ObjectProvider<JdbcOutboxBuilderCustomizer> customizers,
            Environment environment) {
        // The report of the start says what is connected.
        JdbcOutbox.Builder outbox = tables.outbox().saysWhatIsConnected(false);
        channels.orderedStream().forEach(outbox::channel);
        watches.orderedStream().forEach(outbox::watch);
        retries.ifAvailable(outbox::retries);
        if (Threading.VIRTUAL.isActive(environment)) {
            outbox.callThreads(new VirtualThreadTaskExecutor("incident-channel-").getVirtualThreadFactory());
        }
        customizers.orderedStream().forEach(customizer -> customizer.customize(outbox));
        return outbox.build();
    }

    @Bean
    @DependsOnDatabaseInitialization
    JdbcIncidentStore incidentStore(
            IncidentTables tables, ObjectProvider<JdbcOutbox> outbox, IncidentProperties properties) {
        JdbcOutbox own = outbox.getIfAvailable();
        JdbcIncidentStore store = own == null ? tables.store() : own.store();
        requireTables(
                () -> {
                    tables.read(store);
                    if (own != null) {
                        own.failed(0, 1);
                    }
                },
                properties);
        return store;
    }

    @Bean
    @DependsOnDatabaseInitialization
    @ConditionalOnMissingBean(PostmortemArchive.class)
    JdbcPostmortemArchive incidentPostmortemArchive(IncidentTables tables, IncidentProperties properties) {
        JdbcPostmortemArchive archive = tables.archive();
        requireTables(archive::requireTables, properties);
        return archive;
    }

    @Bean
    @DependsOnDatabaseInitialization
    @ConditionalOnMissingBean(IncidentSearch.class)
    @ConditionalOnBooleanProperty(name = "incident.search.enabled", matchIfMissing = true)
    JdbcIncidentSearch incidentSearch(IncidentTables tables, IncidentProperties properties) {
        JdbcIncidentSearch search = tables.search();
        requireTables(search::requireTables, properties);
        return search;
    }

    @Bean
    @DependsOnDatabaseInitialization
    @ConditionalOnMissingBean(ChannelReferences.class)
    JdbcChannelReferences incidentChannelReferences(IncidentTables tables, IncidentProperties properties) {
        JdbcChannelReferences references = tables.references();
        requireTables(() -> references.incidentOf("none", "none"), properties);
        return references;
    }

    @Bean
    @DependsOnDatabaseInitialization
    @ConditionalOnMissingBean(RunbookCopies.class)
    JdbcRunbookCopies incidentRunbookCopies(IncidentTables tables, IncidentProperties properties) {
        JdbcRunbookCopies copies = tables.runbookCopies();
        requireTables(() -> copies.find("none"), properties);
        return copies;
    }

    @Bean
    @ConditionalOnBean(JdbcOutbox.class)
    @ConditionalOnBooleanProperty(name = "incident.outbox.enabled", matchIfMissing = true)
    OutboxLifecycle incidentOutboxLifecycle(
            JdbcOutbox outbox, ObjectProvider<Incidents> incidents, ObjectProvider<RecurringDuties> duties) {
        return new OutboxLifecycle(outbox, incidents, duties);
    }

    /** Missing tables are found at start-up, and not with the first incident. */
    private static void requireTables(Runnable reads, IncidentProperties properties) {
        try {
            reads.run();
        } catch (BadSqlGrammarException e) {
            throw new MissingIncidentTablesException(properties.getJdbc().getInitializeSchema(), e);
        } catch (IncidentStoreException e) {
            if (e.getCause() instanceof BadSqlGrammarException) {
                throw new MissingIncidentTablesException(properties.getJdbc().getInitializeSchema(), e);
            }
            throw e;
        }
    }
}
