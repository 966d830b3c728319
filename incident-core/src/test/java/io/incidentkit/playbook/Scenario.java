package io.incidentkit.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommandReferences;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Merge;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One incident that a test walks along, with the playbook's own moments. Commands are given by its commander, alice. */
public final class Scenario {
    public static final Person ALICE = new Person("alice");
    public static final Person BOB = new Person("bob");
    public static final Person CAROL = new Person("carol");
    public static final Actor alice = Actor.person("alice");
    public static final Actor bob = Actor.person("bob");
    public static final Actor carol = Actor.person("carol");

    public static final Instant ALERT = Instant.parse("2026-03-01T14:32:00Z");

    private IncidentPolicy policy = IncidentPolicy.standard();
    private final List<TimelineEntry> timeline = new ArrayList<>();
    private final Map<IncidentId, Incident> others = new HashMap<>();
    private Incident incident;
    private Instant now = ALERT;
    private boolean carried = true;

    /** Another incident that is worked on, which each scenario can be merged into. */
    private static final class OtherIncident {
        static final Incident OTHER = triagedAs(43).incident();
    }

    private Scenario(Declare declare, long number) {
        timeline.addAll(IncidentRules.declare(declare, alice, policy, now).entriesOrThrow("declare"));
        incident = Incident.replay(IncidentId.create(now), number, timeline);
    }

    public static Scenario of(Declare declare) {
        return new Scenario(declare, 42);
    }

    public static Scenario detected() {
        return new Scenario(Declare.of("Checkout answers 5xx"), 42);
    }

    public static Scenario triaged() {
        return detected().at("14:35").accept(alice, new Triage(Severity.SEV1, ALICE, null));
    }

    /** Another incident, of this number. */
    public static Scenario triagedAs(long number) {
        return new Scenario(Declare.of("Payments fail"), number)
                .at("14:35")
                .accept(alice, new Triage(Severity.SEV1, ALICE, null));
    }

    public static Scenario merged() {
        return triaged().at("14:45").accept(alice, new Merge(other().id(), "the same deploy", null, null));
    }

    public static Scenario diagnosed() {
        return triaged().at("14:40").accept(alice, new Diagnose("the last deploy", null));
    }

    public static Scenario mitigated() {
        return diagnosed().at("14:55").accept(alice, new Mitigate("rolled back", MitigationKind.ROLLBACK, null));
    }

    public static Scenario resolved() {
        return mitigated().at("15:10").accept(alice, new Resolve("error rate is normal", null, null));
    }

    public static Scenario dismissed() {
        return triaged().at("14:40").accept(alice, new Dismiss("a load test", null, null));
    }

    public static Scenario reopened() {
        return resolved().at("16:00").accept(carol, new Reopen("errors again", null));
    }

    /** Another incident that is worked on, which each scenario can be merged into. */
    public static Incident other() {
        return OtherIncident.OTHER;
    }

    /** There is this incident too. */
    public Scenario beside(Scenario other) {
        others.put(other.incident.id(), other.incident);
        return this;
    }

    public Scenario under(IncidentPolicy other) {
        policy = other;
        return this;
    }

    /** It is so late now, on the day of the incident. */
    public Scenario at(String time) {
        now = moment(time);
        return this;
    }

    public Scenario after(Duration time) {
        now = now.plus(time);
        return this;
    }

    public static Instant moment(String time) {
        return Instant.parse("2026-03-01T" + time + ":00Z");
    }

    /** No channel is connected that sends messages. */
    public Scenario withoutChannels() {
        carried = false;
        return this;
    }

    public Decision decide(Actor actor, IncidentCommand command) {
        return IncidentRules.decide(incident, command, references(command), actor, policy, now);
    }

    private CommandReferences references(IncidentCommand command) {
        if (command.needsTimeline()) {
            return CommandReferences.toTimeline(timeline);
        }
        if (command.type() == CommandType.SEND_UPDATE) {
            return CommandReferences.toMessage(carried);
        }
        Optional<IncidentId> named = command.namedIncident();
        if (named.isPresent()) {
            Incident other = named.get().equals(incident.id()) ? incident : others.get(named.get());
            return CommandReferences.to(other == null ? other() : other);
        }
        OptionalInt entry = command.namedEntry();
        return entry.isPresent() && entry.getAsInt() >= 1 && entry.getAsInt() <= timeline.size()
                ? CommandReferences.to(timeline.get(entry.getAsInt() - 1))
                : CommandReferences.NONE;
    }

    public Scenario accept(Actor actor, IncidentCommand command) {
        List<TimelineEntry> entries = decide(actor, command).entriesOrThrow(command.toString());
        timeline.addAll(entries);
        incident = incident.evolve(entries);
        return this;
    }

    /** The rules that stand in the way of a command. */
    public List<Rule> refusal(Actor actor, IncidentCommand command) {
        Decision decision = decide(actor, command);
        assertThat(decision.accepted()).as("%s is refused", command).isFalse();
        assertThat(decision.entries()).isEmpty();
        return decision.violations().stream().map(Violation::rule).toList();
    }

    /** The one violation that stands in the way of a command. */
    public Violation violation(Actor actor, IncidentCommand command) {
        Decision decision = decide(actor, command);
        assertThat(decision.violations()).as("%s breaks one rule", command).hasSize(1);
        return decision.violations().get(0);
    }

    public List<Permission> mayI(Actor actor) {
        return IncidentRules.mayI(incident, actor, policy, now);
    }

    public boolean mayI(Actor actor, CommandType type) {
        return mayI(actor).stream()
                .filter(answer -> answer.command() == type)
                .findFirst()
                .orElseThrow()
                .allowed();
    }

    public Incident incident() {
        return incident;
    }

    public List<TimelineEntry> timeline() {
        return List.copyOf(timeline);
    }

    public TimelineEntry last() {
        return timeline.get(timeline.size() - 1);
    }
}
