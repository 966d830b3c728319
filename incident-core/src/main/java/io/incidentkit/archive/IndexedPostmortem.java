package io.incidentkit.archive;

import io.incidentkit.archive.ArchiveMatch.Place;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.text.SearchTerm;
import io.incidentkit.text.SearchText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A postmortem with its text by place, the best place first. */
record IndexedPostmortem(ArchivedPostmortem found, Map<Place, SearchText> places) {

    static IndexedPostmortem of(ArchivedPostmortem found) {
        Map<Place, SearchText> places = new EnumMap<>(Place.class);
        for (Place place : Place.values()) {
            places.put(place, SearchText.of(texts(found, place)));
        }
        return new IndexedPostmortem(found, places);
    }

    /** The texts of a place. */
    static List<String> texts(ArchivedPostmortem found, Place place) {
        Postmortem page = found.postmortem();
        return switch (place) {
            case TITLE ->
                Stream.concat(
                                Stream.of(page.title(), found.incident().title(), page.reference()),
                                page.services().stream())
                        .distinct()
                        .toList();
            case CAUSE -> List.of(page.rootCause());
            case TEXT -> texts(page).toList();
            case TIMELINE -> page.timeline().stream().map(line -> line.text()).toList();
        };
    }

    /** Whether a word stands in a place. */
    boolean isIn(Place place, SearchTerm term) {
        SearchText text = places.get(place);
        return text != null && term.isIn(text);
    }

    /** The best place that a word stands in. */
    Optional<Place> best(SearchTerm term) {
        return Stream.of(Place.values()).filter(place -> isIn(place, term)).findFirst();
    }

    private static Stream<String> texts(Postmortem page) {
        Stream<String> sections = Stream.of(page.summary(), page.impact(), page.wentWell(), page.wentBadly());
        Stream<String> lines = Stream.of(
                        page.severity().stream(),
                        page.owner().stream(),
                        page.phases().stream().map(phase -> phase.why()),
                        page.actions().stream().map(action -> action.description()),
                        page.others().stream().map(other -> other.heading() + "\n" + other.markdown()),
                        page.facts().stream().map(fact -> fact.name() + " " + fact.value()))
                .flatMap(texts -> texts);
        return Stream.concat(sections, lines);
    }
}
