package io.incidentkit.connector.paging;

import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;

/**
 * The steps of a pager with one page on one route. Each can come again, and can have worked before; the page's key tells the far side.
 *
 * <p>Implementations are thread-safe.
 */
public interface Pager {
    /**
     * Pages.
     *
     * @param page the page
     * @param effect what has to happen
     * @param context what may be told
     * @throws NotDeliveredException if it did not work
     */
    void page(Page page, Effect effect, EffectContext context) throws NotDeliveredException, InterruptedException;

    /**
     * Acknowledges a page that was sent; one that is closed or gone on the far side is left.
     *
     * @param page the page
     * @param effect what has to happen
     * @param context what may be told
     * @throws NotDeliveredException if it did not work
     */
    void acknowledge(Page page, Effect effect, EffectContext context)
            throws NotDeliveredException, InterruptedException;

    /**
     * Adds a message to what a page became on the far side, once; by default nothing is added.
     *
     * @param page the page
     * @param effect the message
     * @param context what may be told
     * @throws NotDeliveredException if it did not work
     */
    default void note(Page page, Effect effect, EffectContext context)
            throws NotDeliveredException, InterruptedException {}

    /**
     * Closes a page that was sent; one that is closed or gone on the far side is left.
     *
     * @param page the page
     * @param effect what has to happen
     * @param context what may be told
     * @throws NotDeliveredException if it did not work
     */
    void close(Page page, Effect effect, EffectContext context) throws NotDeliveredException, InterruptedException;
}
