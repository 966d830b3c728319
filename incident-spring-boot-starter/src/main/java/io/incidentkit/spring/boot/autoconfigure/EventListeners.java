package io.incidentkit.spring.boot.autoconfigure;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.context.event.GenericApplicationListenerAdapter;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.ResolvableType;

/** Those who listen to an event. Looked for anew whenever listeners were added or taken away. Thread-safe. */
final class EventListeners {
    private final ApplicationContext context;
    private final ResolvableType event;
    private volatile @Nullable Known known;

    /** Listeners that were found among so many. */
    private record Known(int among, boolean exist) {}

    EventListeners(ApplicationContext context, Class<?> payload) {
        this.context = context;
        this.event = ResolvableType.forClassWithGenerics(PayloadApplicationEvent.class, payload);
    }

    /** Returns whether somebody listens, or may; a listener that is made only when it is first needed is not seen before. */
    boolean exist() {
        int count = 0;
        for (ApplicationContext each = context; each != null; each = each.getParent()) {
            if (!(each instanceof AbstractApplicationContext listened)) {
                return true;
            }
            count += listened.getApplicationListeners().size();
        }
        Known before = known;
        if (before == null || before.among() != count) {
            before = new Known(count, find());
            known = before;
        }
        return before.exist();
    }

    private boolean find() {
        for (ApplicationContext each = context; each != null; each = each.getParent()) {
            Collection<ApplicationListener<?>> listeners =
                    ((AbstractApplicationContext) each).getApplicationListeners();
            if (listeners.stream().anyMatch(this::hears)) {
                return true;
            }
        }
        return false;
    }

    private boolean hears(ApplicationListener<?> listener) {
        GenericApplicationListener generic = listener instanceof GenericApplicationListener asked
                ? asked
                : new GenericApplicationListenerAdapter(listener);
        return generic.supportsEventType(event);
    }
}
