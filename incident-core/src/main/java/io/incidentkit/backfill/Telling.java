package io.incidentkit.backfill;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.incidentkit.actionitem.ActionState;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.commander.Person;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.Step;
import io.incidentkit.severity.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of a source about one incident at one time, in the form in which they are stored beside what was made of them: what
 * is told later is added to them.
 *
 * @param source where it happened
 * @param sourceId how the source calls it
 * @param edited when the source last edited it
 * @param title what was wrong, in one line
 * @param fullTitle the title as the source has it, where it is too long for one line, or null
 * @param services the services that were hit
 * @param impact who was hit and how much, or null
 * @param severity the severity, or null
 * @param began since when it was so, or null
 * @param detectedAt when it was noticed, or null
 * @param endedAt when it was over, or null
 * @param link where the source shows it, or null
 * @param updates the updates, or those of them that are new
 * @param detectionSource how those who had it learned of it, or null
 * @param leads those who commanded it
 * @param followUps what was to be done after it, or what of that is new
 */
public record Telling(
        String source,
        String sourceId,
        Instant edited,
        String title,
        @Nullable String fullTitle,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> services,
        @Nullable String impact,
        @Nullable Severity severity,
        @Nullable Instant began,
        @Nullable Instant detectedAt,
        @Nullable Instant endedAt,
        @Nullable String link,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Update> updates,
        @Nullable DetectionSource detectionSource,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Lead> leads,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FollowUp> followUps) {
    /** By the last edit, then by how much is said, then by the words: the same order each time. */
    static final Comparator<Telling> LAST = Comparator.comparing(Telling::edited)
            .thenComparing(
                    telling -> telling.facts().filter(Optional::isPresent).count())
            .thenComparing(telling -> telling.title + telling.services)
            .thenComparing(telling -> telling.facts().toList().toString());

    /** Copies the lists. */
    public Telling(
            String source,
            String sourceId,
            Instant edited,
            String title,
            @Nullable String fullTitle,
            @Nullable List<String> services,
            @Nullable String impact,
            @Nullable Severity severity,
            @Nullable Instant began,
            @Nullable Instant detectedAt,
            @Nullable Instant endedAt,
            @Nullable String link,
            @Nullable List<Update> updates,
            @Nullable DetectionSource detectionSource,
            @Nullable List<Lead> leads,
            @Nullable List<FollowUp> followUps) {
        this.source = source;
        this.sourceId = sourceId;
        this.edited = edited;
        this.title = title;
        this.fullTitle = fullTitle;
        this.services = services == null ? List.of() : List.copyOf(services);
        this.impact = impact;
        this.severity = severity;
        this.began = began;
        this.detectedAt = detectedAt;
        this.endedAt = endedAt;
        this.link = link;
        this.updates = updates == null ? List.of() : List.copyOf(updates);
        this.detectionSource = detectionSource;
        this.leads = leads == null ? List.of() : List.copyOf(leads);
        this.followUps = followUps == null ? List.of() : List.copyOf(followUps);
    }

    /**
     * One update.
     *
     * @param at when it was given
     * @param says the step that it says, or null
     * @param text what it said
     * @param id how the source calls it, or null
     * @param edited when it was last edited, or null
     */
    public record Update(
            Instant at,
            @Nullable Step says,
            String text,
            @Nullable String id,
            @Nullable Instant edited) {}

    /**
     * Somebody who commanded it.
     *
     * @param person who
     * @param since from when, or null
     */
    public record Lead(Person person, @Nullable Instant since) {}

    /**
     * One follow-up.
     *
     * @param id how the source calls it
     * @param kind what it is good for
     * @param description what is to be done
     * @param owner who sees to it, or null
     * @param due by the end of which day, or null
     * @param state where it stands
     * @param reason why it was dropped, or null
     * @param created when it was noted, or null
     * @param edited when it was last changed, or null
     */
    public record FollowUp(
            String id,
            ActionType kind,
            String description,
            @Nullable Person owner,
            @Nullable LocalDate due,
            ActionState state,
            @Nullable String reason,
            @Nullable Instant created,
            @Nullable Instant edited) {}

    /**
     * Takes the words of a source.
     *
     * @param past the incident as it is told
     * @return all that is told
     */
    public static Telling of(PastIncident past) {
        return of(past, past.updates(), past.followUps());
    }

    /**
     * Takes what is new in a telling.
     *
     * @param before what was told before
     * @param now what is told together with that
     * @return the facts as they are now, and the updates and follow-ups that are new or were edited
     */
    public static Telling news(PastIncident before, PastIncident now) {
        Telling told = of(before);
        List<Update> known = told.updates;
        List<PastUpdate> added = now.updates().stream()
                .filter(update -> !known.contains(of(update)))
                .toList();
        // A history has one moment at least.
        return of(
                now,
                added.isEmpty() ? now.updates().stream().limit(1).toList() : added,
                now.followUps().stream()
                        .filter(each -> !told.followUps.contains(of(each)))
                        .toList());
    }

    /**
     * Returns the incident as it is told.
     *
     * @throws io.incidentkit.validation.InvalidInputException if it is not one that was told
     */
    public PastIncident past() {
        return PastIncident.builder(source, sourceId, title)
                .edited(edited)
                .fullTitle(fullTitle)
                .services(services)
                .impact(impact)
                .severity(severity)
                .began(began)
                .detectedAt(detectedAt)
                .endedAt(endedAt)
                .link(link)
                .detectionSource(detectionSource)
                .updates(updates.stream()
                        .map(each -> new PastUpdate(each.at, each.says, each.text, each.id, each.edited))
                        .toList())
                .leads(leads.stream()
                        .map(each -> new PastLead(each.person, each.since))
                        .toList())
                .followUps(followUps.stream()
                        .map(each -> new PastFollowUp(
                                each.id,
                                each.kind,
                                each.description,
                                each.owner,
                                each.due,
                                each.state,
                                each.reason,
                                each.created,
                                each.edited))
                        .toList())
                .build();
    }

    private static Telling of(PastIncident past, List<PastUpdate> updates, List<PastFollowUp> followUps) {
        return new Telling(
                past.source(),
                past.sourceId(),
                past.lastEdited(),
                past.title(),
                past.fullTitle().orElse(null),
                past.services(),
                past.impact().orElse(null),
                past.severity().orElse(null),
                past.began().orElse(null),
                past.detectedAt().orElse(null),
                past.endedAt().orElse(null),
                past.link().orElse(null),
                updates.stream().map(Telling::of).toList(),
                past.detectionSource().orElse(null),
                past.leads().stream()
                        .map(lead -> new Lead(lead.person(), lead.since()))
                        .toList(),
                followUps.stream().map(Telling::of).toList());
    }

    private static FollowUp of(PastFollowUp each) {
        return new FollowUp(
                each.id(),
                each.kind(),
                each.description(),
                each.owner(),
                each.due(),
                each.state(),
                each.reason(),
                each.created(),
                each.edited());
    }

    private static Update of(PastUpdate update) {
        return new Update(update.at(), update.says(), update.text(), update.id(), update.edited());
    }

    private Stream<Optional<?>> facts() {
        return Stream.of(fullTitle, impact, severity, began, detectedAt, endedAt, link, detectionSource)
                .map(Optional::ofNullable);
    }
}
