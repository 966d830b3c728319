package io.incidentkit.example.guide;

import io.incidentkit.actionitem.SurfacingPolicy;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.effect.Channel;
import io.incidentkit.incident.Incident;
import io.incidentkit.insight.Figures;
import io.incidentkit.insight.Scope;
import io.incidentkit.insight.ServiceObjective;
import io.incidentkit.insight.Teams;
import io.incidentkit.insight.WeeklyDigest;
import io.incidentkit.jdbc.JdbcOutbox;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.recurring.RecurringWork;
import io.incidentkit.runbook.RunbookFinding;
import io.incidentkit.runbook.Runbooks;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.VisibleIncidents;
import io.incidentkit.spring.boot.autoconfigure.JdbcOutboxBuilderCustomizer;
import io.incidentkit.spring.boot.event.IncidentRecorded;
import io.incidentkit.store.IncidentStore;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.event.TransactionalEventListener;

/** Blocks of pages that have no example of their own: here the compiler reads them. */
abstract class ShownCode {
    private static final Map<Person, String> teamOfPerson = Map.of();
    private static final Map<String, String> teamOfService = Map.of();

    abstract void tell(String line);

    abstract boolean maySee(Actor reader, Incident incident);

    abstract boolean isOfTheQuarter(Incident incident);

    abstract List<ServiceObjective> objectivesOf(List<String> services);

    String figures(
            Incidents incidents,
            Clock clock,
            Actor reader,
            List<Person> everyoneOnCall,
            Runbooks runbooks,
            LocalDate monday) {
        Scope scope = Scope.at(clock.instant())
                .policy(incidents.policy())
                .visible(incident -> maySee(reader, incident))
                .rota(everyoneOnCall)
                .runbookFaults(
                        runbooks.check().stream().map(RunbookFinding::words).toList())
                .teams(Teams.byOwner(teamOfPerson).or(Teams.byService(teamOfService)))
                .objectives(incident -> objectivesOf(incident.services()))
                .build();

        VisibleIncidents seen = incidents.visibleTo(reader);
        Figures quarter = Figures.of(seen.outlines().filter(this::isOfTheQuarter), scope);
        String digest = WeeklyDigest.of(seen.outlines(), monday, scope, SurfacingPolicy.STANDARD)
                .toMarkdown();
        return quarter + digest;
    }

    void outbox(DataSource dataSource, Channel pager, IncidentPolicy policy, Clock clock) {
        JdbcOutbox outbox = JdbcOutbox.builder(dataSource).channel(pager).build();
        Incidents incidents = Incidents.builder(outbox.store(), policy, clock)
                .dispatcher(outbox)
                .dueTimer(outbox)
                .build();
        outbox.start(incidents.outboundWork(), RecurringWork.of(incidents));
    }

    Incidents ownPolicy(String json, IncidentStore store, Clock clock) {
        IncidentPolicy policy = IncidentPolicy.fromJson(json);
        Incidents incidents = new Incidents(store, policy, clock);
        return incidents;
    }

    @EventListener
    void audit(IncidentRecorded event) {
        tell(event.reference());
    }

    @TransactionalEventListener
    void refresh(IncidentRecorded event) {
        tell(event.type().code());
    }

    @Bean
    JdbcOutboxBuilderCustomizer fewCalls() {
        return outbox -> outbox.callsPerChannel(2);
    }
}
