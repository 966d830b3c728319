package io.incidentkit.spring.boot.alert;

import io.incidentkit.connector.alert.AlertInbox;
import io.incidentkit.connector.alert.AlertWatch;
import io.incidentkit.spring.boot.security.AlertSenders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The inboxes of all tools whose alerts are taken in: those of the properties, and those that are beans of the host. A bean of the starter.
 *
 * <p>Immutable and thread-safe.
 */
public final class AlertSources implements AlertSenders {
    private final Map<String, AlertInbox> inboxes = new TreeMap<>();
    private final List<Sender> off;
    private final AlertWatch watch;

    /**
     * Collects inboxes.
     *
     * @param inboxes the inboxes; of two of one name the first
     * @param off tools that are set and take nothing in, with what is missing
     * @param watch learns of each request
     */
    AlertSources(List<AlertInbox> inboxes, List<Sender> off, AlertWatch watch) {
        inboxes.forEach(inbox -> this.inboxes.putIfAbsent(inbox.tool(), inbox));
        this.off = List.copyOf(off);
        this.watch = watch;
    }

    /**
     * Finds the inbox of a tool.
     *
     * @param tool the tool's name
     */
    public Optional<AlertInbox> find(String tool) {
        return Optional.ofNullable(inboxes.get(tool));
    }

    /** Returns who learns of each request. */
    public AlertWatch watch() {
        return watch;
    }

    @Override
    public List<Sender> all() {
        List<Sender> all = new ArrayList<>(off);
        inboxes.values().forEach(inbox -> all.add(new Sender(inbox.tool(), inbox.senders(), inbox.faults(), true)));
        all.sort(Comparator.comparing(Sender::tool));
        return all;
    }
}
