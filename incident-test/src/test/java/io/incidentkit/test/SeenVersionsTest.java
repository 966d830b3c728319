package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.EndCommand.Merge;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.RecordCommand.CorrectText;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.NotPermittedException;
import io.incidentkit.service.Recorded;
import io.incidentkit.service.UnknownIncidentException;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.test.command.CommandTimes;
import io.incidentkit.test.history.Histories;
import io.incidentkit.test.history.History;
import io.incidentkit.test.history.HistoryStep;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.MessageEvent.MadePublic;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.RecordEvent.TextCorrected;
import io.incidentkit.timeline.RecordEvent.TimeCorrected;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * Random histories in which everybody gives commands on a version that may have passed: recorded is what means the same as on
 * what was seen and writes over nothing unseen, a conflict is all else and nothing more.
 */
class SeenVersionsTest {

    @Provide
    Arbitrary<History> histories() {
        return Histories.any();
    }

    @Property(tries = 150)
    @StatisticsReport(onFailureOnly = true)
    void areAConflictOnlyWhereTheDecisionWouldDiffer(@ForAll("histories") History history, @ForAll Random random) {
        SettableClock clock = SettableClock.at(history.start());
        Incidents incidents = new Incidents(new InMemoryIncidentStore(), history.policy(), clock);
        IncidentId id = incidents.declare(history.declarer(), history.declare()).id();
        for (HistoryStep step : history.steps()) {
            clock.advance(step.passed());
            IncidentCommand command = CommandTimes.about(step.command(clock.instant()), incidents.timeline(id));
            boolean isOfOneIncident =
                    !(command instanceof Merge || command instanceof Reopen || command instanceof StrikeOut);
            if (isOfOneIncident && command.type().isForPeople()) {
                int last = incidents.get(id).version();
                new Trial(incidents, id, step.actor(), command, last - random.nextInt(Math.min(last, 8))).run();
            } else {
                attempt(() -> incidents.execute(step.actor(), id, command));
            }
        }
    }

    private static void attempt(Runnable command) {
        try {
            command.run();
        } catch (RefusedException | InvalidInputException | NotPermittedException | UnknownIncidentException e) {
            // Nothing came of it.
        }
    }

    /** One command on a version that was seen, and what is read of it plainly. */
    private record Trial(Incidents incidents, IncidentId id, Actor actor, IncidentCommand command, int version) {

        void run() {
            List<TimelineEntry> timeline = incidents.timeline(id);
            Incident seen = Incident.replay(id, 1, timeline.subList(0, version));
            Incident current = incidents.get(id);
            List<TimelineEntry> since = timeline.subList(version, timeline.size());
            List<TimelineEntry> onSeen = decided(seen, timeline.subList(0, version));
            List<TimelineEntry> onCurrent = decided(current, timeline);
            String what = actor + " gives " + command + " on version " + version + " of " + current;
            try {
                Recorded recorded = incidents.executeSince(actor, id, command, version);
                Statistics.label("outcome").collect(since.isEmpty() ? "on the newest" : "recorded");
                if (recorded.incident().version() > timeline.size()) {
                    assertRecorded(what, recorded, seen, current, since, onSeen, onCurrent);
                } else {
                    assertThat(since)
                            .as("the same command was recorded before: %s", what)
                            .anyMatch(this::isMine);
                }
                assertThat(incidents.executeSince(actor, id, command, version).incident())
                        .as("given once more, it is the same command: %s", what)
                        .isEqualTo(recorded.incident());
            } catch (ConcurrentUpdateException e) {
                Statistics.label("outcome").collect("conflict");
                assertThat(words(onSeen).equals(words(onCurrent)) && !isWrittenOver(seen, current, since, onCurrent))
                        .as("a conflict without a difference: %s", what)
                        .isFalse();
                assertThat(incidents.timeline(id)).isEqualTo(timeline);
            } catch (UnknownIncidentException e) {
                assertThat(incidents.get(id).isPrivate())
                        .as("known only to those on it: %s", what)
                        .isTrue();
            } catch (RefusedException | InvalidInputException e) {
                Statistics.label("outcome").collect("refused");
                assertThat(onSeen)
                        .as("refused on what was seen as well: %s", what)
                        .isEmpty();
                assertThat(onCurrent).as("refused: %s", what).isEmpty();
            }
        }

        private void assertRecorded(
                String what,
                Recorded recorded,
                Incident seen,
                Incident current,
                List<TimelineEntry> since,
                List<TimelineEntry> onSeen,
                List<TimelineEntry> onCurrent) {
            assertThat(onSeen.stream().map(entry -> entry.event().type()))
                    .as("it means what it meant: %s", what)
                    .isNotEmpty()
                    .containsExactlyElementsOf(onCurrent.stream()
                            .map(entry -> entry.event().type())
                            .toList());
            assertThat(recorded.since())
                    .as("what came between is said: %s", what)
                    .isEqualTo(since);
            assertThat(incidents.timeline(id, current.version(), 100)).isEqualTo(onCurrent);
            assertThat(isWrittenOver(seen, current, since, onCurrent))
                    .as("nothing is written over unseen: %s", what)
                    .isFalse();
        }

        private boolean isMine(TimelineEntry entry) {
            return entry.actor().equals(actor);
        }

        private boolean isWrittenOver(
                Incident seen, Incident current, List<TimelineEntry> since, List<TimelineEntry> mine) {
            Map<String, String> before = texts(seen);
            Map<String, String> now = texts(current);
            Map<String, String> after = texts(current.evolve(mine));
            Set<String> names = new TreeSet<>(before.keySet());
            names.addAll(now.keySet());
            boolean isEdited = names.stream()
                    .filter(name -> isOther(before, now, name))
                    .anyMatch(name -> isOther(now, after, name));
            boolean isReadByMore =
                    !mine.isEmpty() && since.stream().anyMatch(entry -> entry.event() instanceof MadePublic);
            boolean makesPublic = mine.stream().anyMatch(entry -> entry.event() instanceof MadePublic)
                    && since.stream().anyMatch(entry -> !entry.actor().system());
            return isEdited || isReadByMore || makesPublic || since.stream().anyMatch(this::isOnTheSame);
        }

        private static boolean isOther(Map<String, String> before, Map<String, String> after, String name) {
            return !before.getOrDefault(name, "").equals(after.getOrDefault(name, ""));
        }

        private boolean isOnTheSame(TimelineEntry entry) {
            if (command instanceof SendUpdate update) {
                return entry.event() instanceof MessageSent sent
                        && sent.audience().equals(update.audience());
            } else if (command instanceof CorrectText correct) {
                return entry.event() instanceof TextCorrected corrected && corrected.entry() == correct.entry();
            }
            return command instanceof CorrectTime correct
                    && entry.event() instanceof TimeCorrected corrected
                    && corrected.entry() == correct.entry();
        }

        private List<TimelineEntry> decided(Incident on, List<TimelineEntry> timeline) {
            try {
                return IncidentRules.decide(
                                on,
                                command,
                                CommandTimes.references(command, timeline),
                                actor,
                                incidents.policy(),
                                incidents.now())
                        .entries();
            } catch (InvalidInputException e) {
                return List.of();
            }
        }

        private static List<String> words(List<TimelineEntry> entries) {
            return entries.stream().map(entry -> words(entry.event())).toList();
        }

        /** That of a private incident has the same words whatever it promises. */
        private static String words(IncidentEvent event) {
            return event instanceof MessageSent sent
                    ? sent.describe() + " " + sent.moment() + " " + sent.nextDue()
                    : event.describe();
        }

        /** Everything on an incident's pages that one edit puts in place of another. */
        private static Map<String, String> texts(Incident incident) {
            Map<String, String> texts = new TreeMap<>();
            texts.put("title", incident.title());
            texts.put("public title", incident.publicTitle().orElse(""));
            texts.put("services", incident.services().toString());
            texts.put("team", incident.team().orElse(""));
            texts.put("impact", incident.impact().orElse(""));
            texts.put("began", incident.began().map(Instant::toString).orElse(""));
            texts.put("severity", incident.severity().map(Object::toString).orElse(""));
            texts.put("command", incident.commandership().toString());
            texts.put("hypothesis", incident.hypothesis().orElse(""));
            texts.put("fix", incident.fix().orElse(""));
            texts.putAll(incident.labels());
            incident.actionItems().forEach(item -> {
                texts.put(item.number() + " kind", item.type().name());
                texts.put(item.number() + " description", item.description());
                texts.put(item.number() + " state", item.state().code());
                texts.put(item.number() + " owner", String.valueOf(item.owner()));
                texts.put(item.number() + " due", String.valueOf(item.due()));
            });
            texts.put("owner", String.valueOf(incident.postmortemWork().owner()));
            incident.postmortemWork().sections().forEach((section, text) -> texts.put(section.title(), text));
            incident.postmortemWork()
                    .explanations()
                    .forEach(why -> texts.put(why.phase().code() + why.episode(), why.sentence()));
            incident.postmortemWork().waivers().forEach(waiver -> texts.put(waiver.sentence(), waiver.reason()));
            return texts;
        }
    }
}
