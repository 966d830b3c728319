package io.incidentkit.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Deliveries that wait, by channel, so that one that is down takes no room from another. Guarded by the lock of its {@link DeliveryQueues}. */
final class WaitingDeliveries {
    private final Map<String, OfChannel> channels = new HashMap<>();

    /** Those of a channel by their numbers, so that the oldest is the first. */
    private static final class OfChannel {
        private final TreeMap<Long, QueuedDelivery> pages = new TreeMap<>();
        private final TreeMap<Long, QueuedDelivery> others = new TreeMap<>();

        private NavigableMap<Long, QueuedDelivery> like(QueuedDelivery job) {
            return job.work.isKeptLongest() ? pages : others;
        }
    }

    void add(QueuedDelivery job) {
        channels.computeIfAbsent(job.work.channel(), name -> new OfChannel())
                .like(job)
                .put(job.number, job);
    }

    void remove(QueuedDelivery job) {
        OfChannel channel = channels.get(job.work.channel());
        if (channel != null) {
            channel.like(job).remove(job.number);
        }
    }

    /** Returns which one makes room where more than so many wait for a channel, pages last; null if there is room. */
    @Nullable
    QueuedDelivery tooMany(String name, int capacity) {
        OfChannel channel = channels.get(name);
        if (channel == null || channel.pages.size() + channel.others.size() <= capacity) {
            return null;
        }
        return (channel.others.isEmpty() ? channel.pages : channel.others)
                .firstEntry()
                .getValue();
    }

    void clear() {
        channels.clear();
    }
}
