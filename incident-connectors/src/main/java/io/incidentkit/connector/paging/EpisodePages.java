package io.incidentkit.connector.paging;

import io.incidentkit.connector.call.FarKey;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The pages of one episode, as they are kept in {@link ChannelReferences}: {@code 1/page/17-0a1b2c3d/payments} is the key of the page that entry
 * 17 brought about on that route. Read once a delivery. Not thread-safe.
 */
final class EpisodePages {
    static final String ACKNOWLEDGED = "acknowledged";
    static final String OVER = "over";
    private static final String PAGE = "page";
    private static final String DONE = "-done";
    private static final String YES = "yes";

    private final ChannelReferences references;
    private final String channel;
    private final String installation;
    private final EffectContext context;
    private final Map<String, String> kept;

    EpisodePages(ChannelReferences references, String channel, String installation, EffectContext context) {
        this.references = references;
        this.channel = channel;
        this.installation = installation;
        this.context = context;
        this.kept = new TreeMap<>(references.all(channel, context.incident()));
    }

    /**
     * Opens a page, before it is sent: whatever happens then, whoever closes the episode knows of it. The first of a target has the
     * target's key; each further one is a call of its own, which has to wake people who have acknowledged the first.
     */
    Page open(Effect effect, OnCallRoute route) {
        String id = id(effect) + "/" + route.name();
        Optional<String> before = find(PAGE, id);
        if (before.isPresent()) {
            return new Page(this, id, route, before.get());
        }
        String key = key(effect.target() + "/" + route.name());
        // What comes after the end belongs to no episode that would close it.
        boolean isFirst = !context.isOver() && !kept.containsValue(key);
        String own = isFirst ? key : key(effect.target() + "/" + route.name() + "/" + occasion(effect));
        keep(PAGE, id, own);
        return new Page(this, id, route, own);
    }

    private String key(String target) {
        return FarKey.of(installation, context, target, ChannelReferences.MAX_LENGTH);
    }

    /** One entry can page several targets. */
    static String id(Effect effect) {
        String digest = UUID.nameUUIDFromBytes(effect.key().getBytes(StandardCharsets.UTF_8))
                .toString();
        return effect.entry().isPresent() ? effect.entry().getAsInt() + "-" + digest.substring(0, 8) : digest;
    }

    private static String occasion(Effect effect) {
        return effect.entry().isPresent() ? Integer.toString(effect.entry().getAsInt()) : id(effect);
    }

    /** The pages of the episode on routes that are there; of the others the names of the routes. */
    List<Page> of(OnCallRoutes routes, List<String> gone) {
        List<Page> pages = new ArrayList<>();
        String prefix = context.episode() + "/" + PAGE + "/";
        kept.forEach((thing, key) -> {
            if (thing.startsWith(prefix)) {
                String id = thing.substring(prefix.length());
                String name = id.substring(id.indexOf('/') + 1);
                routes.named(name)
                        .ifPresentOrElse(route -> pages.add(new Page(this, id, route, key)), () -> gone.add(name));
            }
        });
        return pages;
    }

    /** Whether a step of an effect worked before, while others of the same effect did not. */
    boolean isDone(Page page, Effect effect) {
        return page.find(effect.kind().code() + DONE).filter(id(effect)::equals).isPresent();
    }

    void done(Page page, Effect effect) {
        page.keep(effect.kind().code() + DONE, id(effect));
    }

    boolean is(String mark) {
        return kept.containsKey(context.episode() + "/" + mark);
    }

    void mark(String mark) {
        if (!is(mark)) {
            put(context.episode() + "/" + mark, YES);
        }
    }

    Optional<String> find(String what, String id) {
        return Optional.ofNullable(kept.get(thing(what, id)));
    }

    void keep(String what, String id, String reference) {
        put(thing(what, id), reference);
    }

    private void put(String thing, String reference) {
        references.keep(channel, context.incident(), thing, reference);
        kept.put(thing, reference);
    }

    private String thing(String what, String id) {
        return context.episode() + "/" + what + "/" + id;
    }
}
