package io.incidentkit.spring.boot.autoconfigure;

import io.incidentkit.jdbc.JdbcOutbox;

/**
 * Changes how the starter builds the outbox in the database, such as how much may wait: a bean, of which there can be several, in their
 * order. It comes after the channels and the {@code RetryPolicy} of the application.
 */
@FunctionalInterface
public interface JdbcOutboxBuilderCustomizer {

    /**
     * Changes the builder.
     *
     * @param builder the builder, with the beans of the application connected
     */
    void customize(JdbcOutbox.Builder builder);
}
