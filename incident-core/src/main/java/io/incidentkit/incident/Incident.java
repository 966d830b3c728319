package io.incidentkit.incident;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.alert.HeardAlerts;
import io.incidentkit.blameless.BlamelessCheck;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Commandership;
import io.incidentkit.commander.People;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.CommunicationState;
import io.incidentkit.duty.DutyWork;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.Moment;
import io.incidentkit.loop.Step;
import io.incidentkit.postmortem.PostmortemWork;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.BudgetMeasure;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.severity.LevelTimes;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of one incident: the fold of its timeline. It holds what the rules and a reader need, not the timeline itself,
 * so that a long timeline does not slow a command.
 *
 * <p>Immutable and thread-safe.
 */
public final class Incident {
    private final IncidentFold state;
    private final boolean isOutline;
    /** The answer of the check that was asked last, as texts take a while to read. A race asks twice, alike. */
    private volatile PostmortemText.@Nullable Checked checked;
    /** Made when first asked for, as every refusal names it; a race makes it twice, alike. */
    private @Nullable String reference;

    Incident(IncidentFold state) {
        this(state, false);
    }

    Incident(IncidentFold state, boolean isOutline) {
        this.state = state;
        this.isOutline = isOutline;
    }

    /**
     * Returns whether this is an outline: an incident that has ended with all that figures count, and without the texts. {@link #version},
     * {@link #lastRecordedAt}, {@link #impact}, {@link #hypothesis}, {@link #fix}, {@link #fixed}, {@link #verification}, {@link #heardAlerts}, {@link #blame} and {@link #evolve}
     * refuse with an {@link IllegalStateException} then. Its postmortem has no text, its people have no assignments, its duties tell
     * nobody, and its communication counts messages and lists none.
     */
    public boolean isOutline() {
        return isOutline;
    }

    /**
     * Returns the outline of this incident, over which each figure is the same.
     *
     * @return the outline; empty if it has none, as it is open or private
     */
    public Optional<Incident> outline() {
        return isOutline ? Optional.of(this) : Outline.of(state).map(parts -> new Incident(parts, true));
    }

    private IncidentFold whole() {
        if (isOutline) {
            throw new IllegalStateException(reference() + " was read in outline, without its texts: find it by its id");
        }
        return state;
    }

    /** Returns the identity. */
    public IncidentId id() {
        return state.id;
    }

    /** Returns the short number for people, given by the store; 0 until the incident is stored. */
    public long number() {
        return state.number;
    }

    /** Returns the name by which people call the incident, such as {@code INC-42}. */
    public String reference() {
        String made = reference;
        if (made == null) {
            made = IncidentRef.of(state.number).toString();
            reference = made;
        }
        return made;
    }

    /** Returns the sequence number of the last timeline entry; each command raises it. */
    public int version() {
        return whole().version;
    }

    /** Returns what is wrong, in one line, as it was named last. */
    public String title() {
        return state.declaration.title();
    }

    /** Returns the title that was given for outsiders, if one was. */
    public Optional<String> publicTitle() {
        return Optional.ofNullable(state.declaration.publicTitle());
    }

    /**
     * Returns the title that outsiders read: the one that was given for them, else a sentence made of the services. It never is
     * {@link #title()}, which is written for the team.
     */
    public String titleForOutsiders() {
        return publicTitle().orElseGet(() -> NeutralTitle.of(services()));
    }

    /** Returns the services that are hit. */
    public List<String> services() {
        return state.declaration.services();
    }

    /** Returns the team that answers for it, if one was named. */
    public Optional<String> team() {
        return Optional.ofNullable(state.declaration.team());
    }

    /** Returns the labels, by key, in the order in which they were put on. */
    public Map<String, String> labels() {
        return state.declaration.labels();
    }

    /** Returns who is hit and how much, as last described. */
    public Optional<String> impact() {
        return Optional.ofNullable(whole().declaration.impact());
    }

    /** Returns the impact in numbers, as far as they are known. */
    public ImpactNumbers impactNumbers() {
        return state.declaration.numbers();
    }

    /** Returns since when it was so, which may be before it was detected. */
    public Optional<Instant> began() {
        return Optional.ofNullable(state.declaration.began());
    }

    /**
     * Returns since when it is so in the current episode, or was in the last one: in the first the same as {@link #began()}, after
     * a reopening since when it is so again.
     */
    public Optional<Instant> episodeBegan() {
        return began(episode());
    }

    /**
     * Returns since when it was so in an episode.
     *
     * @param of one of its episodes
     * @return the moment; empty if it is not known
     */
    public Optional<Instant> began(Episode of) {
        return of.number() == 1
                ? began()
                : Optional.ofNullable(state.declaration.beganAgain().get(of.number()));
    }

    /** Returns whether it is real, a drill or recorded after the fact. */
    public IncidentKind kind() {
        return state.declaration.kind();
    }

    /** Returns how the team learned of it; empty if that is not known. */
    public Optional<DetectionSource> detectionSource() {
        return Optional.ofNullable(state.declaration.detectionSource());
    }

    /** Returns whether only those on it may see it. */
    public boolean isPrivate() {
        return state.declaration.isPrivate();
    }

    /** Returns when it was made private or public since its declaration, the first time first. */
    public List<Moment> visibilityMoments() {
        return state.declaration.visibility();
    }

    /** Returns who declared it. */
    public Actor declaredBy() {
        return state.declaration.declaredBy();
    }

    /** Returns when it was declared, which may be after it was detected. */
    public Instant declaredAt() {
        return state.declaration.declaredAt();
    }

    /** Returns when the last entry of its timeline was recorded; nothing is recorded before it. */
    public Instant lastRecordedAt() {
        return whole().lastRecordedAt;
    }

    /** Returns when it was first detected. */
    public Instant detectedAt() {
        return state.firstEpisode().detected().at();
    }

    /** Returns the severity, if one is set. */
    public Optional<Severity> severity() {
        return Optional.ofNullable(state.level).map(SeverityHistory::severity);
    }

    /** Returns since when the severity is what it is. */
    public Optional<Instant> severitySince() {
        return Optional.ofNullable(state.level).map(level -> level.since().at());
    }

    /** Returns when each severity that it ever had was set, the oldest first; the last one is that in force. */
    public List<Moment> severityMoments() {
        SeverityHistory level = state.level;
        return level == null ? List.of() : level.moments();
    }

    /** Returns each severity that it ever had, the oldest first; the last one is that in force. */
    public List<LevelChange> levels() {
        SeverityHistory level = state.level;
        return level == null ? List.of() : level.changes();
    }

    /**
     * A severity, since when, and its times.
     *
     * @param severity the level
     * @param since since when it was in force, at the latest since the triage
     * @param times its times as the policy said when it was set; null if that is not known: then the policy in force says it
     */
    public record LevelChange(
            Severity severity, Moment since, @Nullable LevelTimes times) {}

    /** Returns the facts that its duties are worked out from, beside its steps and levels. */
    public DutyWork dutyWork() {
        return state.duties;
    }

    /** Returns who commands now; empty before triage and after the end. */
    public Optional<Person> commander() {
        return state.commandership.commander();
    }

    /** Returns every tenure, and the handover on offer. */
    public Commandership commandership() {
        return state.commandership;
    }

    /** Returns who was on the incident, who watches, and who works on what. */
    public People people() {
        return state.people;
    }

    /** Returns the last step that is completed, in the current episode. */
    public Step step() {
        return state.episode.step();
    }

    /** Returns the current episode, or the last one if the incident has ended. */
    public Episode episode() {
        return state.episode;
    }

    /** Returns the episodes before the current one, the oldest first. */
    public List<Episode> earlierEpisodes() {
        return state.earlierEpisodes;
    }

    /** Returns every episode, the oldest first; the last one is {@link #episode()}. */
    public List<Episode> episodes() {
        return state.episodes();
    }

    /**
     * Returns the episode that an entry of the timeline belongs to.
     *
     * @param entry the sequence number of the entry
     * @return the episode, as it is by now; {@link Episode#stepAt} says how far it was
     */
    public Episode episodeAt(int entry) {
        Episode at = episodes().get(0);
        for (Episode each : episodes()) {
            at = each.detected().entry() <= entry ? each : at;
        }
        return at;
    }

    /** Returns what is thought to be wrong. */
    public Optional<String> hypothesis() {
        return Optional.ofNullable(whole().findings.hypothesis());
    }

    /** Returns what restored service, while it holds. */
    public Optional<Mitigation> mitigation() {
        return Optional.ofNullable(state.findings.mitigation());
    }

    /**
     * Returns what restored service in one episode.
     *
     * @param episode one of {@link #episodes()}
     * @return the mitigation that held, or empty if none did so far
     */
    public Optional<Mitigation> mitigation(Episode episode) {
        return Optional.ofNullable(state.findings.of(episode.number()));
    }

    /** Returns the fix of the root cause, if one was recorded. */
    public Optional<String> fix() {
        return Optional.ofNullable(whole().findings.fix()).map(Fix::description);
    }

    /** Returns when the root cause was fixed, and the entry that says so. */
    public Optional<Moment> fixed() {
        return Optional.ofNullable(whole().findings.fix()).map(Fix::done);
    }

    /** Returns what was looked at when the incident was resolved. */
    public Optional<String> verification() {
        return Optional.ofNullable(whole().findings.verification());
    }

    /** Returns the action items, in the order of their numbers; they outlive the incident. */
    public List<ActionItem> actionItems() {
        return state.followUp.actionItems();
    }

    /** Returns the runbooks that were used. */
    public List<RunbookUse> runbooks() {
        return state.followUp.runbooks();
    }

    /** Returns what was measured of error budgets, the latest of each objective and impact; in outline without words. */
    public List<BudgetMeasure> budgetMeasures() {
        return state.followUp.budgets();
    }

    /** Returns what was done on the postmortem so far. */
    public PostmortemWork postmortemWork() {
        return state.followUp.postmortemWork();
    }

    /** Returns who was told, and who has to be told by when; of a backfilled incident nobody. */
    public CommunicationState communication() {
        return state.communication;
    }

    /** Returns how the incident ended; empty while it is open. */
    public Optional<Outcome> outcome() {
        return Optional.ofNullable(state.ending).map(Ending::outcome);
    }

    /** Returns when the incident ended; empty while it is open. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(state.ending).map(ending -> ending.at().at());
    }

    /** Returns when the incident ended, and the entry that says so; empty while it is open. */
    public Optional<Moment> ended() {
        return Optional.ofNullable(state.ending).map(Ending::at);
    }

    /** Returns whether the incident is still worked on. */
    public boolean isOpen() {
        return state.ending == null;
    }

    /** Returns the incident that this one was merged into as a duplicate; its link leads on to that one. */
    public Optional<IncidentId> mergedInto() {
        return Optional.ofNullable(state.merges.into());
    }

    /** Returns the duplicates that were merged into this incident, the first one first. */
    public List<IncidentId> duplicates() {
        return state.merges.duplicates();
    }

    /**
     * Returns the keys ({@link io.incidentkit.alert.AlertGroup#openKey()}) of the alert groups that belong to this incident: that
     * which opened it and those of its duplicates; empty if no alert source opened it, and once it has ended.
     */
    public List<String> openKeys() {
        return state.alertKeys.open();
    }

    /** Returns the keys of all alert groups that ever belonged to this incident, the first one first. */
    public List<String> alertKeys() {
        return state.alertKeys.all();
    }

    /** Returns the keys of the alert groups that it had when it last ended; they come back with it, where they are free. */
    public List<String> heldAlertKeys() {
        return state.alertKeys.held();
    }

    /** Returns the alerts of its groups, as they were heard last. */
    public HeardAlerts heardAlerts() {
        return whole().alertKeys.heard();
    }

    /**
     * Returns this incident after more of its timeline.
     *
     * @param entries the entries that follow {@link #version()}, in order
     * @return the incident as of the last entry
     * @throws IllegalArgumentException if the entries do not follow
     */
    public Incident evolve(List<TimelineEntry> entries) {
        return new Incident(whole().copy().with(entries, 0));
    }

    /**
     * Folds a timeline into the incident.
     *
     * @param id the incident's identity
     * @param number the number that the store gave it, 0 for none yet
     * @param entries the whole timeline, beginning with the declaration
     * @return the incident as of the last entry
     * @throws IllegalArgumentException if the timeline is empty, has gaps or does not begin with a declaration
     */
    public static Incident replay(IncidentId id, long number, List<TimelineEntry> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("The timeline of " + id + " is empty");
        }
        return new Incident(IncidentFold.begin(id, number, entries.get(0)).with(entries, 1));
    }

    /**
     * Returns this incident with the number that the store gave it.
     *
     * @param given the number, from 1
     * @return the numbered incident
     */
    public Incident numbered(long given) {
        return new Incident(state.numbered(given), isOutline);
    }

    /**
     * Returns each sentence of the postmortem that names somebody as the cause and was not waived ({@code
     * postmortem-is-blameless}).
     *
     * @param check the check of the policy in force
     * @return one violation for each finding
     */
    public List<Violation> blame(BlamelessCheck check) {
        whole();
        PostmortemText.Checked known = checked;
        if (known == null || known.by() != check) {
            known = PostmortemText.check(this, check);
            checked = known;
        }
        return known.violations();
    }

    /** All that it knows, in its stored form. */
    IncidentSnapshot state() {
        return state.snapshot();
    }

    /** The same of an incident that is no outline. */
    IncidentSnapshot wholeState() {
        return whole().snapshot();
    }

    /** Two incidents are equal if every part of their state is. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Incident that && isOutline == that.isOutline && state().equals(that.state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    /** Returns the reference, the step and the title; of a private incident no title, as this may stand in a log. */
    @Override
    public String toString() {
        String where = outcome().map(Outcome::code).orElse(step().code());
        String version = isOutline ? ", in outline" : ", version " + state.version;
        return reference() + " [" + where + version + "] " + (isPrivate() ? "(private)" : title());
    }
}
