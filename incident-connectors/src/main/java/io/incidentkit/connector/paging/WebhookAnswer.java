package io.incidentkit.connector.paging;

/** The answers to the sender of a webhook. */
public enum WebhookAnswer {
    /** It was taken in: 2xx, so that it does not come again. */
    ACCEPTED,
    /** Accepted, and nothing was written down: it is of others, has no meaning here, or was brought about by ourselves. */
    IGNORED,
    /** Nothing says that it comes from whom it says: 401, without a word on why. */
    UNAUTHORISED,
    /** It is not of the sender's form: 400. */
    UNREADABLE,
    /** It can't be written down now: 503, so that it comes again; senders drop for good what gets a 4xx. */
    TRY_AGAIN
}
