package io.incidentkit.runbook;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A team's runbooks: which of them fit an incident and why, what is wrong with them, and which of them owe a review. This is
 * the place to begin; {@link RunbookMatch#use} makes the command that says that one is used.
 *
 * <p>Thread-safe. Those {@linkplain #from of a source} are asked for at each question, so that an edited page counts at once.
 */
public final class Runbooks {
    /** How many runbooks fit an incident at most: whoever is in one reads no more. */
    public static final int MAX_FITTING = 10;

    /** How many runbooks there are at most. */
    public static final int MAX_RUNBOOKS = 5_000;

    private final RunbookSource source;

    /**
     * The pages as they were read last. That is the whole cache of parsed runbooks: a page whose text is the same is not
     * parsed again. It needs no eviction, as it holds just what the source holds now, at most {@link #MAX_RUNBOOKS} pages of
     * {@link Runbook#MAX_MARKDOWN} characters. Two threads may both parse what is new; they come to the same.
     */
    private volatile RunbookCache shelf;

    private Runbooks(RunbookSource source, RunbookCache shelf) {
        this.source = source;
        this.shelf = shelf;
    }

    /**
     * Takes runbooks that were read already and stay as they are.
     *
     * @param runbooks the runbooks, each with an id of its own
     * @return the runbooks
     * @throws io.incidentkit.validation.InvalidInputException naming every id that occurs more than once, or if there are more than
     *     {@link #MAX_RUNBOOKS}
     */
    public static Runbooks of(Collection<Runbook> runbooks) {
        RunbookCache fixed = RunbookCache.of(runbooks);
        return new Runbooks(fixed::pages, fixed);
    }

    /**
     * Takes the runbooks that lie somewhere else. Nothing is read until the first question.
     *
     * @param source where they lie
     * @return the runbooks; each question has the faults of a source with more than {@link #MAX_RUNBOOKS} pages
     */
    public static Runbooks from(RunbookSource source) {
        return new Runbooks(Objects.requireNonNull(source, "source"), RunbookCache.EMPTY);
    }

    /** Returns all that can be read, by their ids in order if they come from a source. */
    public List<Runbook> all() {
        return finder().runbooks();
    }

    /**
     * Returns one runbook.
     *
     * @param id its id
     * @return the runbook, if there is one that can be read
     */
    public Optional<Runbook> get(String id) {
        return all().stream().filter(runbook -> runbook.id().equals(id)).findFirst();
    }

    /**
     * Says how old a runbook is whose source does not answer now.
     *
     * @param id its id
     * @return when it was read; empty if it is as it is at its source now, as far as that is known
     */
    public Optional<Instant> copiedAt(String id) {
        return source.copiedAt(id);
    }

    /**
     * Returns the runbooks that fit an incident.
     *
     * @param incident the incident
     * @param timeline its timeline, which has the names of its alerts; empty to look by its services and words alone
     * @return the best {@link #MAX_FITTING}, the best first, each with its reasons
     */
    public List<RunbookMatch> fitting(Incident incident, List<TimelineEntry> timeline) {
        return find(RunbookQuery.about(incident, timeline), MAX_FITTING);
    }

    /**
     * Returns the runbooks that fit what is looked for.
     *
     * @param query what to look by
     * @param limit how many are returned at most, from 1
     * @return the ones that fit, the best first, each with its reasons
     * @throws io.incidentkit.validation.InvalidInputException if the limit is below 1
     */
    public List<RunbookMatch> find(RunbookQuery query, int limit) {
        return finder().find(query, limit);
    }

    /**
     * Says what is wrong with any of them.
     *
     * @return those that break a rule of chapter 6 or can't be read, by their ids in order; empty if all are as they should be
     */
    public List<RunbookFinding> check() {
        RunbookCache now = now();
        List<RunbookFinding> findings = new ArrayList<>(now.unreadable());
        for (Runbook runbook : now.finder().runbooks()) {
            findings.add(new RunbookFinding(runbook.id(), List.of(), RunbookCheck.check(runbook)));
        }
        return findings.stream()
                .filter(finding ->
                        !finding.isReadable() || !finding.violations().isEmpty())
                .sorted((one, other) -> one.runbook().compareTo(other.runbook()))
                .toList();
    }

    /**
     * Returns the runbooks that were used in an incident and not reviewed since ({@code runbook-reviewed-after-use}), whether
     * or not they are still among these.
     *
     * @param incident the incident
     * @return their uses, in the order of the incident
     */
    public List<RunbookUse> owingReview(Incident incident) {
        return incident.runbooks().stream().filter(RunbookUse::owesReview).toList();
    }

    private RunbookFinder finder() {
        return now().finder();
    }

    private RunbookCache now() {
        RunbookCache now = shelf.with(source.pages());
        shelf = now;
        return now;
    }
}
