package io.incidentkit.console.admin;

import io.incidentkit.console.page.When;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of those who administer.
 *
 * @param channels the channels that are connected
 * @param notTold what is told by nobody, as no channel takes it
 * @param failed the deliveries that were given up, the oldest first; at most {@link AdministrationViews#MOST}
 * @param more whether there are more of them
 * @param outbox whether deliveries are kept in the database, where they can be tried again
 * @param people the people that are known, if the host says so
 * @param policyName what the policy says of itself: its levels
 */
public record AdministrationView(
        List<ConnectedChannel> channels,
        List<String> notTold,
        List<Failed> failed,
        boolean more,
        boolean outbox,
        List<KnownName> people,
        List<String> policyName) {

    /**
     * A channel.
     *
     * @param name its name
     * @param takes what it takes
     * @param tells whether somebody is told by it; else it only shows
     * @param faults what was wrong with its setting when it was checked last; null if it was not checked yet
     * @param waiting how many deliveries wait, or null where nobody counts
     * @param failing how many of them have failed, or null
     * @param lastFailure the last one that failed on this node, or null
     * @param lastFailureAt when that was, or null
     */
    public record ConnectedChannel(
            String name,
            List<String> takes,
            boolean tells,
            @Nullable List<String> faults,
            @Nullable Long waiting,
            @Nullable Long failing,
            @Nullable String lastFailure,
            @Nullable When lastFailureAt) {}

    /**
     * A delivery that was given up.
     *
     * @param id its id
     * @param reference the incident, or null if it belongs to none
     * @param what what it was
     * @param channel the channel
     * @param why why it failed, or null
     * @param attempts how often it was tried
     * @param since when it arose
     */
    public record Failed(
            long id,
            @Nullable String reference,
            String what,
            String channel,
            @Nullable String why,
            int attempts,
            When since) {}

    /** A person that the host knows: their name, what they are called, and their team. */
    public record KnownName(
            String name,
            @Nullable String displayName,
            @Nullable String team) {}
}
