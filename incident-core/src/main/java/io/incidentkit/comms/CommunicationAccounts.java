package io.incidentkit.comms;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every audience is owed, at rest: the stored form of a {@link CommunicationFold}. */
record CommunicationAccounts(
        @Nullable Instant until, boolean ended, List<CommunicationDuty> duties, List<AudienceAccount> audiences) {
    static final CommunicationAccounts EMPTY = new CommunicationAccounts(null, false, List.of(), List.of());

    CommunicationAccounts {
        duties = List.copyOf(duties);
        audiences = List.copyOf(audiences);
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
}
