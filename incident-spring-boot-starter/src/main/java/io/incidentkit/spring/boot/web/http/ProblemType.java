package io.incidentkit.spring.boot.web.http;

import org.springframework.http.HttpStatus;

/** The problems that the API answers with (RFC 9457). The type URIs are stable. */
public enum ProblemType {
    MALFORMED_BODY("malformed-body", HttpStatus.BAD_REQUEST, "The body can't be read"),
    ACTOR_REQUIRED("actor-required", HttpStatus.UNAUTHORIZED, "It is not said who acts"),
    NOT_PERMITTED("not-permitted", HttpStatus.FORBIDDEN, "It is for others to do"),
    UNKNOWN_SENDER("unknown-sender", HttpStatus.UNAUTHORIZED, "Nothing says who sends this"),
    UNKNOWN_INCIDENT("unknown-incident", HttpStatus.NOT_FOUND, "There is no such incident"),
    UNKNOWN_COMMAND("unknown-command", HttpStatus.NOT_FOUND, "There is no such command"),
    UNKNOWN_DELIVERY("unknown-delivery", HttpStatus.NOT_FOUND, "There is no such delivery"),
    UNKNOWN_CHANNEL("unknown-channel", HttpStatus.NOT_FOUND, "There is no such channel"),
    UNKNOWN_ALERT_SOURCE("unknown-alert-source", HttpStatus.NOT_FOUND, "No alerts of that tool are taken in"),
    UNKNOWN_IMPORT("unknown-import", HttpStatus.NOT_FOUND, "There is no such import"),
    UNKNOWN_ADDRESS("unknown-address", HttpStatus.NOT_FOUND, "There is no such address"),
    METHOD_NOT_ALLOWED("method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "That can't be done with this address"),
    NOT_ACCEPTABLE("not-acceptable", HttpStatus.NOT_ACCEPTABLE, "It can't be had in that form"),
    REFUSED("refused", HttpStatus.CONFLICT, "Rules of the playbook stand in the way"),
    CONFLICT("conflict", HttpStatus.CONFLICT, "Somebody else was faster"),
    NOT_FINISHED("not-finished", HttpStatus.CONFLICT, "Something is left to do"),
    PRECONDITION_FAILED("precondition-failed", HttpStatus.PRECONDITION_FAILED, "Somebody else was faster"),
    TOO_SLOW("too-slow", HttpStatus.REQUEST_TIMEOUT, "The body comes too slowly"),
    TOO_LARGE("too-large", HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body has a type that is not read here"),
    INVALID_INPUT("invalid-input", HttpStatus.UNPROCESSABLE_CONTENT, "The input is not valid"),
    INTERNAL("internal", HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here"),
    TOO_MANY_SUBSCRIBERS("too-many-subscribers", HttpStatus.SERVICE_UNAVAILABLE, "No more can listen now"),
    /** A sender of alerts drops what gets a 4xx. */
    TOO_MANY_REQUESTS("too-many-requests", HttpStatus.SERVICE_UNAVAILABLE, "More came than is taken"),
    UNAVAILABLE("unavailable", HttpStatus.SERVICE_UNAVAILABLE, "Incidents can't be reached now");

    private final String code;
    private final HttpStatus status;
    private final String title;

    ProblemType(String code, HttpStatus status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    /** Returns its stable type. */
    public String uri() {
        return "urn:incident-kit:" + code;
    }

    /** Returns the status that it is answered with. */
    public HttpStatus status() {
        return status;
    }

    /** Returns its title. */
    public String title() {
        return title;
    }
}
