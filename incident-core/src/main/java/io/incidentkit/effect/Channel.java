package io.incidentkit.effect;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A way to somewhere outside: a pager, a chat, a status page, a tracker. The host connects the channels that it has; each gets
 * the effects of its kinds, those of one incident one after another in the order in which they arose.
 *
 * <p>Implementations are thread-safe: effects of different incidents come at the same time. Whatever goes wrong in one, also
 * an {@link Error}, a call that never ends or no answer at all, is a failed attempt that is made again, and no more.
 */
public interface Channel {

    /** Returns the stable name under which outcomes stand on the timeline, such as {@code pagerduty}; one line. */
    String name();

    /** Returns the kinds of effects that this channel can deliver. What it says when it is connected counts. */
    Set<EffectKind> kinds();

    /**
     * Returns whether somebody is told by what it delivers. A channel that only shows what would be told, such as in a log, says no: it
     * gets the effects of its kinds, and all the same they count as taken by nobody, messages are to be sent by hand, and nothing that
     * it answers or throws stands on a timeline. What it says when it is connected counts.
     */
    default boolean tells() {
        return true;
    }

    /** Returns what the channel does, needs and can't, in words for whoever sets it up; empty if nobody wrote it. */
    default Optional<ChannelDescription> description() {
        return Optional.empty();
    }

    /**
     * Delivers one effect. It may block, up to the time-out of the {@link RetryPolicy}, after which its thread is interrupted
     * and the attempt counts as failed. An attempt that failed may have arrived all the same: {@link Effect#key()} is the same
     * each time, so that the far side can tell a repeat.
     *
     * @param effect what has to happen
     * @param context what may be told of the incident
     * @return what came of it
     * @throws Exception if it failed for now; the timeline names the exception's class, never its message, which may hold an
     *     address with a secret. A reason for people goes into {@link Delivery#retryable}
     */
    Delivery deliver(Effect effect, EffectContext context) throws Exception;

    /**
     * Looks for what would keep this channel from delivering: a key that is a placeholder or is refused, a right that is missing, a wrong
     * region. It may ask the far side, and block; it changes nothing there and tells nobody. By default it finds nothing.
     *
     * @return what is wrong, one sentence each, for whoever sets the channel up; never a secret. Empty if nothing was found
     * @throws Exception if it could not be found out
     */
    default List<String> faults() throws Exception {
        return List.of();
    }

    /**
     * Sends something that says that it is a test, to where real effects go, and takes it back where that is possible. It may block.
     *
     * @return what came of it; by default that this channel has no test
     * @throws Exception if it failed, as in {@link #deliver}
     */
    default Delivery sendTest() throws Exception {
        return Delivery.ignored();
    }
}
