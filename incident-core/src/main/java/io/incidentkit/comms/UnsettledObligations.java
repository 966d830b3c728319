package io.incidentkit.comms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The obligations to one audience that a message can still meet, while events are folded. At most two of them are of an interval:
 * one that is overdue, and one that is running. Mutable and confined to one fold.
 */
final class UnsettledObligations {
    private final List<Obligation> all;

    UnsettledObligations(AudienceAccount account) {
        this.all = new ArrayList<>(account.unsettled());
    }

    List<Obligation> all() {
        return all;
    }

    void add(Obligation owed) {
        all.add(owed);
    }

    boolean has(Predicate<Obligation> which) {
        return all.stream().anyMatch(which);
    }

    void remove(Obligation owed) {
        all.remove(owed);
    }

    /** Takes out those of one kind, in their order. */
    List<Obligation> take(Predicate<Obligation> which) {
        List<Obligation> taken = new ArrayList<>();
        for (Iterator<Obligation> each = all.iterator(); each.hasNext(); ) {
            Obligation owed = each.next();
            if (which.test(owed)) {
                each.remove();
                taken.add(owed);
            }
        }
        return taken;
    }

    void replaceAll(UnaryOperator<Obligation> change) {
        for (ListIterator<Obligation> each = all.listIterator(); each.hasNext(); ) {
            each.set(change.apply(each.next()));
        }
    }

    @Nullable
    Obligation find(String id) {
        return first(owed -> owed.id().equals(id));
    }

    /** The first message, or that of an interval, which is not due yet. */
    @Nullable
    Obligation running(Instant at) {
        return first(owed -> owed.isOfInterval() && owed.isDueAfter(at));
    }

    /** The first message, or that of an interval, which is due. */
    @Nullable
    Obligation overdue(Instant at) {
        return first(owed -> owed.isOfInterval() && !owed.isDueAfter(at));
    }

    /** The running one, if it began because the one before it passed; null if something else asked for it. */
    @Nullable
    Obligation begunBySilence(Instant at) {
        Obligation overdue = overdue(at);
        Obligation running = running(at);
        return overdue != null && running != null && running.owedSince().equals(overdue.due()) ? running : null;
    }

    private @Nullable Obligation first(Predicate<Obligation> which) {
        for (Obligation owed : all) {
            if (which.test(owed)) {
                return owed;
            }
        }
        return null;
    }
}
