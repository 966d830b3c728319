package io.incidentkit.connector.call;

import io.incidentkit.effect.Delivery;

/** A step of a delivery that ends it, with what came of it. It never leaves the channel. */
public final class NotDeliveredException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Delivery delivery;

    /**
     * Ends a delivery.
     *
     * @param delivery what came of it
     */
    public NotDeliveredException(Delivery delivery) {
        super(delivery.toString(), null, false, false);
        this.delivery = delivery;
    }

    /** Returns what came of it. */
    public Delivery delivery() {
        return delivery;
    }
}
