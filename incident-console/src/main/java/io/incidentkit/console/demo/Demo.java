package io.incidentkit.console.demo;

import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.retention.IncidentDocument;
import io.incidentkit.retention.IncidentTransfer;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Fills a store in which no incident is with a quarter of an invented shop, so that each page has something to show. It is there at the
 * start, ahead of whatever delivers, and what was told in it was told in the past: nothing is delivered of it. What falls due of it later
 * goes where all else goes, so it is filled in only where nothing is connected that tells anybody.
 */
public final class Demo implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final long SEED = 2040;

    private final Incidents incidents;
    private final IncidentStore store;
    private final @Nullable PostmortemArchive archive;
    private final Script script = Script.read();
    private boolean shown;

    /**
     * Creates it.
     *
     * @param incidents the incidents, with what the host connects to them
     * @param store where they are kept
     * @param archive takes the postmortems that were published, or null if there is none
     */
    public Demo(Incidents incidents, IncidentStore store, @Nullable PostmortemArchive archive) {
        this.incidents = incidents;
        this.store = store;
        this.archive = archive;
    }

    /** Returns under whose name to look around; empty if the store has incidents of its own. */
    public Optional<String> guide() {
        return shown ? Optional.of(script.first().name()) : Optional.empty();
    }

    @Override
    public void afterSingletonsInstantiated() {
        boolean empty = store.list(new IncidentQuery(IncidentQuery.State.ALL, 0, 1))
                .incidents()
                .isEmpty();
        Set<EffectKind> told = EnumSet.allOf(EffectKind.class);
        told.removeAll(incidents.untaken());
        if (empty && !told.isEmpty()) {
            LOG.warn("Demonstration data: not filled in, as something is connected that tells people ({})", told);
        } else if (empty) {
            fill();
        }
        shown = store.find(Quarter.id(script.calendar().get(0))).isPresent();
        if (!shown) {
            LOG.info("Demonstration data: none; incidents that are there already are left alone");
        }
    }

    /** A policy of the host's own can have rules that the quarter breaks: then there is none, and the application starts. */
    private void fill() {
        Instant now = incidents.now();
        try {
            List<IncidentDocument> quarter = Quarter.play(script, incidents.policy(), now, SEED);
            IncidentTransfer transfer = new IncidentTransfer(store, incidents.policy(), archive);
            List<Incident> taken =
                    quarter.stream().map(each -> transfer.take(each, now)).toList();
            LOG.info(
                    "Demonstration data: {} incidents of an invented shop; look around as {}",
                    taken.size(),
                    script.first());
        } catch (RefusedException | InvalidInputException e) {
            LOG.warn("Demonstration data: not filled in, as this policy refuses it", e);
        }
    }
}
