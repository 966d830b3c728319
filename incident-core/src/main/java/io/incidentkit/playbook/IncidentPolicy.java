package io.incidentkit.playbook;

import io.incidentkit.alert.AlertPolicy;
import io.incidentkit.blameless.BlamelessCheck;
import io.incidentkit.commander.Roles;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.MessageTemplates;
import io.incidentkit.duty.Duty;
import io.incidentkit.duty.DutyDocument;
import io.incidentkit.duty.Ladder;
import io.incidentkit.duty.Ladders;
import io.incidentkit.duty.WeeklyDuties;
import io.incidentkit.incident.Incident;
import io.incidentkit.obligation.DutyBook;
import io.incidentkit.postmortem.PostmortemCalendar;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.validation.DurationText;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.JsonObjects;
import io.incidentkit.validation.ObjectReader;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything of the playbook that a team may set: the severity levels and the windows. Rules read it and nothing else.
 *
 * <p>All of it is data but the check that keeps postmortems blameless. That is code, so JSON has no place for it: a policy that
 * was read has the English check, until {@code fromJson(json).toBuilder().blamelessCheck(check).build()} gives it another.
 *
 * <p>Immutable and thread-safe.
 */
public final class IncidentPolicy {
    /** The longest policy that is read, in characters. */
    public static final int MAX_JSON = 256 * 1024;
    /** The place of an incident's reference in the address of its page. */
    public static final String REFERENCE = "{reference}";

    /** The audiences that are public in the playbook. */
    static final Set<Audience> PUBLIC = Set.of(Audience.STATUS_PAGE, Audience.CUSTOMERS);

    private static final IncidentPolicy STANDARD = builder().build();

    private final SeverityPolicy severities;
    private final AlertPolicy alerts;
    private final Duration reopenWindow;
    private final PostmortemCalendar postmortemCalendar;
    private final MessageTemplates templates;
    private final ZoneId zone;
    private final @Nullable String incidentLink;
    private final BlamelessCheck blamelessCheck;
    private final Ladders ladders;
    private final List<Duty> duties;
    private final Set<Audience> publicAudiences;
    private final DutyBook dutyBook;
    private final Roles roles;
    private final WeeklyDuties weekly;

    private IncidentPolicy(Builder builder) {
        this.severities = builder.severities;
        this.alerts = builder.alerts.normalized(builder.severities);
        this.reopenWindow = builder.reopenWindow;
        this.postmortemCalendar = builder.postmortemCalendar;
        this.templates = builder.templates;
        this.zone = builder.zone;
        this.incidentLink = builder.incidentLink;
        this.blamelessCheck = builder.blamelessCheck;
        this.ladders = builder.ladders;
        this.duties = builder.duties;
        this.roles = new Roles(builder.roles);
        this.weekly = builder.weekly;
        this.publicAudiences = builder.publicAudiences;
        this.dutyBook = new DutyBook(severities, postmortemCalendar, zone, ladders, duties);
    }

    /**
     * Reads a policy from JSON, as {@link #toJson} writes it. What is absent is as in the playbook; deadlines may also be
     * words, such as {@code 30 min} or {@code 5 days}.
     *
     * @param json the policy
     * @return the policy
     * @throws io.incidentkit.validation.InvalidInputException with everything that is wrong with it, each under its path: what can't
     *     be read, what nobody asked for, and where it is not {@code policy-is-complete} and {@code policy-is-ordered}
     */
    public static IncidentPolicy fromJson(String json) {
        return PolicyDocument.read(JsonObjects.read("policy", json, MAX_JSON));
    }

    /**
     * Reads a policy from data, as a YAML file gives it; otherwise as {@link #fromJson} does.
     *
     * @param data texts, booleans, lists and maps
     * @return the policy
     * @throws io.incidentkit.validation.InvalidInputException with everything that is wrong with it, each under its path
     */
    public static IncidentPolicy fromMap(Map<String, ?> data) {
        return PolicyDocument.read(ObjectReader.of(data));
    }

    /** Returns the playbook's own policy. */
    public static IncidentPolicy standard() {
        return STANDARD;
    }

    /** Starts from the playbook's own policy. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts from this policy, with its check. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Returns the severity levels. */
    public SeverityPolicy severities() {
        return severities;
    }

    /** Returns the level of an incident that an alert opens, and what becomes of an alert that fires anew. */
    public AlertPolicy alerts() {
        return alerts;
    }

    /** Returns how long after its resolution an incident can be reopened. */
    public Duration reopenWindow() {
        return reopenWindow;
    }

    /** Returns how the time until a postmortem is due is counted. */
    public PostmortemCalendar postmortemCalendar() {
        return postmortemCalendar;
    }

    /** Returns this policy as JSON that {@link #fromJson} reads back. */
    public String toJson() {
        return JsonObjects.write(toMap());
    }

    /** Returns this policy as data that {@link #fromMap} reads back: texts, booleans, lists and maps. */
    public Map<String, Object> toMap() {
        return PolicyDocument.write(this);
    }

    /** Returns this policy as one Markdown page that a new hire reads ({@code policy-is-visible}). */
    public String toMarkdown() {
        return PolicyDocument.page(this);
    }

    /** Two policies are equal if all their data is; their checks are not compared, as code has no equality to rely on. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IncidentPolicy that
                && severities.equals(that.severities)
                && alerts.equals(that.alerts)
                && reopenWindow.equals(that.reopenWindow)
                && postmortemCalendar.equals(that.postmortemCalendar)
                && templates.equals(that.templates)
                && zone.equals(that.zone)
                && Objects.equals(incidentLink, that.incidentLink)
                && ladders.equals(that.ladders)
                && duties.equals(that.duties)
                && roles.equals(that.roles)
                && weekly.equals(that.weekly)
                && publicAudiences.equals(that.publicAudiences);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                severities,
                alerts,
                reopenWindow,
                postmortemCalendar,
                templates,
                zone,
                incidentLink,
                ladders,
                duties,
                roles,
                weekly,
                publicAudiences);
    }

    /** Returns the levels' names and the windows. */
    @Override
    public String toString() {
        return "IncidentPolicy" + severities.severities() + " reopen within " + DurationText.words(reopenWindow)
                + ", postmortems in " + postmortemCalendar;
    }

    /** Returns the templates of the messages. */
    public MessageTemplates templates() {
        return templates;
    }

    /** Returns the team's zone, in which messages show moments and the days until a postmortem are counted. */
    public ZoneId zone() {
        return zone;
    }

    /** Returns where an incident's page is, with {@value #REFERENCE} for its reference; empty if no page is known. */
    public Optional<String> incidentLink() {
        return Optional.ofNullable(incidentLink);
    }

    /** Returns the check that decides whether a postmortem names nobody as the cause ({@code postmortem-is-blameless}). */
    public BlamelessCheck blamelessCheck() {
        return blamelessCheck;
    }

    /** Returns who is told of the playbook's own duties when they are not met. */
    public Ladders ladders() {
        return ladders;
    }

    /** Returns the host's own duties, beside those of the levels. */
    public List<Duty> duties() {
        return duties;
    }

    /** Returns the duties that come each week: the digest, the review, and what leadership is shown. */
    public WeeklyDuties weekly() {
        return weekly;
    }

    /** Returns the roles of an incident besides its commander. */
    public Roles roles() {
        return roles;
    }

    /** Returns the audiences that are outside the team: they read the title for outsiders, and of a private incident nothing. */
    public Set<Audience> publicAudiences() {
        return publicAudiences;
    }

    /**
     * Says whether an audience is outside the team.
     *
     * @param audience the audience
     * @return whether it is one of {@link #publicAudiences()}
     */
    public boolean isPublic(Audience audience) {
        return publicAudiences.contains(audience);
    }

    /** Returns every duty of this policy in the one form. */
    public DutyBook dutyBook() {
        return dutyBook;
    }

    /**
     * Returns where to read more of an incident.
     *
     * @param incident the incident
     * @return the address of its page, or null if no page is known; a private incident without a page is named by its
     *     reference, which says nothing else
     */
    public @Nullable String incidentLink(Incident incident) {
        if (incidentLink == null) {
            return incident.isPrivate() ? incident.reference() : null;
        }
        return incidentLink.replace(REFERENCE, incident.reference());
    }

    /** Builds an {@link IncidentPolicy}. Not thread-safe. */
    public static final class Builder {
        private SeverityPolicy severities = SeverityPolicy.standard();
        private AlertPolicy alerts = AlertPolicy.standard();
        private Duration reopenWindow = Duration.ofDays(7);
        private PostmortemCalendar postmortemCalendar = PostmortemCalendar.everyDay();
        private MessageTemplates templates = MessageTemplates.standard();
        private ZoneId zone = ZoneOffset.UTC;
        private @Nullable String incidentLink;
        private BlamelessCheck blamelessCheck = BlamelessCheck.english();
        private Ladders ladders = Ladders.standard();
        private List<Duty> duties = List.of();
        private List<String> roles = Roles.standard().names();
        private WeeklyDuties weekly = WeeklyDuties.standard();
        private Set<Audience> publicAudiences = PUBLIC;

        private Builder() {}

        private Builder(IncidentPolicy policy) {
            this.severities = policy.severities;
            this.alerts = policy.alerts;
            this.reopenWindow = policy.reopenWindow;
            this.postmortemCalendar = policy.postmortemCalendar;
            this.templates = policy.templates;
            this.zone = policy.zone;
            this.incidentLink = policy.incidentLink;
            this.blamelessCheck = policy.blamelessCheck;
            this.ladders = policy.ladders;
            this.duties = policy.duties;
            this.roles = policy.roles.names();
            this.weekly = policy.weekly;
            this.publicAudiences = policy.publicAudiences;
        }

        /**
         * Sets the severity levels.
         *
         * @param policy the levels
         * @return this builder
         */
        public Builder severities(SeverityPolicy policy) {
            this.severities = policy;
            return this;
        }

        /**
         * Sets the level of an incident that an alert opens, and what becomes of an alert that fires anew.
         *
         * @param policy the policy of alerts
         * @return this builder
         */
        public Builder alerts(AlertPolicy policy) {
            this.alerts = policy;
            return this;
        }

        /**
         * Sets how long after its resolution an incident can be reopened; seven days by default.
         *
         * @param window the time, zero for never
         * @return this builder
         */
        public Builder reopenWindow(Duration window) {
            this.reopenWindow = window;
            return this;
        }

        /**
         * Sets how the time until a postmortem is due is counted; over every day by default.
         *
         * @param calendar the days that count
         * @return this builder
         */
        public Builder postmortemCalendar(PostmortemCalendar calendar) {
            this.postmortemCalendar = calendar;
            return this;
        }

        /**
         * Sets the templates of the messages; the playbook's own audiences have some by default.
         *
         * @param ready a template for every message that the levels ask for
         * @return this builder
         */
        public Builder templates(MessageTemplates ready) {
            this.templates = ready;
            return this;
        }

        /**
         * Sets the team's zone; UTC by default.
         *
         * @param team the zone
         * @return this builder
         */
        public Builder zone(ZoneId team) {
            this.zone = team;
            return this;
        }

        /**
         * Says where an incident's page is, for messages.
         *
         * @param address a web address in which {@value IncidentPolicy#REFERENCE} stands for the incident's reference
         * @return this builder
         */
        public Builder incidentLink(String address) {
            this.incidentLink = address;
            return this;
        }

        /**
         * Sets the check that decides whether a postmortem names nobody as the cause; the English one by default.
         *
         * @param check the check; it keeps the promises that {@link BlamelessCheck} lists
         * @return this builder
         */
        public Builder blamelessCheck(BlamelessCheck check) {
            this.blamelessCheck = check;
            return this;
        }

        /**
         * Sets who is told of the playbook's own duties when they are not met.
         *
         * @param told the ladders
         * @return this builder
         */
        public Builder ladders(Ladders told) {
            this.ladders = told;
            return this;
        }

        /**
         * Sets the host's own duties, such as to tell a regulator.
         *
         * @param own the duties, each with its own name
         * @return this builder
         */
        public Builder duties(List<Duty> own) {
            this.duties = List.copyOf(own);
            return this;
        }

        /**
         * Sets the roles of an incident besides its commander; the playbook's own by default.
         *
         * @param names the names of the roles
         * @return this builder
         */
        public Builder roles(List<String> names) {
            this.roles = List.copyOf(names);
            return this;
        }

        /**
         * Sets the duties that come each week; the playbook's own by default.
         *
         * @param duties the duties
         * @return this builder
         */
        public Builder weekly(WeeklyDuties duties) {
            this.weekly = Objects.requireNonNull(duties, "weekly");
            return this;
        }

        /**
         * Sets which audiences are outside the team; the status page and the customers by default.
         *
         * @param outside the audiences, for whom there are templates; case, and what parts their words, do not matter
         * @return this builder
         */
        public Builder publicAudiences(Set<Audience> outside) {
            this.publicAudiences = Set.copyOf(outside);
            return this;
        }

        /**
         * Ends the policy.
         *
         * @return the policy
         * @throws io.incidentkit.validation.InvalidInputException with every fault in it
         * @throws io.incidentkit.rule.RefusedException with each message that the levels ask for and that no template can
         *     write ({@code templates-are-ready})
         */
        public IncidentPolicy build() {
            InputValidator faults = new InputValidator();
            alerts.check(faults, severities);
            faults.window("reopenWindow", reopenWindow);
            if (incidentLink != null) {
                faults.webAddress("incidentLink", incidentLink.replace(REFERENCE, "INC-1"));
                if (!incidentLink.contains(REFERENCE)) {
                    faults.add("incidentLink", "does not contain " + REFERENCE);
                }
            }
            Roles named = faults.collect(() -> new Roles(roles));
            if (named != null) {
                named.names().stream()
                        .filter(name -> Ladder.RESERVED.contains(Ladder.known(name)))
                        .forEach(name -> faults.add("roles", "has " + name + ", which a ladder means otherwise"));
            }
            DutyDocument.check(duties, severities, faults);
            if (!publicAudiences.equals(PUBLIC)) {
                publicAudiences = PolicyDocument.outside(publicAudiences, templates, faults);
            }
            faults.throwIfAny();
            templates.requireReady(PolicyDocument.duties(severities));
            return new IncidentPolicy(this);
        }
    }
}
