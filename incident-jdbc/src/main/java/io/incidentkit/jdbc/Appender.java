package io.incidentkit.jdbc;

import io.incidentkit.store.IncidentChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Writes the entries, the row and the open keys of one incident. A key that is taken is a failure of the database. */
interface Appender {

    /**
     * Writes a change by itself or within the caller's transaction, all or nothing; after a failure the caller's transaction can
     * be gone on with.
     *
     * @return the incident's number, or empty if it is not at the expected version any more, or if its id is taken
     */
    OptionalLong append(IncidentChange change);

    /**
     * Writes a change as a part of a transaction that has begun and that is rolled back if this fails.
     *
     * @return as {@link #append} does
     */
    OptionalLong appendWithin(IncidentChange change);

    /**
     * Writes changes of new incidents together, as a part of a transaction that has begun and that is rolled back if one is missing in
     * the answer.
     *
     * @return the incidents' numbers, without those whose id is taken; empty if nothing was written, as one by one is the way here
     */
    default Optional<Map<UUID, Long>> appendNewWithin(List<IncidentChange> changes) {
        return Optional.empty();
    }
}
