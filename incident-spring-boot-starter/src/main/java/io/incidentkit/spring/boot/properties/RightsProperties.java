package io.incidentkit.spring.boot.properties;

import java.util.List;

/** The properties {@code incident.rights.*}. */
public class RightsProperties {
    /**
     * Authorities of Spring Security that may know of incidents, such as ROLE_USER; without any, everybody may.
     */
    private List<String> read = List.of();

    /**
     * Authorities that may declare incidents and work on them; without any, whoever is logged in and may read.
     */
    private List<String> respond = List.of();

    /**
     * Authorities that may decide: level, command, end, messages; without any, whoever may respond.
     */
    private List<String> command = List.of();

    /**
     * Authorities that may do what is for good: publish, make private, strike out, import; without any, whoever may command.
     */
    private List<String> administer = List.of();

    /** Creates properties with their defaults. */
    public RightsProperties() {}

    /** Returns who may know of incidents. */
    public List<String> getRead() {
        return read;
    }

    /**
     * Sets who may know of incidents.
     *
     * @param authorities the authorities
     */
    public void setRead(List<String> authorities) {
        this.read = List.copyOf(authorities);
    }

    /** Returns who may declare incidents and work on them. */
    public List<String> getRespond() {
        return respond;
    }

    /**
     * Sets who may declare incidents and work on them.
     *
     * @param authorities the authorities
     */
    public void setRespond(List<String> authorities) {
        this.respond = List.copyOf(authorities);
    }

    /** Returns who may decide. */
    public List<String> getCommand() {
        return command;
    }

    /**
     * Sets who may decide.
     *
     * @param authorities the authorities
     */
    public void setCommand(List<String> authorities) {
        this.command = List.copyOf(authorities);
    }

    /** Returns who may do what is for good. */
    public List<String> getAdminister() {
        return administer;
    }

    /**
     * Sets who may do what is for good.
     *
     * @param authorities the authorities
     */
    public void setAdminister(List<String> authorities) {
        this.administer = List.copyOf(authorities);
    }
}
