package io.incidentkit.timeline;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person who is to be forgotten: wherever they stand, another name stands in their place. As somebody who did something or is named
 * they are one person however spelled ({@link Person}); in texts it is each writing of them as a whole word, whatever its case. Pure,
 * immutable and thread-safe.
 */
public final class ErasedPerson {
    private final Person person;
    private final Person pseudonym;
    private final Pattern written;
    private final TextsOf events = new TextsOf(this::outOf, this::outOfFact);

    private ErasedPerson(Person person, Person pseudonym, List<String> writings) {
        this.person = person;
        this.pseudonym = pseudonym;
        this.written = Pattern.compile(
                "(?<![\\p{L}\\p{M}\\p{N}_])(?:"
                        + writings.stream()
                                .flatMap(text -> Stream.of(Normalizer.Form.NFC, Normalizer.Form.NFD)
                                        .map(form -> Normalizer.normalize(text, form)))
                                .distinct()
                                .sorted((one, other) -> other.length() - one.length())
                                .map(ErasedPerson::anyWhiteSpace)
                                .collect(Collectors.joining("|"))
                        + ")(?![\\p{L}\\p{M}\\p{N}_])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String anyWhiteSpace(String text) {
        return Stream.of(text.split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s+"));
    }

    /**
     * Creates it.
     *
     * @param person who is to be forgotten
     * @param pseudonym the name in their place, the same one wherever they stand
     * @param writings how else texts name them, such as their e-mail address or their nickname; the name itself is always looked for, so
     *     that a name which is a word of the language too is replaced there as well
     */
    public static ErasedPerson of(Person person, Person pseudonym, List<String> writings) {
        Objects.requireNonNull(pseudonym, "pseudonym");
        return new ErasedPerson(
                person,
                pseudonym,
                Stream.concat(Stream.of(person.name()), writings.stream())
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    /**
     * Gives a text without them.
     *
     * @param text the text
     * @return the text with the pseudonym in each place; the same text if they are nowhere in it
     */
    public String outOf(String text) {
        return written.matcher(text).replaceAll(Matcher.quoteReplacement(pseudonym.name()));
    }

    /**
     * Gives the entries without them.
     *
     * @param timeline entries of one incident
     * @return those in which they stood, without them; the others are not among them
     * @throws IllegalArgumentException if an entry can't be with the pseudonym
     */
    public List<TimelineEntry> outOf(List<TimelineEntry> timeline) {
        List<TimelineEntry> others = new ArrayList<>();
        for (TimelineEntry entry : timeline) {
            TimelineEntry other = new TimelineEntry(
                    entry.sequence(),
                    entry.occurredAt(),
                    entry.recordedAt(),
                    outOf(entry.actor()),
                    events.changed(entry.event()));
            if (!other.actor().name().equals(entry.actor().name())
                    || !EventCodec.write(other.event()).equals(EventCodec.write(entry.event()))) {
                others.add(other);
            }
        }
        return others;
    }

    private Actor outOf(Actor actor) {
        if (actor.actsFor().filter(person::equals).isPresent()) {
            return Actor.agentFor(pseudonym);
        }
        return actor.is(person) ? Actor.person(pseudonym.name()) : actor;
    }

    private Object outOfFact(Object fact) {
        if (fact instanceof Actor actor) {
            return outOf(actor);
        }
        return fact.equals(person) ? pseudonym : fact;
    }
}
