package io.incidentkit.spring.boot.properties;

import java.util.List;

/** A route of a pager, in {@code incident.channels.*.routes}. */
public class PagerRouteProperties {
    /**
     * Name of the route, of small letters, digits, points, hyphens and underscores.
     */
    private String name = "";

    /**
     * Targets whose pages it takes, such as everyone, on-call or whom one escalates to; none for those of its services and teams.
     */
    private List<String> targets = List.of();

    /**
     * Services for which it is.
     */
    private List<String> services = List.of();

    /**
     * Teams for which it is.
     */
    private List<String> teams = List.of();

    /**
     * Key of the pager for it, or the address that is one; never logged.
     */
    private String key = "";

    /** Creates properties with their defaults. */
    public PagerRouteProperties() {}

    /** Returns the name. */
    public String getName() {
        return name;
    }

    /**
     * Sets the name.
     *
     * @param name the name
     */
    public void setName(String name) {
        this.name = name;
    }

    /** Returns the targets. */
    public List<String> getTargets() {
        return targets;
    }

    /**
     * Sets the targets.
     *
     * @param targets the targets
     */
    public void setTargets(List<String> targets) {
        this.targets = targets;
    }

    /** Returns the services. */
    public List<String> getServices() {
        return services;
    }

    /**
     * Sets the services.
     *
     * @param services the services
     */
    public void setServices(List<String> services) {
        this.services = services;
    }

    /** Returns the teams. */
    public List<String> getTeams() {
        return teams;
    }

    /**
     * Sets the teams.
     *
     * @param teams the teams
     */
    public void setTeams(List<String> teams) {
        this.teams = teams;
    }

    /** Returns the key. */
    public String getKey() {
        return key;
    }

    /**
     * Sets the key.
     *
     * @param key the key
     */
    public void setKey(String key) {
        this.key = key;
    }
}
