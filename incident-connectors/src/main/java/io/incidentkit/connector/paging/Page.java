package io.incidentkit.connector.paging;

import io.incidentkit.connector.call.Secret;
import java.util.Optional;

/** A page of an episode on one route, and what is kept of it. Of one delivery. Not thread-safe. */
public final class Page {
    private final EpisodePages pages;
    private final String id;
    private final OnCallRoute route;
    private final String key;

    Page(EpisodePages pages, String id, OnCallRoute route, String key) {
        this.pages = pages;
        this.id = id;
        this.route = route;
        this.key = key;
    }

    /** Returns the name of its route. */
    public String route() {
        return route.name();
    }

    /** Returns the pager's key of its route. */
    public Secret secret() {
        return route.key();
    }

    /** Returns the key by which the far side knows it: the same for each attempt, and for what is done with it later. */
    public String key() {
        return key;
    }

    /**
     * Finds what was kept.
     *
     * @param what what it is, such as {@code request}
     */
    public Optional<String> find(String what) {
        return pages.find(what, id);
    }

    /**
     * Keeps something of it, durably.
     *
     * @param what what it is, in letters and hyphens
     * @param reference how the far side calls it
     */
    public void keep(String what, String reference) {
        pages.keep(what, id, reference);
    }
}
