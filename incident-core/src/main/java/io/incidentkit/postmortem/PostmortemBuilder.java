package io.incidentkit.postmortem;

import io.incidentkit.markdown.MarkdownSection;
import io.incidentkit.text.Lines;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Postmortem}. What is checked is checked at the end, all at once. Not thread-safe. */
public final class PostmortemBuilder {
    String reference = "";
    final String title;

    @Nullable
    LocalDate date;

    @Nullable
    Instant detectedAt;

    @Nullable
    Instant endedAt;

    @Nullable
    Duration duration;

    @Nullable
    String severity;

    List<String> services = List.of();

    @Nullable
    Instant due;

    @Nullable
    String owner;

    List<String> reviewers = List.of();

    @Nullable
    String status;

    List<FactLine> facts = List.of();
    String summary = "";
    String impact = "";
    List<TimelineLine> timeline = List.of();
    String rootCause = "";
    List<PhaseReport> phases = List.of();
    String wentWell = "";
    String wentBadly = "";
    List<ActionLine> actions = List.of();
    List<OtherSection> others = List.of();

    PostmortemBuilder(String title) {
        this.title = Lines.one(title);
    }

    /** Begins with all that a postmortem says. */
    PostmortemBuilder(Postmortem other, List<OtherSection> others) {
        this.title = other.title();
        this.reference = other.reference();
        this.date = other.date(ZoneOffset.UTC).orElse(null);
        this.detectedAt = other.detectedAt().orElse(null);
        this.endedAt = other.endedAt().orElse(null);
        this.duration = other.duration().orElse(null);
        this.severity = other.severity().orElse(null);
        this.services = other.services();
        this.due = other.due().orElse(null);
        this.owner = other.owner().orElse(null);
        this.reviewers = other.reviewers();
        this.status = other.status().orElse(null);
        this.facts = other.facts();
        this.summary = other.summary();
        this.impact = other.impact();
        this.timeline = other.timeline();
        this.rootCause = other.rootCause();
        this.phases = other.phases();
        this.wentWell = other.wentWell();
        this.wentBadly = other.wentBadly();
        this.actions = other.actions();
        this.others = List.copyOf(others);
    }

    /**
     * Names the incident.
     *
     * @param name the incident's reference, such as {@code INC-42}
     * @return this builder
     */
    public PostmortemBuilder reference(String name) {
        this.reference = Lines.one(name);
        return this;
    }

    /**
     * Says on which day it was, where the moment of detection is not known.
     *
     * @param day the day
     * @return this builder
     */
    public PostmortemBuilder date(LocalDate day) {
        this.date = day;
        return this;
    }

    /**
     * Says when the incident was first detected.
     *
     * @param at the moment; its day is the postmortem's date
     * @return this builder
     */
    public PostmortemBuilder detectedAt(Instant at) {
        this.detectedAt = at;
        return this;
    }

    /**
     * Says when the incident ended and how long it was worked on.
     *
     * @param at when it ended
     * @param worked the time over all episodes
     * @return this builder
     */
    public PostmortemBuilder ended(Instant at, Duration worked) {
        this.endedAt = at;
        this.duration = worked;
        return this;
    }

    /**
     * Says when the incident ended, where it is not known how long it was worked on.
     *
     * @param at when it ended
     * @return this builder
     */
    public PostmortemBuilder endedAt(Instant at) {
        this.endedAt = at;
        return this;
    }

    /**
     * Says how long the incident was worked on, where it is not known when it ended.
     *
     * @param worked the time over all episodes
     * @return this builder
     */
    public PostmortemBuilder duration(Duration worked) {
        this.duration = worked;
        return this;
    }

    /**
     * Says how severe it was.
     *
     * @param level the level's name
     * @return this builder
     */
    public PostmortemBuilder severity(String level) {
        this.severity = level;
        return this;
    }

    /**
     * Names the services that were hit.
     *
     * @param names the services' names
     * @return this builder
     */
    public PostmortemBuilder services(List<String> names) {
        this.services = names.stream().map(Lines::one).toList();
        return this;
    }

    /**
     * Says by when the postmortem is due.
     *
     * @param at the moment
     * @return this builder
     */
    public PostmortemBuilder due(Instant at) {
        this.due = at;
        return this;
    }

    /**
     * Says who sees to the postmortem.
     *
     * @param name the person's name
     * @return this builder
     */
    public PostmortemBuilder owner(String name) {
        this.owner = name;
        return this;
    }

    /**
     * Says who reviewed the postmortem.
     *
     * @param names the persons' names
     * @return this builder
     */
    public PostmortemBuilder reviewers(List<String> names) {
        this.reviewers = names.stream().map(Lines::one).toList();
        return this;
    }

    /**
     * Says where the postmortem stands.
     *
     * @param words such as {@code draft}
     * @return this builder
     */
    public PostmortemBuilder status(String words) {
        this.status = words;
        return this;
    }

    /**
     * Adds what else is known.
     *
     * @param lines names and values
     * @return this builder
     */
    public PostmortemBuilder facts(List<FactLine> lines) {
        this.facts = List.copyOf(lines);
        return this;
    }

    /**
     * Says what the whole was about.
     *
     * @param markdown the section
     * @return this builder
     */
    public PostmortemBuilder summary(String markdown) {
        this.summary = MarkdownSection.body(markdown, 3);
        return this;
    }

    /**
     * Says who was hit and how much.
     *
     * @param markdown the section
     * @return this builder
     */
    public PostmortemBuilder impact(String markdown) {
        this.impact = MarkdownSection.body(markdown, 3);
        return this;
    }

    /**
     * Says what happened.
     *
     * @param lines the lines, the earliest first
     * @return this builder
     */
    public PostmortemBuilder timeline(List<TimelineLine> lines) {
        this.timeline = List.copyOf(lines);
        return this;
    }

    /**
     * Says what the root cause was.
     *
     * @param markdown the section
     * @return this builder
     */
    public PostmortemBuilder rootCause(String markdown) {
        this.rootCause = MarkdownSection.body(markdown, 3);
        return this;
    }

    /**
     * Says why it took as long as it did.
     *
     * @param reports one report a phase and episode
     * @return this builder
     */
    public PostmortemBuilder phases(List<PhaseReport> reports) {
        this.phases = List.copyOf(reports);
        return this;
    }

    /**
     * Says what went well.
     *
     * @param markdown the section
     * @return this builder
     */
    public PostmortemBuilder wentWell(String markdown) {
        this.wentWell = MarkdownSection.body(markdown, 3);
        return this;
    }

    /**
     * Says what did not go well.
     *
     * @param markdown the section
     * @return this builder
     */
    public PostmortemBuilder wentBadly(String markdown) {
        this.wentBadly = MarkdownSection.body(markdown, 3);
        return this;
    }

    /**
     * Says what is to be done.
     *
     * @param lines one line an action item
     * @return this builder
     */
    public PostmortemBuilder actions(List<ActionLine> lines) {
        this.actions = List.copyOf(lines);
        return this;
    }

    /**
     * Adds sections for which the playbook has no name.
     *
     * @param sections the sections
     * @return this builder
     */
    public PostmortemBuilder others(List<OtherSection> sections) {
        this.others = List.copyOf(sections);
        return this;
    }

    /**
     * Returns the postmortem.
     *
     * @throws InvalidInputException with everything that is wrong: a title that is missing, texts that are too long or
     *     have control characters, instants out of range, negative durations, more text than
     *     {@link Postmortem#MAX_LENGTH} allows
     */
    public Postmortem build() {
        PostmortemChecks.check(this);
        return new Postmortem(this);
    }
}
