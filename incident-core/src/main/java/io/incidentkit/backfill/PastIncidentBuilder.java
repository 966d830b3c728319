package io.incidentkit.backfill;

import io.incidentkit.loop.DetectionSource;
import io.incidentkit.severity.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a {@link PastIncident}. Not thread-safe. */
public final class PastIncidentBuilder {
    final String source;
    final String sourceId;
    final String title;
    List<String> services = List.of();

    @Nullable
    String impact;

    @Nullable
    Severity severity;

    @Nullable
    Instant began;

    @Nullable
    Instant detectedAt;

    @Nullable
    Instant endedAt;

    @Nullable
    DetectionSource detectionSource;

    @Nullable
    String link;

    @Nullable
    String fullTitle;

    @Nullable
    Instant edited;

    List<PastUpdate> updates = List.of();
    List<PastLead> leads = List.of();
    List<PastFollowUp> followUps = List.of();

    PastIncidentBuilder(String source, String sourceId, String title) {
        this.source = source;
        this.sourceId = sourceId;
        this.title = title;
    }

    /**
     * Names the services that were hit.
     *
     * @param names the services' names
     * @return this builder
     */
    public PastIncidentBuilder services(List<String> names) {
        this.services = new ArrayList<>(names);
        return this;
    }

    /**
     * Says who was hit and how much, in the words of the source.
     *
     * @param words the impact, or null if it is unknown
     * @return this builder
     */
    public PastIncidentBuilder impact(@Nullable String words) {
        this.impact = words;
        return this;
    }

    /**
     * Says the severity. A source's own word for it is no severity; who imports knows which level of the policy it stands
     * for.
     *
     * @param level the level, or null if it is unknown
     * @return this builder
     */
    public PastIncidentBuilder severity(@Nullable Severity level) {
        this.severity = level;
        return this;
    }

    /**
     * Says since when it was so, before anybody noticed.
     *
     * @param since the beginning of the impact, or null if it is unknown
     * @return this builder
     */
    public PastIncidentBuilder began(@Nullable Instant since) {
        this.began = since;
        return this;
    }

    /**
     * Says when it was noticed.
     *
     * @param at the moment; null for that of the first update
     * @return this builder
     */
    public PastIncidentBuilder detectedAt(@Nullable Instant at) {
        this.detectedAt = at;
        return this;
    }

    /**
     * Says when it was over. An update that says so stands above it.
     *
     * @param at the moment; null if it is unknown, or not over
     * @return this builder
     */
    public PastIncidentBuilder endedAt(@Nullable Instant at) {
        this.endedAt = at;
        return this;
    }

    /**
     * Says how those who had it learned of it.
     *
     * @param how the source, or null if the history does not say
     * @return this builder
     */
    public PastIncidentBuilder detectionSource(@Nullable DetectionSource how) {
        this.detectionSource = how;
        return this;
    }

    /**
     * Says where the source shows it.
     *
     * @param address a web address, or null if there is none
     * @return this builder
     */
    public PastIncidentBuilder link(@Nullable String address) {
        this.link = address;
        return this;
    }

    /**
     * Says the title as its source has it, where it is too long for one line. It is kept as a note and is no update.
     *
     * @param whole the whole title, or null if the title is whole
     * @return this builder
     */
    public PastIncidentBuilder fullTitle(@Nullable String whole) {
        this.fullTitle = whole;
        return this;
    }

    /**
     * Says when the source last edited what it tells. It decides which telling holds where two differ.
     *
     * @param at the moment; null for the last one that is told
     * @return this builder
     */
    public PastIncidentBuilder edited(@Nullable Instant at) {
        this.edited = at;
        return this;
    }

    /**
     * Gives the updates.
     *
     * @param given the updates, in any order
     * @return this builder
     */
    public PastIncidentBuilder updates(List<PastUpdate> given) {
        this.updates = new ArrayList<>(given);
        return this;
    }

    /**
     * Names those who commanded it.
     *
     * @param given the people, in any order
     * @return this builder
     */
    public PastIncidentBuilder leads(List<PastLead> given) {
        this.leads = new ArrayList<>(given);
        return this;
    }

    /**
     * Gives what was to be done after it.
     *
     * @param given the follow-ups, in any order
     * @return this builder
     */
    public PastIncidentBuilder followUps(List<PastFollowUp> given) {
        this.followUps = new ArrayList<>(given);
        return this;
    }

    /**
     * Ends the incident.
     *
     * @return the incident
     * @throws io.incidentkit.validation.InvalidInputException with every fault in it
     */
    public PastIncident build() {
        return new PastIncident(this);
    }
}
