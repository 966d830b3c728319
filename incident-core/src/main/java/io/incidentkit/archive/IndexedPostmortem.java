package io.incidentkit.archive;

import io.incidentkit.archive.ArchiveMatch.Place;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.text.WordStems;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A postmortem with its words: the best place of each, and those of the root cause. */
record IndexedPostmortem(ArchivedPostmortem found, Map<String, Place> bestPlaces, Set<String> causeWords) {

    static IndexedPostmortem of(ArchivedPostmortem found) {
        Postmortem page = found.postmortem();
        Map<String, Place> places = new HashMap<>();
        add(places, Place.TITLE, Stream.concat(Stream.of(page.reference(), page.title()), page.services().stream()));
        add(places, Place.CAUSE, Stream.of(page.rootCause()));
        add(places, Place.TEXT, texts(page));
        add(places, Place.TIMELINE, page.timeline().stream().map(line -> line.text()));
        return new IndexedPostmortem(
                found, Map.copyOf(places), WordStems.of(page.rootCause()).collect(Collectors.toUnmodifiableSet()));
    }

    /** Where each of some words stands; by the word as it was written, from its stem. */
    Map<String, Place> places(Map<String, String> words) {
        Map<String, Place> standing = new LinkedHashMap<>();
        words.forEach((stem, written) -> {
            Place place = bestPlaces.get(stem);
            if (place != null) {
                standing.put(written, place);
            }
        });
        return Collections.unmodifiableMap(standing);
    }

    private static Stream<String> texts(Postmortem page) {
        Stream<String> sections = Stream.of(page.summary(), page.impact(), page.wentWell(), page.wentBadly());
        Stream<String> lines = Stream.of(
                        page.phases().stream().map(phase -> phase.why()),
                        page.actions().stream().map(action -> action.description()),
                        page.others().stream().map(other -> other.heading() + "\n" + other.markdown()),
                        page.facts().stream().map(fact -> fact.name() + " " + fact.value()))
                .flatMap(texts -> texts);
        return Stream.concat(sections, lines);
    }

    /** Called with the best place first. */
    private static void add(Map<String, Place> places, Place place, Stream<String> texts) {
        texts.flatMap(WordStems::of).forEach(word -> places.putIfAbsent(word, place));
    }
}
