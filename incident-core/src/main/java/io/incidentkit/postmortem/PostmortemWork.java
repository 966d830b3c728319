package io.incidentkit.postmortem;

import io.incidentkit.commander.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The work on the postmortem of one incident so far.
 *
 * <p>Immutable and thread-safe.
 *
 * @param status where it stands
 * @param owner who sees to it, or null
 * @param sections what was written, as Markdown
 * @param explanations why the phases took as long as they did
 * @param reviewers who has reviewed this draft
 * @param waivers the sentences that may stay as they are although they read like blame
 * @param publishedAt when it was published, or null
 */
public record PostmortemWork(
        PostmortemStatus status,
        @Nullable Person owner,
        Map<Section, String> sections,
        List<Explanation> explanations,
        List<Person> reviewers,
        List<Waiver> waivers,
        @Nullable Instant publishedAt) {
    /** Nothing done yet. */
    public static final PostmortemWork NONE =
            new PostmortemWork(PostmortemStatus.DRAFT, null, Map.of(), List.of(), List.of(), List.of(), null);

    /**
     * Why one phase took as long as it did.
     *
     * @param episode the episode, 1 for the first
     * @param phase the phase
     * @param sentence the sentence
     */
    public record Explanation(int episode, Phase phase, String sentence) {}

    /**
     * A sentence that may stay.
     *
     * @param sentence the sentence
     * @param reason why it may stay
     */
    public record Waiver(String sentence, String reason) {}

    /** Copies the collections. */
    public PostmortemWork {
        sections = Map.copyOf(sections);
        explanations = List.copyOf(explanations);
        reviewers = List.copyOf(reviewers);
        waivers = List.copyOf(waivers);
    }

    /**
     * Returns what was written in a section.
     *
     * @param section the section
     * @return the Markdown; empty if nothing was written
     */
    public String section(Section section) {
        return sections.getOrDefault(section, "");
    }

    /**
     * Returns why a phase took as long as it did.
     *
     * @param episode the episode
     * @param phase the phase
     * @return the sentence, or empty if nobody has said so
     */
    public Optional<String> explanation(int episode, Phase phase) {
        for (Explanation said : explanations) {
            if (said.episode() == episode && said.phase() == phase) {
                return Optional.of(said.sentence());
            }
        }
        return Optional.empty();
    }

    /**
     * Someone sees to it.
     *
     * @param person who
     * @return the new state
     */
    public PostmortemWork ownedBy(Person person) {
        return new PostmortemWork(status, person, sections, explanations, reviewers, waivers, publishedAt);
    }

    /**
     * A section was written.
     *
     * @param section which
     * @param markdown what it says now
     * @return the new state
     */
    public PostmortemWork written(Section section, String markdown) {
        Map<Section, String> all = new EnumMap<>(Section.class);
        all.putAll(sections);
        all.put(section, markdown);
        return new PostmortemWork(status, owner, all, explanations, reviewers, waivers, publishedAt);
    }

    /**
     * It was said why a phase took as long as it did.
     *
     * @param explanation the sentence
     * @return the new state
     */
    public PostmortemWork explained(Explanation explanation) {
        List<Explanation> all = new ArrayList<>(explanations.stream()
                .filter(said -> said.episode() != explanation.episode() || said.phase() != explanation.phase())
                .toList());
        all.add(explanation);
        return new PostmortemWork(status, owner, sections, all, reviewers, waivers, publishedAt);
    }

    /** It is ready to be read by others. */
    public PostmortemWork inReview() {
        return new PostmortemWork(
                PostmortemStatus.IN_REVIEW, owner, sections, explanations, reviewers, waivers, publishedAt);
    }

    /**
     * Someone reviewed it.
     *
     * @param reviewer who
     * @return the new state
     */
    public PostmortemWork reviewed(Person reviewer) {
        if (reviewers.contains(reviewer)) {
            return this;
        }
        List<Person> all = new ArrayList<>(reviewers);
        all.add(reviewer);
        return new PostmortemWork(status, owner, sections, explanations, all, waivers, publishedAt);
    }

    /**
     * A sentence may stay.
     *
     * @param waiver the sentence, and why
     * @return the new state
     */
    public PostmortemWork waived(Waiver waiver) {
        List<Waiver> all = new ArrayList<>(waivers);
        all.add(waiver);
        return new PostmortemWork(status, owner, sections, explanations, reviewers, all, publishedAt);
    }

    /**
     * It is part of the archive.
     *
     * @param at since when
     * @return the new state
     */
    public PostmortemWork published(Instant at) {
        return new PostmortemWork(PostmortemStatus.PUBLISHED, owner, sections, explanations, reviewers, waivers, at);
    }

    /** The incident came back: what was written stays, and has to be reviewed and published again. */
    public PostmortemWork reopened() {
        return new PostmortemWork(PostmortemStatus.DRAFT, owner, sections, explanations, List.of(), waivers, null);
    }
}
