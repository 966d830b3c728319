package io.incidentkit.connector.paging;

import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The way of a page, alike for each pager: to its routes, acknowledged and closed on exactly those on which it was sent in that episode.
 * What was paged is kept before it is sent, so that a page of which nobody knows whether it arrived is closed too. An episode that is over
 * gets no page that was due before its end; what is due after it is a page of its own, which nobody closes from here.
 *
 * <p>Thread-safe.
 */
public final class Paging {
    private final ChannelReferences references;
    private final String channel;
    private final String installation;
    private final OnCallRoutes routes;
    private final Pager pager;

    /**
     * Creates the way of pages to one pager.
     *
     * @param references keeps what was paged
     * @param channel the channel's name
     * @param installation the name of this installation, which no other has that pages on the same keys
     * @param routes whom pages go to
     * @param pager the pager
     */
    public Paging(ChannelReferences references, String channel, String installation, OnCallRoutes routes, Pager pager) {
        this.references = references;
        this.channel = channel;
        this.installation = installation;
        this.routes = routes;
        this.pager = pager;
    }

    private interface Step {
        void take(Page page) throws NotDeliveredException, InterruptedException;
    }

    /**
     * Delivers a page, an acknowledgement, a message or a close.
     *
     * @param effect what has to happen
     * @param context what may be told
     * @return what came of it, of all routes together
     */
    public Delivery deliver(Effect effect, EffectContext context) throws InterruptedException {
        EpisodePages pages = new EpisodePages(references, channel, installation, context);
        return switch (effect.kind()) {
            case PAGE -> page(pages, effect, context);
            case ACKNOWLEDGE -> {
                pages.mark(EpisodePages.ACKNOWLEDGED);
                yield ofEpisode(pages, effect, page -> pager.acknowledge(page, effect, context));
            }
            case SEND_UPDATE -> note(pages, effect, context);
            case CLOSE -> {
                pages.mark(EpisodePages.OVER);
                yield ofEpisode(pages, effect, page -> pager.close(page, effect, context));
            }
            default -> Delivery.ignored();
        };
    }

    private Delivery page(EpisodePages pages, Effect effect, EffectContext context) throws InterruptedException {
        if (pages.is(EpisodePages.OVER) && !context.isOver()) {
            return Delivery.rejected("its episode is over by now, and nobody would close the page");
        }
        List<OnCallRoute> found = routes.of(effect.target(), context);
        if (found.isEmpty()) {
            return Delivery.rejected(routes.missing(effect.target(), context));
        }
        List<Page> opened =
                found.stream().map(route -> pages.open(effect, route)).toList();
        return each(pages, effect, opened, page -> pager.page(page, effect, context))
                .together();
    }

    /** On each page of the episode; where nothing was paged there is nothing to add it to. */
    private Delivery note(EpisodePages pages, Effect effect, EffectContext context) throws InterruptedException {
        List<Page> open = pages.of(routes, new ArrayList<>());
        return open.isEmpty()
                ? Delivery.ignored()
                : each(pages, effect, open, page -> pager.note(page, effect, context))
                        .together();
    }

    private Delivery ofEpisode(EpisodePages pages, Effect effect, Step step) throws InterruptedException {
        List<String> gone = new ArrayList<>();
        List<Page> open = pages.of(routes, gone);
        if (open.isEmpty() && gone.isEmpty()) {
            return Delivery.ignored();
        }
        RouteOutcomes outcomes = each(pages, effect, open, step);
        gone.forEach(outcomes::gone);
        return outcomes.together();
    }

    /** A page that does not work holds up no other, and what worked is not done again when the others are. */
    private static RouteOutcomes each(EpisodePages pages, Effect effect, List<Page> some, Step step)
            throws InterruptedException {
        RouteOutcomes outcomes = new RouteOutcomes();
        for (Page page : some) {
            try {
                if (!pages.isDone(page, effect)) {
                    step.take(page);
                    pages.done(page, effect);
                }
                outcomes.add(page, Delivery.delivered(page.key()));
            } catch (NotDeliveredException e) {
                outcomes.add(page, e.delivery());
            }
        }
        return outcomes;
    }
}
