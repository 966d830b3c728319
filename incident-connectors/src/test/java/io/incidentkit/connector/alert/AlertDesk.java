package io.incidentkit.connector.alert;

import io.incidentkit.connector.paging.PagedIncidents;
import io.incidentkit.incident.Incident;
import io.incidentkit.timeline.TimelineEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An inbox of one form over incidents in memory, whose clock stands still. */
public final class AlertDesk {
    public final PagedIncidents host;
    public final List<String> watched = new ArrayList<>();
    public final AlertInbox inbox;

    private AlertDesk(PagedIncidents host, AlertForm form, SenderCheck check) {
        this.host = host;
        this.inbox = AlertInbox.builder(host.incidents, host.references, form)
                .check(check)
                .watch((tool, kind) -> watched.add(tool + " " + kind.code()))
                .build();
    }

    /** One whose senders are all known. */
    public static AlertDesk of(AlertForm form) {
        return of(new PagedIncidents(), form, open());
    }

    public static AlertDesk of(PagedIncidents host, AlertForm form, SenderCheck check) {
        return new AlertDesk(host, form, check);
    }

    public static SenderCheck open() {
        return new SenderCheck() {
            @Override
            public Verdict judge(AlertRequest request) {
                return Verdict.KNOWN;
            }

            @Override
            public String words() {
                return "anybody";
            }
        };
    }

    public AlertAnswer send(String body, String... headers) {
        return send(null, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public AlertAnswer sendFrom(String source, String body, String... headers) {
        return send(source, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public AlertAnswer send(@Nullable String source, byte[] body, String... headers) {
        return inbox.receive(request(source, body, headers));
    }

    public static AlertRequest request(@Nullable String source, byte[] body, String... headers) {
        Map<String, String> byName = new TreeMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            byName.put(headers[i].toLowerCase(Locale.ROOT), headers[i + 1]);
        }
        return new AlertRequest(source, name -> byName.get(name.toLowerCase(Locale.ROOT)), body);
    }

    /** The only incident that there is. */
    public Incident only() {
        List<Incident> all = all();
        if (all.size() != 1) {
            throw new AssertionError("There are " + all.size() + " incidents: " + all);
        }
        return all.get(0);
    }

    public List<Incident> all() {
        return host.incidents.all().toList();
    }

    public List<String> types() {
        return entries().stream().map(entry -> entry.event().type().code()).toList();
    }

    public List<String> texts() {
        return entries().stream().map(entry -> entry.event().describe()).toList();
    }

    private List<TimelineEntry> entries() {
        return host.incidents.timeline(only().id());
    }
}
