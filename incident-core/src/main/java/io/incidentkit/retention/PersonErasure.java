package io.incidentkit.retention;

import io.incidentkit.archive.IncidentSearch;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.obligation.Tellings;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.text.CaselessKey;
import io.incidentkit.timeline.ErasedPerson;
import io.incidentkit.timeline.RecordEvent.TextStruckOut;
import io.incidentkit.timeline.StruckText;
import io.incidentkit.timeline.TimelineEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Forgets people: in every timeline and what is made of it, in what waits to be delivered and in the archive a pseudonym stands in
 * their place, so that what happened can still be told. Each timeline says that it was done, by whom and why. Thread-safe.
 *
 * <p>It does not reach what has left the database: messages that were sent, documents that were exported, logs, backups.
 */
public final class PersonErasure {
    private static final int TRIES = 10;

    private final IncidentStore store;
    private final IncidentPolicy policy;
    private final @Nullable PostmortemArchive archive;
    private final @Nullable IncidentSearch search;

    /**
     * Creates it.
     *
     * @param store where incidents are
     * @param policy the policy in force
     * @param archive the published postmortems, or null if there are none
     */
    public PersonErasure(IncidentStore store, IncidentPolicy policy, @Nullable PostmortemArchive archive) {
        this(store, policy, archive, null);
    }

    /**
     * Creates it, with a search that forgets what is written of each incident that they stood in. It finds those again once its
     * {@link io.incidentkit.archive.SearchFeed} has caught up.
     *
     * @param store where incidents are
     * @param policy the policy in force
     * @param archive the published postmortems, or null if there are none
     * @param search the search, or null if there is none
     */
    public PersonErasure(
            IncidentStore store,
            IncidentPolicy policy,
            @Nullable PostmortemArchive archive,
            @Nullable IncidentSearch search) {
        this.store = Objects.requireNonNull(store, "store");
        this.policy = Objects.requireNonNull(policy, "policy");
        this.archive = archive;
        this.search = search;
    }

    /**
     * Forgets a person in all incidents, private ones too. Nothing is half-done in an incident; after a failure it is done again from the
     * beginning, and leaves alone what is done.
     *
     * @param erased who, and what stands in their place
     * @param by who does it
     * @param reason why, one line that stands on each timeline; without the name
     * @param now the present moment
     * @return how many incidents they stood in
     * @throws IllegalArgumentException if the reason names them
     */
    public int erase(ErasedPerson erased, Actor by, String reason, Instant now) {
        if (!erased.outOf(reason).equals(reason)) {
            throw new IllegalArgumentException("The reason names the person who is to be forgotten");
        }
        int[] found = {0};
        EachIncident.of(
                store,
                IncidentQuery.State.ALL,
                incident -> found[0] += isErased(incident.id(), erased, by, reason, now) ? 1 : 0);
        return found[0];
    }

    private boolean isErased(IncidentId id, ErasedPerson erased, Actor by, String reason, Instant now) {
        for (int tries = 1; ; tries++) {
            Optional<Incident> found = store.find(id);
            if (found.isEmpty()) {
                return false;
            }
            try {
                return isErased(found.get(), erased, by, reason, now);
            } catch (ConcurrentUpdateException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private boolean isErased(Incident incident, ErasedPerson erased, Actor by, String reason, Instant now) {
        List<TimelineEntry> timeline = StoredTimeline.of(store, incident);
        List<TimelineEntry> others = erased.outOf(timeline);
        if (others.isEmpty()) {
            if (archive != null) {
                archive.strikeOut(incident, erased::outOf); // what was published elsewhere stands there alone
            }
            return false;
        }
        Instant recorded = now.isBefore(incident.lastRecordedAt()) ? incident.lastRecordedAt() : now;
        TimelineEntry told = new TimelineEntry(
                incident.version() + 1,
                recorded,
                recorded,
                by,
                new TextStruckOut(others.stream().map(TimelineEntry::sequence).toList(), reason));
        Incident after = Incident.replay(incident.id(), incident.number(), StruckText.replaced(timeline, others))
                .evolve(List.of(told));
        Incident stored = store.strikeOut(
                new IncidentChange(
                        Optional.of(incident),
                        List.of(told),
                        after,
                        List.of(),
                        Tellings.nextDue(after, policy.dutyBook(), recorded)),
                others,
                erased::outOf);
        if (search != null) {
            search.forget(stored.id());
        }
        if (archive != null) {
            archive.strikeOut(stored, erased::outOf);
        }
        return true;
    }

    /**
     * Makes a pseudonym that is the same for a person each time and tells nobody who they are without the key.
     *
     * @param person the person, however spelled
     * @param key a secret of the host, at least 16 bytes
     * @return such as {@code former-3f9a2c71d0be}
     * @throws IllegalArgumentException if the key is shorter
     */
    public static Person pseudonym(Person person, byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("The key has " + key.length + " bytes; at least 16 are needed");
        }
        byte[] inner = digest(key, CaselessKey.of(person.name()).getBytes(StandardCharsets.UTF_8));
        return new Person("former-" + HexFormat.of().formatHex(digest(key, inner), 0, 6));
    }

    private static byte[] digest(byte[] key, byte[] value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key);
            return digest.digest(value);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
