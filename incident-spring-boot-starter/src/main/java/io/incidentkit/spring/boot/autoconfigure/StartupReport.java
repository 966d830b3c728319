package io.incidentkit.spring.boot.autoconfigure;

import io.incidentkit.archive.IncidentSearch;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.commander.Directory;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.DueTimer;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.effect.RecurringDuties;
import io.incidentkit.insight.BudgetMeter;
import io.incidentkit.insight.Objectives;
import io.incidentkit.jdbc.JdbcOutbox;
import io.incidentkit.memory.InMemoryDispatcher;
import io.incidentkit.memory.InMemoryDueTimer;
import io.incidentkit.runbook.Runbooks;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.properties.AlertsProperties;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.properties.RetentionProperties;
import io.incidentkit.spring.boot.security.AlertSenders;
import io.incidentkit.spring.boot.security.AlertSenders.Sender;
import io.incidentkit.store.IncidentStore;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.util.ClassUtils;

/**
 * Says once, when the application has started, what is connected and what will therefore not happen: in one block, a warning if nobody is
 * paged or nobody is woken.
 */
final class StartupReport implements ApplicationListener<ContextRefreshedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(StartupReport.class);
    private static final String OF_THE_APPLICATION = "a bean of the application";
    private static final String NONE = "none";
    private static final String CONSOLE = "io.incidentkit.console.ConsoleAutoConfiguration";
    private static final String REMOTE_RUNBOOKS = "incidentRemoteRunbooks";
    private static final String METERS = "io.incidentkit.spring.boot.actuate.IncidentMetricsAutoConfiguration";

    private final ApplicationContext context;
    private final IncidentProperties properties;

    StartupReport(ApplicationContext context, IncidentProperties properties) {
        this.context = context;
        this.properties = properties;
    }

    /** Contexts below this one, such as that of the management port, are refreshed too. An application with several incidents says it itself. */
    @Override
    public void onApplicationEvent(ContextRefreshedEvent event) {
        if (event.getApplicationContext() != context) {
            return;
        }
        context.getBeanProvider(Incidents.class).ifUnique(incidents -> {
            boolean somethingIsMissing =
                    !isPaged(incidents) || only(DueTimer.class) == null || isOpenToAll() || isSomeSenderWrong();
            if (somethingIsMissing) {
                LOG.warn("{}", block(incidents));
            } else if (LOG.isInfoEnabled()) {
                LOG.info("{}", block(incidents));
            }
        });
    }

    private static boolean isPaged(Incidents incidents) {
        Set<EffectKind> untaken = incidents.untaken();
        return !untaken.contains(EffectKind.PAGE) && !untaken.contains(EffectKind.REMIND);
    }

    /** Each line under its heading, in the order in which they are read. */
    private String block(Incidents incidents) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("store", store());
        lines.put("channels", channels());
        lines.put("alerts in", alerts());
        lines.put("deliveries", deliveries());
        lines.put("not done", notDone(incidents));
        lines.put("due moments", dueMoments());
        lines.put("each week", eachWeek(incidents));
        lines.put("kept", kept());
        lines.put("archive", has(PostmortemArchive.class) ? "published postmortems are kept and found" : NONE);
        lines.put("search", has(IncidentSearch.class) ? "incidents are found by what is written of them" : NONE);
        lines.put("runbooks", runbooks());
        lines.put("objectives", objectives());
        lines.put("policy", policy());
        lines.put("people", has(Directory.class) ? "a Directory says who is who" : "each is who they are called");
        lines.put("HTTP API", api());
        lines.put("console", console());
        lines.put("metrics", isHere(METERS) ? "incident.*" : NONE);
        return lines.entrySet().stream()
                .map(line -> String.format("%n    %-12s %s", line.getKey(), line.getValue()))
                .collect(Collectors.joining("", "Incident Kit: what is connected, and what is not", ""));
    }

    private String store() {
        IncidentTables tables = only(IncidentTables.class);
        if (tables == null) {
            IncidentStore store = only(IncidentStore.class);
            return (store == null ? "" : store.getClass().getSimpleName() + ", ") + OF_THE_APPLICATION;
        }
        String schema = tables.schema() == null ? "" : ", schema " + tables.schema();
        boolean embedded = EmbeddedDatabaseConnection.isEmbedded(tables.dataSource());
        return database(tables) + schema + (embedded ? ", in memory: gone when the program ends" : "");
    }

    /** Never the address, which may hold a password. */
    private static String database(IncidentTables tables) {
        try {
            return JdbcUtils.extractDatabaseMetaData(tables.dataSource(), StartupReport::product);
        } catch (MetaDataAccessException e) {
            return "a database";
        }
    }

    private static String product(DatabaseMetaData data) throws SQLException {
        return data.getDatabaseProductName() + " " + data.getDatabaseMajorVersion() + "."
                + data.getDatabaseMinorVersion();
    }

    private String channels() {
        String all = beans(Channel.class).map(StartupReport::words).collect(Collectors.joining("; "));
        if (all.isEmpty()) {
            return NONE;
        }
        return isOurs(only(EffectDispatcher.class))
                ? all
                : all + ": not connected, unless the dispatcher of the application knows them";
    }

    private static String words(Channel channel) {
        Set<EffectKind> kinds = channel.kinds();
        String taken = kinds.size() == EffectKind.values().length ? "everything" : codes(kinds);
        return channel.name() + (channel.tells() ? " takes " + taken : " shows " + taken + " and tells nobody");
    }

    /** Those of Alertmanager are told with the API. */
    private String alerts() {
        List<Sender> senders =
                beans(AlertSenders.class).flatMap(each -> each.all().stream()).toList();
        if (senders.isEmpty()) {
            return NONE + " but Alertmanager's";
        }
        String all = senders.stream()
                .map(each -> each.tool()
                        + (each.isOpen() ? " by " + each.knownBy() : ": off")
                        + (each.faults().isEmpty() ? "" : " (" + String.join(" ", each.faults()) + ")"))
                .collect(Collectors.joining("; "));
        return properties.getWeb().isEnabled() ? all : all + ": not reached, as incident.web.enabled is not true";
    }

    private boolean isSomeSenderWrong() {
        return beans(AlertSenders.class)
                .flatMap(each -> each.all().stream())
                .anyMatch(each -> !each.faults().isEmpty());
    }

    private String deliveries() {
        EffectDispatcher dispatcher = only(EffectDispatcher.class);
        if (dispatcher == null) {
            return "none: no EffectDispatcher is there";
        }
        if (dispatcher instanceof JdbcOutbox) {
            return properties.getOutbox().isEnabled()
                    ? "by the outbox in the database, on this node as well"
                    : "by the outbox of other nodes, as incident.outbox.enabled is false on this one";
        }
        return dispatcher instanceof InMemoryDispatcher && isOurs(dispatcher)
                ? "from memory, as no database of ours is there: what is not delivered when the program ends is lost"
                : "by " + dispatcher.getClass().getSimpleName() + ", " + OF_THE_APPLICATION;
    }

    private static String notDone(Incidents incidents) {
        Set<EffectKind> untaken = incidents.untaken();
        if (untaken.isEmpty()) {
            return "nothing: each kind of effect has a channel";
        }
        String consequence = Stream.of(
                        untaken.contains(EffectKind.PAGE) ? "nobody is paged" : "",
                        untaken.contains(EffectKind.ASK) ? "nobody is asked" : "",
                        untaken.contains(EffectKind.REMIND) ? "nobody is reminded" : "",
                        untaken.contains(EffectKind.SEND_UPDATE) ? "messages are to be sent by hand" : "")
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        return (consequence.isEmpty() ? "" : consequence + ": ") + "no channel takes " + codes(untaken);
    }

    private String dueMoments() {
        DueTimer timer = only(DueTimer.class);
        if (timer == null) {
            return "nobody is woken: what is not done in time is not noticed";
        }
        if (timer instanceof JdbcOutbox) {
            return properties.getOutbox().isEnabled() ? "woken by the outbox" : "woken by the outbox of other nodes";
        }
        return timer instanceof InMemoryDueTimer && isOurs(timer)
                ? "woken from memory, by this node"
                : "woken by " + timer.getClass().getSimpleName() + ", " + OF_THE_APPLICATION;
    }

    private String eachWeek(Incidents incidents) {
        RecurringDuties duties = only(RecurringDuties.class);
        if (duties == null) {
            return "nothing by this node";
        }
        if (duties.names().isEmpty()) {
            return "nothing";
        }
        if (!(only(EffectDispatcher.class) instanceof JdbcOutbox)) {
            return "by this node for itself as no outbox runs: " + duties + untold(duties, incidents)
                    + ". What comes while it is down is let pass";
        }
        return "by one of all nodes: " + duties + untold(duties, incidents);
    }

    private static String untold(RecurringDuties duties, Incidents incidents) {
        List<String> untold = duties.untold(kind -> !incidents.untaken().contains(kind));
        return untold.isEmpty() ? "" : "; no channel takes " + untold;
    }

    private String kept() {
        RetentionProperties retention = properties.getRetention();
        if (retention.getAfter() == null) {
            return "incidents stay for ever";
        }
        return "incidents that ended more than " + retention.getAfter().toDays() + " days ago are deleted on "
                + retention.getAt()
                + (retention.getLocation() == null
                        ? ", without a document of them"
                        : ", once a document of each is in " + retention.getLocation());
    }

    private String runbooks() {
        Resource location = properties.getRunbooks().getLocation();
        if (!has(Runbooks.class)) {
            return NONE;
        }
        if (context.containsBean(REMOTE_RUNBOOKS)) {
            return (location == null ? "" : location.getDescription() + ", and ") + context.getBean(REMOTE_RUNBOOKS);
        }
        return location != null && context.containsBean("incidentRunbooks")
                ? location.getDescription()
                : OF_THE_APPLICATION;
    }

    private String objectives() {
        Resource location = properties.getSlos().getLocation();
        if (!has(Objectives.class)) {
            return "none: no error budgets";
        }
        BudgetMeter meter = only(BudgetMeter.class);
        return (location != null && context.containsBean("incidentObjectives")
                        ? location.getDescription()
                        : OF_THE_APPLICATION)
                + (meter == null ? ", reckoned from time: nothing measures them" : ", measured by " + meter);
    }

    private String policy() {
        Resource location = properties.getPolicy().getLocation();
        if (!context.containsBean("incidentPolicy")) {
            return OF_THE_APPLICATION;
        }
        return location == null ? "the playbook's, as incident.policy.location is not set" : location.getDescription();
    }

    private String console() {
        boolean isWanted = context.getEnvironment().getProperty("incident.console.enabled", Boolean.class, false);
        boolean isThere = ClassUtils.isPresent(CONSOLE, context.getClassLoader());
        if (!isThere) {
            return isWanted ? "not there, though it is switched on: incident-console is no dependency" : NONE;
        }
        return isWanted
                ? "at " + context.getEnvironment().getProperty("incident.console.path", "/incidents")
                : "off, as incident.console.enabled is not true";
    }

    private String api() {
        if (!properties.getWeb().isEnabled()) {
            return "off, as incident.web.enabled is not true";
        }
        return "at " + properties.getWeb().getBasePath() + ", " + callers() + "; alerts from " + senders();
    }

    private String callers() {
        if (!isOpenToAll()) {
            return "behind the login of the application, which says who may call it";
        }
        return properties.getWeb().isTrustActorHeader()
                ? "open: no login is there, so whoever reaches it may call it in anybody's name"
                : "read by whoever reaches it, and no commands: no login is there, and incident.web.trust-actor-header is not true";
    }

    private String senders() {
        AlertsProperties alerts = properties.getAlerts();
        if (alerts.isOpen()) {
            return "whoever reaches it";
        }
        return alerts.getToken() != null || alerts.getSigningSecret() != null
                ? "who knows the secret"
                : "who is logged in, as neither incident.alerts.token nor incident.alerts.signing-secret is set";
    }

    private boolean isOpenToAll() {
        return properties.getWeb().isEnabled() && !context.containsBean("springSecurityFilterChain");
    }

    private boolean isHere(String type) {
        return Stream.of(context.getBeanDefinitionNames()).anyMatch(type::equals);
    }

    private boolean isOurs(@Nullable Object bean) {
        return bean instanceof JdbcOutbox
                || (bean != null
                        && Stream.of("incidentDispatcher", "incidentDueTimer")
                                .filter(context::containsBean)
                                .anyMatch(name -> context.getBean(name) == bean));
    }

    private static String codes(Set<EffectKind> kinds) {
        return Stream.of(EffectKind.values())
                .filter(kinds::contains)
                .map(EffectKind::code)
                .collect(Collectors.joining(", "));
    }

    private <T> boolean has(Class<T> type) {
        return beans(type).findAny().isPresent();
    }

    private <T> @Nullable T only(Class<T> type) {
        return context.getBeanProvider(type).getIfAvailable();
    }

    private <T> Stream<T> beans(Class<T> type) {
        return context.getBeanProvider(type).orderedStream();
    }
}
