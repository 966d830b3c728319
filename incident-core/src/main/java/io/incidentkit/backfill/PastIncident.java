package io.incidentkit.backfill;

import io.incidentkit.commander.Person;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.Step;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.InputValidator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An incident that happened elsewhere, as its source tells it. It says what is known and leaves the rest out: a moment that
 * the source does not give is not made up.
 *
 * <p>Immutable and thread-safe.
 */
public final class PastIncident {
    /** How many services one incident names at most. */
    public static final int MAX_SERVICES = 50;

    /** How many updates one incident has at most. */
    public static final int MAX_UPDATES = 1_000;

    /** How many follow-ups, and how many leads, one incident has at most. */
    public static final int MAX_FOLLOW_UPS = 200;

    private final String source;
    private final String sourceId;
    private final String title;
    private final List<String> services;
    private final @Nullable String impact;
    private final @Nullable Severity severity;
    private final @Nullable Instant began;
    private final @Nullable Instant detectedAt;
    private final @Nullable Instant endedAt;
    private final @Nullable DetectionSource detectionSource;
    private final @Nullable String link;
    private final @Nullable String fullTitle;
    private final @Nullable Instant edited;
    private final List<PastUpdate> updates;
    private final List<PastLead> leads;
    private final List<PastFollowUp> followUps;

    PastIncident(PastIncidentBuilder builder) {
        InputValidator faults = new InputValidator();
        this.source = faults.line("source", builder.source);
        this.sourceId = faults.line("sourceId", builder.sourceId);
        this.title = faults.line("title", builder.title);
        this.services = services(faults, builder.services);
        this.impact = faults.optionalText("impact", builder.impact);
        this.severity = builder.severity;
        this.began = faults.instant("began", builder.began);
        this.detectedAt = faults.instant("detectedAt", builder.detectedAt);
        this.endedAt = faults.instant("endedAt", builder.endedAt);
        this.detectionSource = builder.detectionSource;
        this.link = builder.link == null ? null : faults.webAddress("link", builder.link);
        this.fullTitle = faults.optionalText("fullTitle", builder.fullTitle);
        this.edited = faults.instant("edited", builder.edited);
        this.updates = ordered(faults, builder.updates);
        this.leads = leads(faults, builder.leads);
        this.followUps = followUps(faults, builder.followUps);
        if (updates.isEmpty() && builder.updates.isEmpty() && builder.detectedAt == null) {
            faults.add("detectedAt", "is required where there is no update: a history has at least one moment");
        }
        faults.throwIfAny();
    }

    /**
     * Starts an incident.
     *
     * @param source where it happened, such as the name of a tool or the address of a status page
     * @param sourceId how the source calls it; with the source, it is the same incident each time
     * @param title what was wrong, in one line
     * @return a builder
     */
    public static PastIncidentBuilder builder(String source, String sourceId, String title) {
        return new PastIncidentBuilder(source, sourceId, title);
    }

    /** Returns a builder that starts from this incident. */
    public PastIncidentBuilder toBuilder() {
        return toBuilder(source, sourceId);
    }

    private PastIncidentBuilder toBuilder(String from, String id) {
        return new PastIncidentBuilder(from, id, title)
                .services(services)
                .impact(impact)
                .severity(severity)
                .began(began)
                .detectedAt(detectedAt)
                .endedAt(endedAt)
                .detectionSource(detectionSource)
                .link(link)
                .fullTitle(fullTitle)
                .edited(edited)
                .updates(updates)
                .leads(leads)
                .followUps(followUps);
    }

    /**
     * Returns this incident together with what its source told of it at another time. The order does not matter, and what was
     * told twice counts once: each update and each follow-up by its id in the form in which it was last edited, everybody who led
     * it, and the rest as it was told last.
     *
     * @param other the same incident, as it was told before or later
     * @return both
     * @throws IllegalArgumentException if the other is another incident
     * @throws io.incidentkit.validation.InvalidInputException if both have more updates or follow-ups than are kept
     */
    public PastIncident plus(PastIncident other) {
        if (!source.equals(other.source) || !sourceId.equals(other.sourceId)) {
            throw new IllegalArgumentException(this + " is not " + other);
        }
        PastIncident last = Telling.LAST.compare(Telling.of(this), Telling.of(other)) >= 0 ? this : other;
        List<PastUpdate> all = new ArrayList<>(updates);
        all.addAll(other.updates);
        return last.toBuilder()
                .edited(last.lastEdited())
                .updates(eachOnce(all))
                .leads(both(leads, other.leads))
                .followUps(both(followUps, other.followUps))
                .build();
    }

    /**
     * Returns what is told here under the name that its source has for it. What was struck out of that name later, or a person in it
     * who was forgotten, makes it no other incident.
     *
     * @param known the same incident, as its source names it
     */
    public PastIncident named(PastIncident known) {
        return toBuilder(known.source, known.sourceId).build();
    }

    /** Returns where it happened. */
    public String source() {
        return source;
    }

    /** Returns how the source calls it. */
    public String sourceId() {
        return sourceId;
    }

    /** Returns what was wrong. */
    public String title() {
        return title;
    }

    /** Returns the services that were hit, each once. */
    public List<String> services() {
        return services;
    }

    /** Returns who was hit and how much, in the words of the source. */
    public Optional<String> impact() {
        return Optional.ofNullable(impact);
    }

    /** Returns the severity, if it is known. It holds from the first moment of the history on. */
    public Optional<Severity> severity() {
        return Optional.ofNullable(severity);
    }

    /** Returns since when it was so, before anybody noticed. */
    public Optional<Instant> began() {
        return Optional.ofNullable(began);
    }

    /** Returns when it was noticed, as the source says. */
    public Optional<Instant> detectedAt() {
        return Optional.ofNullable(detectedAt);
    }

    /** Returns when it was over, as the source says apart from its updates. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** Returns how those who had it learned of it, where the source says so. */
    public Optional<DetectionSource> detectionSource() {
        return Optional.ofNullable(detectionSource);
    }

    /** Returns where the source shows it. */
    public Optional<String> link() {
        return Optional.ofNullable(link);
    }

    /** Returns the title as its source has it, where it is too long for one line. */
    public Optional<String> fullTitle() {
        return Optional.ofNullable(fullTitle);
    }

    /** Returns when the source last edited what it tells; where it does not say, the last moment that is told. */
    public Instant lastEdited() {
        if (edited != null) {
            return edited;
        }
        return Stream.concat(
                        updates.stream().map(PastUpdate::lastEdited),
                        Stream.of(began(), detectedAt(), endedAt()).flatMap(Optional::stream))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Returns the updates in the order of their moments, each once; those of one moment as the steps follow each other. */
    public List<PastUpdate> updates() {
        return updates;
    }

    /** Returns those who commanded it, as far as the source names them, in the order in which they did. */
    public List<PastLead> leads() {
        return leads;
    }

    /** Returns what was to be done after it, the oldest first, each once. */
    public List<PastFollowUp> followUps() {
        return followUps;
    }

    /**
     * Returns the incident with people under other names for them.
     *
     * @param known what gives the one name of a person
     */
    public PastIncident withPeople(UnaryOperator<Person> known) {
        if (leads.isEmpty() && followUps.stream().allMatch(each -> each.owner() == null)) {
            return this;
        }
        return toBuilder()
                .leads(leads.stream()
                        .map(lead -> new PastLead(known.apply(lead.person()), lead.since()))
                        .toList())
                .followUps(
                        followUps.stream().map(each -> each.withPeople(known)).toList())
                .build();
    }

    /** Returns the first moment of the history: it was noticed then at the latest. */
    public Instant firstMoment() {
        Instant first = updates.isEmpty() ? null : updates.get(0).at();
        if (detectedAt == null || (first != null && first.isBefore(detectedAt))) {
            return Optional.ofNullable(first).orElseThrow();
        }
        return detectedAt;
    }

    /** Returns the longest time between one update and the next; empty if there are not two. */
    public Optional<Duration> longestSilence() {
        Duration longest = null;
        for (int i = 1; i < updates.size(); i++) {
            Duration silence =
                    Duration.between(updates.get(i - 1).at(), updates.get(i).at());
            longest = longest == null || silence.compareTo(longest) > 0 ? silence : longest;
        }
        return Optional.ofNullable(longest);
    }

    /** Returns whether nobody was told of it before it was over: the first update says that it is resolved. */
    public boolean isToldOnlyOnceResolved() {
        return !updates.isEmpty() && updates.get(0).says() == Step.RESOLVED;
    }

    /** Returns the source, its id and the title. */
    @Override
    public String toString() {
        return source + " " + sourceId + ": " + title;
    }

    private static List<String> services(InputValidator faults, List<String> given) {
        if (given.size() > MAX_SERVICES) {
            faults.add("services", "has " + given.size() + " services; at most " + MAX_SERVICES + " are kept");
            return List.of();
        }
        Set<String> cleaned = new LinkedHashSet<>();
        for (int i = 0; i < given.size(); i++) {
            cleaned.add(faults.line("services[" + i + "]", given.get(i)));
        }
        return List.copyOf(cleaned);
    }

    private static List<PastUpdate> ordered(InputValidator faults, List<PastUpdate> given) {
        if (given.size() > MAX_UPDATES) {
            faults.add("updates", "has " + given.size() + " updates; at most " + MAX_UPDATES + " are kept");
            return List.of();
        }
        return eachOnce(given);
    }

    private static List<PastLead> leads(InputValidator faults, List<PastLead> given) {
        if (given.size() > MAX_FOLLOW_UPS) {
            faults.add("leads", "has " + given.size() + " leads; at most " + MAX_FOLLOW_UPS + " are kept");
            return List.of();
        }
        return given.stream().distinct().sorted(PastLead.ORDER).toList();
    }

    private static List<PastFollowUp> followUps(InputValidator faults, List<PastFollowUp> given) {
        Map<String, PastFollowUp> once = new LinkedHashMap<>();
        given.forEach(each -> once.merge(each.id(), each, PastFollowUp::or));
        if (once.size() > MAX_FOLLOW_UPS) {
            faults.add("followUps", "has " + once.size() + " follow-ups; at most " + MAX_FOLLOW_UPS + " are kept");
            return List.of();
        }
        return once.values().stream().sorted(PastFollowUp.ORDER).toList();
    }

    private static <T> List<T> both(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static List<PastUpdate> eachOnce(List<PastUpdate> given) {
        Map<String, PastUpdate> once = new LinkedHashMap<>();
        given.forEach(update -> once.merge(update.key(), update, PastUpdate::or));
        return once.values().stream().sorted(PastUpdate.ORDER).toList();
    }
}
