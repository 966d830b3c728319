package io.incidentkit.console.admin;

import io.incidentkit.commander.Actor;
import io.incidentkit.console.page.Times;
import io.incidentkit.effect.ChannelStanding;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.FailedDelivery;
import io.incidentkit.jdbc.JdbcOutbox;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.VisibleIncidents;
import io.incidentkit.spring.boot.channel.ConnectedChannels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the page of those who administer. */
@Component
public final class AdministrationViews {
    /** So many deliveries that were given up are shown at most. */
    public static final int MOST = 50;

    private final Incidents incidents;
    private final @Nullable ConnectedChannels channels;
    private final EffectDispatcher dispatcher;
    private final @Nullable JdbcOutbox outbox;
    private final Times times;

    public AdministrationViews(
            Incidents incidents,
            ObjectProvider<ConnectedChannels> channels,
            ObjectProvider<EffectDispatcher> dispatcher,
            ObjectProvider<JdbcOutbox> outbox,
            Times times) {
        this.incidents = incidents;
        this.channels = channels.getIfUnique();
        this.dispatcher = dispatcher.getIfUnique(() -> EffectDispatcher.NONE);
        this.outbox = outbox.getIfUnique();
        this.times = times;
    }

    /** Returns the page for somebody who may administer. Of an incident that they may not see no delivery is shown. */
    public AdministrationView view(Actor reader) {
        List<AdministrationView.Failed> failed = failed(reader);
        return new AdministrationView(
                connected(),
                incidents.untaken().stream().map(EffectKind::code).sorted().toList(),
                failed.stream().limit(MOST).toList(),
                failed.size() > MOST,
                outbox != null,
                incidents.directory().people().stream()
                        .map(person -> new AdministrationView.KnownName(
                                person.person().name(), person.displayName(), person.team()))
                        .toList(),
                incidents.policy().severities().severities().stream()
                        .map(severity -> severity.name())
                        .toList());
    }

    /**
     * Asks a channel what is wrong with its setting.
     *
     * @return whether there is such a channel
     */
    public boolean check(String name) {
        if (channels == null || !channels.names().contains(name)) {
            return false;
        }
        channels.check(name);
        return true;
    }

    /** Sends a test through a channel; returns what came of it, in words, or empty if there is no such channel. */
    public Optional<String> test(String name) {
        return channels == null || !channels.names().contains(name)
                ? Optional.empty()
                : Optional.of(channels.sendTest(name).toString());
    }

    /** Has a delivery tried again that the reader may see; returns whether there was such a one. */
    public boolean retry(Actor reader, long id) {
        VisibleIncidents visible = incidents.visibleTo(reader);
        return outbox != null
                && outbox.failed(id - 1, 1).stream().anyMatch(found -> found.id() == id && isVisible(found, visible))
                && outbox.retry(id);
    }

    private List<AdministrationView.ConnectedChannel> connected() {
        if (channels == null) {
            return List.of();
        }
        Map<String, ChannelStanding> standing = dispatcher.standing();
        return channels.names().stream()
                .map(name -> connected(name, standing.get(name), channels))
                .toList();
    }

    private AdministrationView.ConnectedChannel connected(
            String name, @Nullable ChannelStanding standing, ConnectedChannels known) {
        Optional<ConnectedChannels.Failure> failure = known.lastFailure(name);
        return new AdministrationView.ConnectedChannel(
                name,
                known.kinds(name).stream().map(EffectKind::code).sorted().toList(),
                known.tells(name),
                known.faults(name).orElse(null),
                standing == null ? null : standing.waiting(),
                standing == null ? null : standing.failing(),
                failure.map(ConnectedChannels.Failure::reason).orElse(null),
                failure.map(each -> times.when(each.at())).orElse(null));
    }

    private List<AdministrationView.Failed> failed(Actor reader) {
        if (outbox == null) {
            return List.of();
        }
        VisibleIncidents visible = incidents.visibleTo(reader);
        return outbox.failed(0, MOST + 1).stream()
                .filter(found -> isVisible(found, visible))
                .map(found -> failed(found, visible))
                .toList();
    }

    private AdministrationView.Failed failed(FailedDelivery found, VisibleIncidents visible) {
        return new AdministrationView.Failed(
                found.id(),
                IncidentId.find(found.outcome().incident())
                        .flatMap(visible::find)
                        .map(Incident::reference)
                        .orElse(null),
                found.outcome().effect().describe(),
                found.outcome().channel(),
                found.outcome().detail(),
                found.outcome().attempts(),
                times.when(found.since()));
    }

    /** A delivery of no incident, such as the weekly digest, is shown to whoever may administer. */
    private static boolean isVisible(FailedDelivery found, VisibleIncidents visible) {
        String id = found.outcome().incident();
        return id.isBlank() || IncidentId.find(id).flatMap(visible::find).isPresent();
    }
}
