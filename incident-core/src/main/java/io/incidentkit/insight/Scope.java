package io.incidentkit.insight;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.TrackedItem;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.incident.Outcome;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.playbook.IncidentPolicy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From where figures are read: at which moment, under which policy, who reads them, and what only the host knows. Whoever
 * reads sees no private incident unless {@link Builder#visible} lets them.
 *
 * <p>The host's functions are asked of the incidents that figures are made of: where those are outlines ({@link Incident#isOutline()}),
 * they ask nothing that an outline does not have.
 *
 * <p>Immutable and thread-safe, if the host's functions are.
 */
public final class Scope {
    private final Instant now;
    private final ZoneId zone;
    private final IncidentPolicy policy;
    private final Predicate<Incident> visible;
    private final IncidentFilter only;
    private final List<Person> rota;
    private final Map<String, List<Person>> rotas;
    private final List<String> runbookFaults;
    private final Teams teams;
    private final Function<Incident, ? extends Collection<String>> causes;
    private final Objectives objectives;

    private Scope(Builder builder) {
        this.now = builder.now;
        this.zone = builder.zone == null ? builder.policy.zone() : builder.zone;
        this.policy = builder.policy;
        this.visible = builder.visible;
        this.only = builder.only;
        this.rota = Stream.concat(
                        builder.rota.stream(), builder.rotas.values().stream().flatMap(List::stream))
                .distinct()
                .toList();
        this.rotas = builder.rotas;
        this.runbookFaults = builder.runbookFaults;
        this.teams = builder.teams;
        this.causes = builder.causes;
        this.objectives = builder.objectives;
    }

    /**
     * Begins a scope.
     *
     * @param now the moment at which the figures are read; what is due by then is due
     * @return a builder
     */
    public static Builder at(Instant now) {
        return new Builder(now);
    }

    /** Returns the moment at which the figures are read. */
    public Instant now() {
        return now;
    }

    /** Returns the team's time zone. */
    public ZoneId zone() {
        return zone;
    }

    /** Returns the policy in force. */
    public IncidentPolicy policy() {
        return policy;
    }

    /** Returns everyone who could have commanded, of all teams; empty if that is not known. */
    public List<Person> rota() {
        return rota;
    }

    /** Returns everyone who could have commanded, by team; empty if the host tells no teams apart. */
    public Map<String, List<Person>> rotas() {
        return rotas;
    }

    /** Returns what is wrong with the host's runbooks, a line each. */
    public List<String> runbookFaults() {
        return runbookFaults;
    }

    /**
     * Returns whether an incident is one of those that the figures are of, and the reader may see it.
     *
     * @param incident the incident
     */
    public boolean sees(Incident incident) {
        return only.matches(incident) && (!incident.isPrivate() || visible.test(incident));
    }

    /**
     * Whether an incident counts: a real one that the reader may see. A duplicate counts as the one it was merged into, but for
     * the episodes that were its own.
     */
    boolean counts(Incident incident) {
        return incident.kind() == IncidentKind.REAL && sees(incident) && (times(incident) || dismissed(incident));
    }

    /** Whether an incident that counts is timed as well: an episode of it is open or was resolved, and is no false alarm. */
    static boolean times(Incident incident) {
        return timesLast(incident) || !incident.earlierEpisodes().isEmpty();
    }

    /** The episodes that are timed: what came back and was dismissed or merged is left out, what was resolved before it stays. */
    static List<Episode> timed(Incident incident) {
        return timesLast(incident) ? incident.episodes() : incident.earlierEpisodes();
    }

    private static boolean timesLast(Incident incident) {
        return incident.isOpen()
                || incident.outcome().filter(how -> how == Outcome.RESOLVED).isPresent();
    }

    private static boolean dismissed(Incident incident) {
        return incident.outcome().filter(how -> how == Outcome.DISMISSED).isPresent();
    }

    TrackedItem track(Incident incident, ActionItem item) {
        return new TrackedItem(incident.reference(), team(incident, item), item);
    }

    String team(Incident incident, ActionItem item) {
        return teams.teamOf(incident, item)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .orElse(TrackedItem.NO_TEAM);
    }

    Collection<String> causes(Incident incident) {
        return causes.apply(incident);
    }

    Objectives objectives() {
        return objectives;
    }

    /** Builds a {@link Scope}. Not thread-safe. */
    public static final class Builder {
        private final Instant now;
        private @Nullable ZoneId zone;
        private IncidentPolicy policy = IncidentPolicy.standard();
        private Predicate<Incident> visible = incident -> false;
        private IncidentFilter only = IncidentFilter.ALL;
        private List<Person> rota = List.of();
        private Map<String, List<Person>> rotas = Map.of();
        private List<String> runbookFaults = List.of();
        private Teams teams = Teams.byIncident().or(Teams.byService());
        private Function<Incident, ? extends Collection<String>> causes = Scope::runbooks;
        private Objectives objectives = incident -> List.of();

        private Builder(Instant now) {
            this.now = Objects.requireNonNull(now, "now");
        }

        /**
         * Sets the team's time zone, in which days begin and end; the policy's by default.
         *
         * @param team the zone
         * @return this builder
         */
        public Builder zone(ZoneId team) {
            this.zone = team;
            return this;
        }

        /**
         * Sets the policy in force; the playbook's own by default.
         *
         * @param inForce the policy
         * @return this builder
         */
        public Builder policy(IncidentPolicy inForce) {
            this.policy = Objects.requireNonNull(inForce, "policy");
            return this;
        }

        /**
         * Says which private incidents the reader may see; none by default. The others are in no figure.
         *
         * @param toReader true for an incident that the reader may see
         * @return this builder
         */
        public Builder visible(Predicate<Incident> toReader) {
            this.visible = Objects.requireNonNull(toReader, "visible");
            return this;
        }

        /**
         * Reads the figures of some incidents alone, such as those of a team or with a label; of all by default.
         *
         * @param filter which ones
         * @return this builder
         */
        public Builder only(IncidentFilter filter) {
            this.only = Objects.requireNonNull(filter, "only");
            return this;
        }

        /**
         * Says who could have commanded, so that who never did is counted too.
         *
         * @param people everyone on the rota
         * @return this builder
         */
        public Builder rota(Collection<Person> people) {
            this.rota = List.copyOf(people);
            return this;
        }

        /**
         * Says who could have commanded in each team: the rotation is told by team then as well, and all of them are on the rota.
         *
         * @param people everyone on the rota of each team
         * @return this builder
         */
        public Builder rotas(Map<String, ? extends Collection<Person>> people) {
            Map<String, List<Person>> copy = new TreeMap<>();
            people.forEach((team, members) -> copy.put(team, List.copyOf(members)));
            this.rotas = Collections.unmodifiableMap(copy);
            return this;
        }

        /**
         * Says what is wrong with the runbooks, so that the digest tells it; nothing by default. {@code Runbooks.check()} finds it,
         * and {@code RunbookFinding.words()} says it.
         *
         * @param lines what is wrong, a line for each runbook
         * @return this builder
         */
        public Builder runbookFaults(Collection<String> lines) {
            this.runbookFaults = List.copyOf(lines);
            return this;
        }

        /**
         * Says which team answers for an action item; that of its incident by default, or its first service where none was named.
         *
         * @param known the teams
         * @return this builder
         */
        public Builder teams(Teams known) {
            this.teams = Objects.requireNonNull(known, "teams");
            return this;
        }

        /**
         * Says what caused an incident, in names that are the same for the same cause. By default those are the runbooks that
         * were used, as a runbook is for one known failure.
         *
         * @param named the names of an incident's causes; none if they are not known
         * @return this builder
         */
        public Builder causes(Function<Incident, ? extends Collection<String>> named) {
            this.causes = Objects.requireNonNull(named, "causes");
            return this;
        }

        /**
         * Links incidents with the objectives that they spend the error budget of; none by default.
         *
         * @param linked the objectives of the services that an incident hit
         * @return this builder
         */
        public Builder objectives(Objectives linked) {
            this.objectives = Objects.requireNonNull(linked, "objectives");
            return this;
        }

        /** Returns the scope. */
        public Scope build() {
            return new Scope(this);
        }
    }

    private static List<String> runbooks(Incident incident) {
        List<RunbookUse> used = incident.runbooks();
        return used.isEmpty()
                ? List.of()
                : used.stream().map(RunbookUse::name).distinct().toList();
    }
}
