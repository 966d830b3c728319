package io.incidentkit.archive;

import io.incidentkit.archive.ArchiveMatch.Place;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.text.SearchTerm;
import io.incidentkit.text.SearchText;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A postmortem with its text by place, the best place first. */
record IndexedPostmortem(ArchivedPostmortem found, Map<Place, SearchText> places) {

    static IndexedPostmortem of(ArchivedPostmortem found) {
        Postmortem page = found.postmortem();
        Map<Place, SearchText> places = new EnumMap<>(Place.class);
        Stream<String> title = Stream.concat(
                Stream.of(page.reference(), page.title(), found.incident().title()), page.services().stream());
        places.put(Place.TITLE, SearchText.of(title.distinct().toList()));
        places.put(Place.CAUSE, SearchText.of(Stream.of(page.rootCause()).toList()));
        places.put(Place.TEXT, SearchText.of(texts(page).toList()));
        places.put(
                Place.TIMELINE,
                SearchText.of(page.timeline().stream().map(line -> line.text()).toList()));
        return new IndexedPostmortem(found, places);
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
