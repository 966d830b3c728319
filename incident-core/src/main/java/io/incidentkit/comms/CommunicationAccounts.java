package io.incidentkit.comms;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.incidentkit.comms.CommunicationEvent.Waived;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The obligations to every audience, at rest: the stored form of a {@link CommunicationFold}.
 *
 * @param reopened whether an end lies behind what goes on
 */
record CommunicationAccounts(
        @Nullable Instant until,
        boolean ended,
        boolean reopened,
        List<CommunicationDuty> duties,
        List<AudienceAccount> audiences,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Waived> waiting) {
    static final CommunicationAccounts EMPTY =
            new CommunicationAccounts(null, false, false, List.of(), List.of(), List.of());

    CommunicationAccounts(
            @Nullable Instant until,
            boolean ended,
            boolean reopened,
            List<CommunicationDuty> duties,
            List<AudienceAccount> audiences,
            @Nullable List<Waived> waiting) {
        this.until = until;
        this.ended = ended;
        this.reopened = reopened;
        this.duties = List.copyOf(duties);
        this.audiences = List.copyOf(audiences);
        this.waiting = waiting == null ? List.of() : List.copyOf(waiting);
    }

    @Nullable
    AudienceAccount account(Audience audience) {
        for (AudienceAccount account : audiences) {
            if (account.audience().equals(audience)) {
                return account;
            }
        }
        return null;
    }

    /** The accounts at a later moment, if nothing happens until then. */
    CommunicationAccounts asOf(Instant now, int kept) {
        if (until == null || audiences.stream().noneMatch(account -> account.passes(until, now))) {
            return this;
        }
        CommunicationFold fold = new CommunicationFold(this, settled -> {}, kept);
        fold.pass(now);
        return fold.accounts();
    }

    /** When the next message is due after a moment, if nothing happens until then. */
    Optional<Instant> nextDue(Instant now, int kept) {
        // Only a waiver that waits for an interval can end a silence in which nothing happens.
        CommunicationAccounts then = waiting.isEmpty() ? this : asOf(now, kept);
        Instant from = then.until == null || then.until.isAfter(now) ? now : then.until;
        return then.audiences.stream()
                .map(account -> account.nextDue(from, now))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }
}
