package io.incidentkit.connector.ownpage;

import io.incidentkit.comms.Audience;
import io.incidentkit.connector.page.ComponentState;
import io.incidentkit.connector.page.Components;
import io.incidentkit.incident.Incident;
import io.incidentkit.text.Digests;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.InputValidator;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Our own status page: its name, its components, and what of our incidents is on it.
 *
 * <ul>
 *   <li>An incident is on it once a message for one of its audiences was sent, with the title for outsiders and those messages, in their own
 *       time. An episode is an incident of the page. What was struck out or corrected reads as it does on the timeline.
 *   <li>Private incidents, drills and what was imported are never on it. One that becomes private is gone from it.
 *   <li>Whatever ends shows as resolved; where no message says so, a sentence of the page does.
 *   <li>A component is hit while an open incident on the page names its service.
 * </ul>
 *
 * <p>Pure: it reads no clock and no store. Immutable and thread-safe.
 */
public final class OwnPage {
    /** So many incidents are on the page, the newest first. */
    public static final int MOST = 50;

    /** So many incidents of ours are looked at for them, the newest first: what was told of older ones is not on the page any more. */
    public static final int LOOKED_AT = 500;

    private static final int ID_LENGTH = 12;

    private final String id;
    private final String name;
    private final URI url;
    private final Map<String, String> names;
    private final ToldReader reader;

    private OwnPage(Builder builder) {
        this.id = shortId(builder.url + " " + builder.name);
        this.name = builder.name;
        this.url = builder.url;
        this.names = new LinkedHashMap<>();
        Components.Builder components = Components.builder().otherwise(builder.otherwise);
        builder.states.forEach(components::state);
        builder.components.forEach((service, shown) -> {
            String component = shortId(id + "/" + shown);
            names.put(component, shown);
            components.component(service, component);
        });
        this.reader = new ToldReader(id, builder.audiences, components.build());
    }

    /**
     * Starts a page.
     *
     * @param name its name, such as that of the company
     * @param url where people read it
     */
    public static Builder builder(String name, URI url) {
        return new Builder(name, url);
    }

    /**
     * Puts the page together.
     *
     * @param incidents the incidents, the newest number first; as many are read as are needed
     * @param timeline gives the timeline of one, as it was recorded
     * @return the page with its documents
     */
    public PublishedPage publish(Stream<Incident> incidents, Function<Incident, List<TimelineEntry>> timeline) {
        List<PageIncident> shown = new ArrayList<>();
        Iterator<Incident> each = incidents.limit(LOOKED_AT).iterator();
        while (each.hasNext() && shown.size() < MOST) {
            Incident incident = each.next();
            if (ToldReader.mayShow(incident)) {
                shown.addAll(reader.read(incident, timeline.apply(incident)));
            }
        }
        shown.sort(Comparator.comparing(PageIncident::created).reversed().thenComparing(PageIncident::id));
        return new PublishedPage(this, shown.stream().limit(MOST).toList());
    }

    /**
     * Returns whether an entry is one of those that the page is made of; the others of a timeline need not be given.
     *
     * @param entry the entry
     */
    public static boolean tells(TimelineEntry entry) {
        return switch (entry.event().type()) {
            case MESSAGE_SENT, MESSAGE_CONFIRMED, TIME_CORRECTED, TEXT_CORRECTED -> true;
            default -> false;
        };
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    URI url() {
        return url;
    }

    /** The names of the components by their ids, in their order. */
    Map<String, String> components() {
        return new LinkedHashMap<>(names);
    }

    private static String shortId(String text) {
        return Digests.sha256(text).substring(0, ID_LENGTH);
    }

    /** Builds an {@link OwnPage}. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final URI url;
        private final Map<String, String> components = new LinkedHashMap<>();
        private final Map<String, ComponentState> states = new LinkedHashMap<>();
        private ComponentState otherwise = ComponentState.DEGRADED_PERFORMANCE;
        private Set<Audience> audiences = Set.of(Audience.STATUS_PAGE);

        private Builder(String name, URI url) {
            this.name = name;
            this.url = url;
        }

        /**
         * Adds a component that follows a service. Several services may have one component.
         *
         * @param service the service, as incidents name it
         * @param shown what the page calls it
         * @return this builder
         */
        public Builder component(String service, String shown) {
            components.put(service, shown);
            return this;
        }

        /**
         * Sets the state of a component while an incident of a severity hits it; by default SEV1 is a major outage and SEV2 a partial one.
         *
         * @param severity the severity's name
         * @param state the state
         * @return this builder
         */
        public Builder state(String severity, ComponentState state) {
            states.put(severity, state);
            return this;
        }

        /**
         * Sets the state for every other severity; degraded by default.
         *
         * @param state the state
         * @return this builder
         */
        public Builder otherwise(ComponentState state) {
            this.otherwise = state;
            return this;
        }

        /**
         * Sets whose messages are on the page; those of {@link Audience#STATUS_PAGE} by default.
         *
         * @param given the audiences
         * @return this builder
         */
        public Builder audiences(Set<Audience> given) {
            this.audiences = Set.copyOf(given);
            return this;
        }

        /**
         * Ends the page.
         *
         * @throws io.incidentkit.validation.InvalidInputException if a name is blank or not one line, or the address is none of the web
         */
        public OwnPage build() {
            InputValidator faults = new InputValidator();
            faults.line("name", name);
            faults.webAddress("url", url.toString());
            components.values().forEach(shown -> faults.line("components", shown));
            faults.throwIfAny();
            return new OwnPage(this);
        }
    }
}
