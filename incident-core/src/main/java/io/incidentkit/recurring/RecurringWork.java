package io.incidentkit.recurring;

import io.incidentkit.commander.Actor;
import io.incidentkit.duty.WeeklyDuties;
import io.incidentkit.duty.WeeklyMoment;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.effect.RecurringDuties;
import io.incidentkit.incident.Incident;
import io.incidentkit.insight.ActionBoard;
import io.incidentkit.insight.Scope;
import io.incidentkit.insight.WeeklyDigest;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.validation.InputValidator;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The weekly duties of a policy, over the incidents of a host: the digest, the review of the action items and the postmortems, and what
 * leadership is shown; and the host's own jobs. A channel reads no private incident in any of them, and none that the access policy does
 * not show to the system {@value #READER}. Each reads all incidents. A period is a week of the policy's zone, from Monday.
 *
 * <p>Immutable and thread-safe.
 */
public final class RecurringWork implements RecurringDuties {
    /** The name of the system that reads the incidents for what is sent. */
    public static final String READER = "weekly";

    private static final String DIGEST = EffectKind.WEEKLY_DIGEST.code();
    private static final String REVIEW = EffectKind.WEEKLY_REVIEW.code();
    private static final String SURFACING = EffectKind.SURFACE_TO_LEADERSHIP.code();

    private final Incidents incidents;
    private final UnaryOperator<Scope.Builder> scope;
    private final Map<String, WeeklyMoment> moments;
    private final Map<String, WeeklyJob> jobs;

    private RecurringWork(Builder builder) {
        this.incidents = builder.incidents;
        this.scope = builder.scope;
        this.jobs = Map.copyOf(builder.jobs);
        WeeklyDuties weekly = incidents.policy().weekly();
        this.moments = new LinkedHashMap<>();
        set(DIGEST, weekly.digest());
        set(REVIEW, weekly.review());
        set(SURFACING, weekly.surfacing());
        builder.jobs.values().forEach(job -> set(job.name(), job.at()));
    }

    private void set(String duty, @Nullable WeeklyMoment moment) {
        if (moment != null) {
            moments.put(duty, moment);
        }
    }

    /**
     * Returns the duties of the policy that is in force for some incidents.
     *
     * @param incidents the incidents
     */
    public static RecurringWork of(Incidents incidents) {
        return builder(incidents).build();
    }

    /**
     * Starts with the duties of the policy that is in force for some incidents.
     *
     * @param incidents the incidents
     * @return a builder
     */
    public static Builder builder(Incidents incidents) {
        return new Builder(incidents);
    }

    @Override
    public Set<String> names() {
        return Set.copyOf(moments.keySet());
    }

    @Override
    public Optional<Instant> next(String duty, Instant after, @Nullable Instant done) {
        return Optional.ofNullable(moments.get(duty)).map(moment -> {
            Instant next = moment.next(after, zone());
            // Its moment was moved within the week.
            return isOfOnePeriod(next, done) ? moment.next(next, zone()) : next;
        });
    }

    @Override
    public Optional<Instant> due(String duty, Instant now, @Nullable Instant done) {
        return Optional.ofNullable(moments.get(duty))
                .map(moment -> moment.last(now, zone()))
                .filter(moment -> done == null || (moment.isAfter(done) && !isOfOnePeriod(moment, done)));
    }

    private boolean isOfOnePeriod(Instant moment, @Nullable Instant done) {
        return done != null && week(moment).equals(week(done));
    }

    @Override
    public List<Effect> perform(String duty, Instant moment) {
        WeeklyJob job = jobs.get(duty);
        if (job != null) {
            job.work().accept(moment);
            return List.of();
        }
        if (!moments.containsKey(duty)) {
            return List.of();
        }
        if (duty.equals(SURFACING)) {
            return surfaced(week(moment)).stream()
                    .map(effect -> new Effect(effect.key(), effect.kind(), effect.target()))
                    .toList();
        }
        EffectKind kind = EffectKind.find(duty).orElseThrow();
        return List.of(new Effect(duty + "/" + week(moment), kind, ""));
    }

    @Override
    public Optional<Effect> asOfNow(Effect effect) {
        String week = effect.key().substring(effect.key().lastIndexOf('/') + 1);
        String duty = effect.kind().code();
        WeeklyMoment moment = moments.get(duty);
        if (moment == null) {
            return Optional.empty();
        }
        return switch (effect.kind()) {
            case WEEKLY_DIGEST ->
                Optional.of(digest(week, moment.day()).toMarkdown()).map(text -> with(effect, text));
            case WEEKLY_REVIEW ->
                Optional.of(ReviewAgenda.page(digest(week, moment.day()), incidents.now(), zone()))
                        .map(text -> with(effect, text));
            case SURFACE_TO_LEADERSHIP ->
                surfaced(week).stream()
                        .filter(now -> now.key().equals(effect.key()))
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private static Effect with(Effect effect, String text) {
        return new Effect(effect.key(), effect.kind(), effect.target(), text);
    }

    private List<Effect> surfaced(String week) {
        try (Stream<Incident> all = seen()) {
            return ActionBoard.of(all, scope())
                    .effects(incidents.policy().weekly().undone(), week);
        }
    }

    /** The seven days before the day on which it is sent. */
    private WeeklyDigest digest(String week, DayOfWeek day) {
        LocalDate sent = LocalDate.parse(week + "-" + day.getValue(), DateTimeFormatter.ISO_WEEK_DATE);
        try (Stream<Incident> all = seen()) {
            return WeeklyDigest.of(
                    all,
                    sent.minusWeeks(1),
                    scope(),
                    incidents.policy().weekly().undone());
        }
    }

    private Stream<Incident> seen() {
        return incidents.visibleTo(Actor.system(READER)).outlines().filter(incident -> !incident.isPrivate());
    }

    private Scope scope() {
        IncidentPolicy policy = incidents.policy();
        return scope.apply(Scope.at(incidents.now()).policy(policy))
                .zone(zone())
                .visible(incident -> false)
                .build();
    }

    private String week(Instant moment) {
        return WeeklyMoment.week(moment, zone());
    }

    private ZoneId zone() {
        return incidents.policy().zone();
    }

    /** Returns each duty with its moment, for people. */
    @Override
    public String toString() {
        return moments.isEmpty()
                ? NONE.toString()
                : moments.entrySet().stream()
                        .map(each -> each.getKey() + " on " + each.getValue())
                        .collect(Collectors.joining(", ", "", " (" + zone() + ")"));
    }

    /** Builds {@link RecurringWork}. Not thread-safe. */
    public static final class Builder {
        private final Incidents incidents;
        private final Map<String, WeeklyJob> jobs = new LinkedHashMap<>();
        private final InputValidator faults = new InputValidator();
        private UnaryOperator<Scope.Builder> scope = UnaryOperator.identity();

        private Builder(Incidents incidents) {
            this.incidents = Objects.requireNonNull(incidents, "incidents");
        }

        /**
         * Says what only the host knows of the figures: teams, rotas, causes, objectives. Zone and who may see what are set afterwards. Those
         * of the incidents that have ended are asked in outline ({@link Incidents#outlines()}).
         *
         * @param known adds it to a scope
         * @return this builder
         */
        public Builder scope(UnaryOperator<Scope.Builder> known) {
            this.scope = known;
            return this;
        }

        /**
         * Adds a job of the host.
         *
         * @param job the job
         * @return this builder
         */
        public Builder job(WeeklyJob job) {
            if (Set.of(DIGEST, REVIEW, SURFACING).contains(job.name()) || jobs.putIfAbsent(job.name(), job) != null) {
                faults.add("job", "'" + job.name() + "' is there twice, or the name of the playbook's own duty");
            }
            return this;
        }

        /**
         * Ends the builder.
         *
         * @return the duties and the jobs
         * @throws io.incidentkit.validation.InvalidInputException if two bear one name
         */
        public RecurringWork build() {
            faults.throwIfAny();
            return new RecurringWork(this);
        }
    }
}
