package io.incidentkit.connector.page;

import io.incidentkit.text.CaselessKey;
import io.incidentkit.validation.InputValidator;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The components of a status page by our services, and the state that a service's component has while an incident of a severity hits it.
 * Both are data of the host. Case and width of names do not matter. A service that is not named has no component.
 *
 * <p>Immutable and thread-safe.
 */
public final class Components {
    /** Follows nothing: no component is ever touched. */
    public static final Components NONE = builder().build();

    private static final int LONGEST_ID = 200;

    private final Map<String, String> ids;
    private final Map<String, String> services;
    private final Map<String, ComponentState> states;
    private final ComponentState otherwise;

    private Components(Builder builder) {
        this.ids = Map.copyOf(builder.ids);
        this.services = new LinkedHashMap<>(builder.services);
        this.states = Map.copyOf(builder.states);
        this.otherwise = builder.otherwise;
    }

    /** Starts without components; SEV1 is a major outage, SEV2 a partial one, and all else is degraded. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the components of services that are hit, each once.
     *
     * @param hit the services
     * @param severity the severity's name; null before it is set
     * @return the state of each component by its id
     */
    public Map<String, ComponentState> of(Collection<String> hit, @Nullable String severity) {
        ComponentState state = state(severity);
        Map<String, ComponentState> all = new TreeMap<>();
        for (String service : hit) {
            find(service).ifPresent(id -> all.put(id, state));
        }
        all.values().removeIf(each -> each == ComponentState.OPERATIONAL);
        return all;
    }

    /**
     * Returns the state of a component that an incident hits.
     *
     * @param severity the severity's name; null before it is set
     */
    public ComponentState state(@Nullable String severity) {
        return severity == null ? otherwise : states.getOrDefault(CaselessKey.of(severity), otherwise);
    }

    /**
     * Finds the component of a service.
     *
     * @param service the service
     * @return the component's id; empty if it has none
     */
    public Optional<String> find(String service) {
        return Optional.ofNullable(ids.get(CaselessKey.of(service)));
    }

    /** Returns the ids of all components, each with one service of it as the host wrote it. */
    public Map<String, String> services() {
        return new LinkedHashMap<>(services);
    }

    /** Returns the ids of all components, in the order in which they were added. */
    public List<String> ids() {
        return List.copyOf(services.keySet());
    }

    /** Builds {@link Components}. Not thread-safe. */
    public static final class Builder {
        private final Map<String, String> ids = new LinkedHashMap<>();
        private final Map<String, String> services = new LinkedHashMap<>();
        private final Map<String, ComponentState> states = new LinkedHashMap<>();
        private final InputValidator faults = new InputValidator();
        private ComponentState otherwise = ComponentState.DEGRADED_PERFORMANCE;

        private Builder() {
            states.put(CaselessKey.of("SEV1"), ComponentState.MAJOR_OUTAGE);
            states.put(CaselessKey.of("SEV2"), ComponentState.PARTIAL_OUTAGE);
        }

        /**
         * Lets a component follow a service. Several services may have one component.
         *
         * @param service the service, as incidents name it
         * @param component the id of the component on the page
         * @return this builder
         */
        public Builder component(String service, String component) {
            String id = component.strip();
            if (InputValidator.isBlank(service) || id.isEmpty() || id.indexOf(' ') >= 0 || id.length() > LONGEST_ID) {
                faults.add("components", "'" + service + "' or '" + component + "' is blank, too long or has blanks");
            }
            ids.put(CaselessKey.of(service), id);
            services.putIfAbsent(id, service);
            return this;
        }

        /**
         * Lets components follow services.
         *
         * @param all the components' ids by services
         * @return this builder
         */
        public Builder components(Map<String, String> all) {
            all.forEach(this::component);
            return this;
        }

        /**
         * Sets the state of a component while an incident of a severity hits it.
         *
         * @param severity the severity's name
         * @param state the state; operational says that such an incident touches no component
         * @return this builder
         */
        public Builder state(String severity, ComponentState state) {
            states.put(CaselessKey.of(severity), state);
            return this;
        }

        /**
         * Sets the state for every other severity, and before there is one.
         *
         * @param state the state
         * @return this builder
         */
        public Builder otherwise(ComponentState state) {
            this.otherwise = state;
            return this;
        }

        /**
         * Ends them.
         *
         * @throws io.incidentkit.validation.InvalidInputException with every name or id that is blank, too long or has blanks
         */
        public Components build() {
            faults.throwIfAny();
            return new Components(this);
        }
    }
}
