package io.incidentkit.spring.boot.security;

/** Rights are asked for, and there is nothing that knows who has which authority. */
final class UncheckedRightsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UncheckedRightsException() {
        super("incident.rights.* is set, and there is no Spring Security that says who has which authority");
    }
}
