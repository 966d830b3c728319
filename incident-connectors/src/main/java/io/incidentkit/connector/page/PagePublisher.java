package io.incidentkit.connector.page;

import io.incidentkit.comms.Audience;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.page.PageTool.Posted;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.loop.IncidentKind;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Publishes what was written for an audience, alike for each tool: the first message of an episode makes an incident on the page, the others
 * are its updates, and the end of an incident sets the components back that no other open incident of ours holds.
 *
 * <ul>
 *   <li>Nothing of a private incident or of a drill is sent. If an incident becomes private after it was told, what stands on the page stays
 *       there, and its end sets the components back and says nothing.
 *   <li>What an attempt made before it broke off is found again: an incident by what the tool can look for, a message as the newest of its
 *       incident.
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class PagePublisher {
    /** The kinds of effects that matter to a status page. */
    public static final Set<EffectKind> KINDS = Set.of(EffectKind.SEND_UPDATE, EffectKind.CLOSE);

    private static final String NO_TITLE = "Incident";

    private final String channel;
    private final Set<Audience> audiences;
    private final ChannelReferences references;
    private final ComponentHolds holds;
    private final ToolConnection connection;
    private final PageTool tool;

    /**
     * Creates one.
     *
     * @param channel the channel's name, under which is kept what it has outside
     * @param audiences whose messages are published
     * @param references where is kept what it has outside
     * @param components the components by services
     * @param connection the connection to the tool
     * @param tool the tool
     */
    public PagePublisher(
            String channel,
            Set<Audience> audiences,
            ChannelReferences references,
            Components components,
            ToolConnection connection,
            PageTool tool) {
        this.channel = channel;
        this.audiences = Set.copyOf(audiences);
        this.references = references;
        this.holds = new ComponentHolds(channel, references, components);
        this.connection = connection;
        this.tool = tool;
    }

    /**
     * Delivers an effect.
     *
     * @param effect the effect
     * @param context its incident
     * @return what came of it
     */
    public Delivery deliver(Effect effect, EffectContext context) throws InterruptedException {
        if (context.kind() != IncidentKind.REAL) {
            return Delivery.ignored();
        }
        if (effect.kind() == EffectKind.CLOSE) {
            return connection.deliver(() -> settle(context));
        }
        String text = effect.body();
        boolean isOurs = effect.kind() == EffectKind.SEND_UPDATE && audiences.contains(new Audience(effect.target()));
        if (!isOurs || context.isPrivate() || text == null || text.isBlank()) {
            return Delivery.ignored();
        }
        return connection.deliver(() -> publish(effect, context, text));
    }

    private Delivery settle(EffectContext context) throws NotDeliveredException, InterruptedException {
        PageComponents due = holds.due(context);
        if (due.changed().isEmpty()) {
            return Delivery.ignored();
        }
        String id = references
                .find(channel, context.incident(), incidentOf(context))
                .orElse("");
        tool.set(id, due);
        holds.told(context, due);
        return Delivery.delivered();
    }

    private Delivery publish(Effect effect, EffectContext context, String text)
            throws NotDeliveredException, InterruptedException {
        PagePost post = new PagePost(
                context.incident(),
                context.episode(),
                context.publicTitle().orElse(NO_TITLE),
                text,
                PageState.of(context),
                holds.due(context),
                context.detectedAt().orElseGet(connection::now).truncatedTo(ChronoUnit.SECONDS));
        Posted posted = posted(effect, context, post);
        holds.told(context, post.components());
        overtaken(context, posted.id());
        return Delivery.delivered(posted.where());
    }

    private Posted posted(Effect effect, EffectContext context, PagePost post)
            throws NotDeliveredException, InterruptedException {
        String thing = incidentOf(context);
        String sending = context.episode() + "/sending";
        String key = digest(effect.key());
        boolean isRepeat = references
                .find(channel, context.incident(), sending)
                .filter(key::equals)
                .isPresent();
        // Ahead of each call: whatever of it is lost, the next attempt looks before it sends.
        references.keep(channel, context.incident(), sending, key);
        Optional<String> known = references.find(channel, context.incident(), thing);
        if (known.isPresent()) {
            Posted posted = new Posted(known.get(), known.get());
            return isRepeat && tool.has(posted.id(), post) ? again(posted, post) : tool.update(posted.id(), post);
        }
        Optional<Posted> found = tool.find(post);
        if (found.isEmpty()) {
            Posted made = tool.create(post);
            references.keep(channel, context.incident(), thing, made.id());
            return made;
        }
        references.keep(channel, context.incident(), thing, found.get().id());
        return tool.has(found.get().id(), post)
                ? again(found.get(), post)
                : tool.update(found.get().id(), post);
    }

    /** The message is there; its components may be not. */
    private Posted again(Posted posted, PagePost post) throws NotDeliveredException, InterruptedException {
        if (!post.components().changed().isEmpty()) {
            tool.set(posted.id(), post.components());
        }
        return posted;
    }

    /** Another incident that took or left a component meanwhile said so before it told the page: whoever tells it last is right. */
    private void overtaken(EffectContext context, String id) throws NotDeliveredException, InterruptedException {
        PageComponents due = holds.due(context);
        if (!due.changed().isEmpty()) {
            tool.set(id, due);
            holds.told(context, due);
        }
    }

    private static String incidentOf(EffectContext context) {
        return context.episode() + "/incident";
    }

    private static String digest(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
