package io.incidentkit.postmortem;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A postmortem: what the timeline knows is filled in, what only people know is empty until somebody writes it.
 *
 * <p>Immutable and thread-safe.
 */
public final class Postmortem {
    /**
     * The longest postmortem that is built, in characters. What comes in as Markdown has the tighter
     * {@link io.incidentkit.markdown.MarkdownBounds}: the postmortem of an incident with thousands of entries is written, and not read
     * again.
     */
    public static final int MAX_LENGTH = 5_000_000;

    private final String reference;
    private final String title;
    private final @Nullable LocalDate date;
    private final @Nullable Instant detectedAt;
    private final @Nullable Instant endedAt;
    private final @Nullable Duration duration;
    private final @Nullable String severity;
    private final List<String> services;
    private final @Nullable Instant due;
    private final @Nullable String owner;
    private final List<String> reviewers;
    private final @Nullable String status;
    private final List<FactLine> facts;
    private final String summary;
    private final String impact;
    private final List<TimelineLine> timeline;
    private final String rootCause;
    private final List<PhaseReport> phases;
    private final String wentWell;
    private final String wentBadly;
    private final List<ActionLine> actions;
    private final List<OtherSection> others;

    Postmortem(PostmortemBuilder builder) {
        this.reference = builder.reference;
        this.title = builder.title;
        this.date = builder.detectedAt == null ? builder.date : null;
        this.detectedAt = builder.detectedAt;
        this.endedAt = builder.endedAt;
        this.duration = builder.duration;
        this.severity = builder.severity;
        this.services = builder.services;
        this.due = builder.due;
        this.owner = builder.owner;
        this.reviewers = builder.reviewers;
        this.status = builder.status;
        this.facts = builder.facts;
        this.summary = builder.summary;
        this.impact = builder.impact;
        this.timeline = builder.timeline;
        this.rootCause = builder.rootCause;
        this.phases = builder.phases;
        this.wentWell = builder.wentWell;
        this.wentBadly = builder.wentBadly;
        this.actions = builder.actions;
        this.others = builder.others;
    }

    /**
     * Starts the postmortem of an incident.
     *
     * @param reference the incident's reference, such as {@code INC-42}
     * @param title the incident's title
     * @param detectedAt when it was first detected
     * @return a builder
     */
    public static PostmortemBuilder builder(String reference, String title, Instant detectedAt) {
        return new PostmortemBuilder(title).reference(reference).detectedAt(detectedAt);
    }

    /**
     * Starts a postmortem of which only the title is known.
     *
     * @param title the incident's title
     * @return a builder
     */
    public static PostmortemBuilder builder(String title) {
        return new PostmortemBuilder(title);
    }

    /**
     * Reads a postmortem in the playbook's form: what {@link #toMarkdown} wrote comes back whole, also after people have edited
     * its sections. Documents of any other form are read by the connectors' {@code PostmortemImport}. A document that exceeds the
     * {@link io.incidentkit.markdown.MarkdownBounds} is refused before it is parsed.
     *
     * @param markdown the document
     * @return the postmortem, or everything that is wrong with the document; nothing is thrown
     */
    public static PostmortemReading read(String markdown) {
        return FormReader.read(markdown);
    }

    /** Returns the incident's reference; empty if the document names none. */
    public String reference() {
        return reference;
    }

    /** Returns the incident's title. */
    public String title() {
        return title;
    }

    /** Returns when the incident was first detected. */
    public Optional<Instant> detectedAt() {
        return Optional.ofNullable(detectedAt);
    }

    /**
     * Returns the postmortem's date: the day of the detection, or the day that the document states.
     *
     * @param zone the team's time zone
     * @return the day
     */
    public Optional<LocalDate> date(ZoneId zone) {
        return detectedAt().map(at -> at.atZone(zone).toLocalDate()).or(() -> Optional.ofNullable(date));
    }

    /** Returns when it ended; empty while it is open. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** Returns how long it was worked on, over all episodes; empty while it is open. */
    public Optional<Duration> duration() {
        return Optional.ofNullable(duration);
    }

    /** Returns the severity, if one was set. */
    public Optional<String> severity() {
        return Optional.ofNullable(severity);
    }

    /** Returns the services that were hit. */
    public List<String> services() {
        return services;
    }

    /** Returns by when the postmortem is due; empty if none is owed, or not yet. */
    public Optional<Instant> due() {
        return Optional.ofNullable(due);
    }

    /** Returns who sees to the postmortem. */
    public Optional<String> owner() {
        return Optional.ofNullable(owner);
    }

    /** Returns who reviewed the postmortem. */
    public List<String> reviewers() {
        return reviewers;
    }

    /** Returns where the postmortem stands, such as {@code draft}. */
    public Optional<String> status() {
        return Optional.ofNullable(status);
    }

    /** Returns what else the document states in the form of names and values. */
    public List<FactLine> facts() {
        return facts;
    }

    /** Returns what it was about, as Markdown; empty if the document has no summary. */
    public String summary() {
        return summary;
    }

    /** Returns which customers were hit and how much, as Markdown; empty as long as nobody has said so. */
    public String impact() {
        return impact;
    }

    /** Returns what happened, the earliest first. */
    public List<TimelineLine> timeline() {
        return timeline;
    }

    /** Returns the root cause, as Markdown; empty as long as nobody has written it. */
    public String rootCause() {
        return rootCause;
    }

    /** Returns why it took as long as it did, phase by phase. */
    public List<PhaseReport> phases() {
        return phases;
    }

    /** Returns what went well, as Markdown; empty as long as nobody has written it. */
    public String wentWell() {
        return wentWell;
    }

    /** Returns what did not go well, as Markdown; empty as long as nobody has written it. */
    public String wentBadly() {
        return wentBadly;
    }

    /** Returns what is to be done, as far as the document states it. */
    public List<ActionLine> actions() {
        return actions;
    }

    /** Returns the sections for which the playbook has no name. */
    public List<OtherSection> others() {
        return others;
    }

    /**
     * Returns this postmortem with one more section at its end.
     *
     * @param section the section
     * @return the postmortem with it
     */
    public Postmortem with(OtherSection section) {
        List<OtherSection> all = new ArrayList<>(others);
        all.add(section);
        return new Postmortem(new PostmortemBuilder(this, all));
    }

    /**
     * Returns the document as Markdown, in the playbook's form.
     *
     * @param zone the team's time zone
     * @return the Markdown source
     */
    public String toMarkdown(ZoneId zone) {
        return PostmortemMarkdown.render(this, zone);
    }

    /**
     * Changes the texts.
     *
     * @param change gives a text for each text
     * @return the postmortem with those texts, and the moments and figures of this one
     */
    public Postmortem changed(UnaryOperator<String> change) {
        return PostmortemTexts.changed(this, change);
    }

    /** Two postmortems are equal if they say the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Postmortem that && state().equals(that.state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    /** Returns the reference and the title. */
    @Override
    public String toString() {
        return ("Postmortem of " + reference + " " + title).replace("  ", " ");
    }

    List<@Nullable Object> state() {
        return Arrays.asList(
                reference,
                title,
                date,
                detectedAt,
                endedAt,
                duration,
                severity,
                services,
                due,
                owner,
                reviewers,
                status,
                facts,
                summary,
                impact,
                timeline,
                rootCause,
                phases,
                wentWell,
                wentBadly,
                actions,
                others);
    }
}
