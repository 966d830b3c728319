package io.incidentkit.spring.boot.channel;

import io.incidentkit.comms.Carrier;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.text.OneLine;
import io.incidentkit.text.Truncation;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.InputValidator;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what would be told outside into the log, under this class's name at INFO, and keeps the last of it in memory, on the node that
 * shows it. It tells nobody ({@link Channel#tells()}): a page that is shown pages nobody, and a message that is shown is owed until somebody
 * has sent it. A message that is to be sent by hand goes to no channel, so it is shown when it is recorded.
 *
 * <p>What is struck out of an incident is struck out of what is kept; the log's lines can't be called back. Thread-safe.
 */
public final class LogChannel implements Channel, IncidentListener {
    private static final Logger LOG = LoggerFactory.getLogger(LogChannel.class);
    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_TEXT = 20_000;

    private final int most;
    private final Supplier<Set<EffectKind>> untaken;
    private final InstantSource clock;
    private final Deque<ShownEffect> kept = new ArrayDeque<>();
    private int shownSoFar;

    /**
     * Creates the channel.
     *
     * @param most how many are kept, from 0
     * @param untaken gives the kinds of which nobody is told, such as {@link Incidents#untaken()}
     * @param clock says when something is shown
     * @throws io.incidentkit.validation.InvalidInputException if fewer than none are to be kept
     */
    public LogChannel(int most, Supplier<Set<EffectKind>> untaken, InstantSource clock) {
        InputValidator faults = new InputValidator();
        if (most < 0) {
            faults.add("incident.channels.log.kept", "is " + most + "; none can be kept, or more");
        }
        faults.throwIfAny();
        this.most = most;
        this.untaken = untaken;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "log";
    }

    @Override
    public Set<EffectKind> kinds() {
        return EnumSet.allOf(EffectKind.class);
    }

    @Override
    public boolean tells() {
        return false;
    }

    @Override
    public Delivery deliver(Effect effect, EffectContext context) {
        show(
                number -> new ShownEffect(
                        number,
                        clock.instant(),
                        IncidentId.find(context.incident()),
                        context.reference(),
                        effect.kind(),
                        effect.target(),
                        about(context.severity(), context.title()),
                        text(effect.body()),
                        !untaken.get().contains(effect.kind())),
                context.link());
        return Delivery.ignored();
    }

    /** Nothing delivers a message that is to be sent by hand: it is shown as soon as it is recorded. */
    @Override
    public void stored(Incidents incidents, Incident incident, List<TimelineEntry> entries) {
        for (TimelineEntry entry : entries) {
            if (entry.event() instanceof MessageSent message && message.carrier() == Carrier.HAND) {
                boolean hidden = incident.isPrivate();
                show(
                        number -> new ShownEffect(
                                number,
                                clock.instant(),
                                Optional.of(incident.id()),
                                incident.reference(),
                                EffectKind.SEND_UPDATE,
                                message.audience().name(),
                                hidden
                                        ? null
                                        : about(
                                                incident.severity().map(Severity::toString),
                                                Optional.of(incident.title())),
                                text(message.text()),
                                false),
                        Optional.ofNullable(incidents.policy().incidentLink(incident)));
            }
        }
    }

    @Override
    public void struckOut(Incidents incidents, Incident incident, UnaryOperator<String> struck) {
        synchronized (kept) {
            List<ShownEffect> all = new ArrayList<>(kept);
            kept.clear();
            all.forEach(each ->
                    kept.add(each.incident().filter(incident.id()::equals).isPresent() ? each.changed(struck) : each));
        }
    }

    /** Returns what was shown last by this node, the newest first; those of private incidents as well, with their link alone. */
    public List<ShownEffect> latest() {
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }

    private void show(IntFunction<ShownEffect> numbered, Optional<String> link) {
        ShownEffect shown;
        synchronized (kept) {
            shown = numbered.apply(++shownSoFar);
            kept.addFirst(shown);
            while (kept.size() > most) {
                kept.removeLast();
            }
        }
        if (LOG.isInfoEnabled()) {
            LOG.info("{}", written(shown, link));
        }
    }

    /** One line, and the text below it, so indented that no line of it passes for one of the log's own. */
    private static String written(ShownEffect shown, Optional<String> link) {
        String line = Stream.of(
                        Optional.of(shown.reference() + " " + shown.describe()),
                        Optional.ofNullable(shown.about()),
                        link,
                        shown.told() ? Optional.<String>empty() : Optional.of("nobody was told: no channel takes it"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" | "));
        String body = shown.text() == null
                ? ""
                : shown.text()
                        .lines()
                        .map(each -> System.lineSeparator() + "    > " + clean(each))
                        .collect(Collectors.joining());
        return clean(line) + body;
    }

    private static String clean(String line) {
        String clean = OneLine.of(line, LONGEST_LINE);
        return clean == null ? "" : clean;
    }

    private static @Nullable String about(Optional<String> severity, Optional<String> title) {
        String words = Stream.of(severity, title).flatMap(Optional::stream).collect(Collectors.joining(" "));
        return words.isEmpty() ? null : words;
    }

    private static @Nullable String text(@Nullable String body) {
        return body == null ? null : Truncation.ellipsis(body, LONGEST_TEXT);
    }
}
