package io.incidentkit.connector.page;

import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.effect.EffectContext;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The components that incidents hold down, kept where every node sees it, so that a component comes back when the last incident that
 * holds it is over, and not before. What an incident holds is kept ahead of telling the page: two that end at once both see the other gone.
 */
final class ComponentHolds {
    /** The word of this incident on a component, as {@code <id> <state>}. */
    private static final String SAYS = "component/";

    /** The last that the page was told of a component by this incident. */
    private static final String TOLD = "told/";

    private final String channel;
    private final ChannelReferences references;
    private final Components components;

    ComponentHolds(String channel, ChannelReferences references, Components components) {
        this.channel = channel;
        this.references = references;
        this.components = components;
    }

    /**
     * Keeps what the incident says now, and returns what the page has to be told: the state of each component that differs from what it was
     * told. What a person set there by hand is let be until our own state changes.
     */
    PageComponents due(EffectContext context) {
        boolean holds = !context.isOver() && !context.isPrivate();
        Map<String, ComponentState> wanted =
                holds ? components.of(context.services(), context.severity().orElse(null)) : Map.of();
        Map<String, String> kept = references.all(channel, context.incident());
        Set<String> ids = new HashSet<>(wanted.keySet());
        kept.keySet().stream()
                .filter(thing -> thing.startsWith(SAYS))
                .forEach(thing -> ids.add(thing.substring(SAYS.length())));
        Map<String, ComponentState> changed = new TreeMap<>();
        Map<String, ComponentState> said = new TreeMap<>();
        for (String id : ids) {
            ComponentState own = wanted.getOrDefault(id, ComponentState.OPERATIONAL);
            said.put(id, own);
            String says = says(id, own);
            if (!says.equals(kept.get(SAYS + id))) {
                references.keep(channel, context.incident(), SAYS + id, says);
            }
            ComponentState all = own.or(ofOthers(id, context.incident()));
            ComponentState told =
                    ComponentState.find(kept.getOrDefault(TOLD + id, "")).orElse(ComponentState.OPERATIONAL);
            if (told != all) {
                changed.put(id, all);
            }
        }
        return new PageComponents(changed, said, context.isOver());
    }

    /** Keeps that the page was told. */
    void told(EffectContext context, PageComponents what) {
        what.changed().forEach((id, state) -> references.keep(channel, context.incident(), TOLD + id, state.code()));
    }

    private ComponentState ofOthers(String id, String incident) {
        return Arrays.stream(ComponentState.values())
                .filter(state -> state != ComponentState.OPERATIONAL)
                .filter(state -> references.incidentsOf(channel, says(id, state)).stream()
                        .anyMatch(each -> !each.equals(incident)))
                .reduce(ComponentState.OPERATIONAL, ComponentState::or);
    }

    private static String says(String id, ComponentState state) {
        return id + " " + state.code();
    }
}
