package io.incidentkit.console.incident;

import io.incidentkit.console.page.MarkdownPage;
import io.incidentkit.console.page.Times;
import io.incidentkit.console.page.When;
import io.incidentkit.runbook.Runbook;
import io.incidentkit.runbook.RunbookStep;
import io.incidentkit.timeline.CorrectedEntry;
import io.incidentkit.timeline.RunbookEvent.StepTicked;
import io.incidentkit.timeline.Timeline;
import io.incidentkit.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a runbook as a list to tick off: those that tell what is wrong, then those that restore service. Who ticked one is read from
 * the timeline; a step is known there by its words, so that an edited page moves no tick to another step.
 *
 * @param groups the steps by section
 * @param gone ticked steps that the page does not have any more, in their words
 * @param all how many steps there are
 * @param done how many of them are done
 */
public record RunbookSteps(List<Group> groups, List<Line> gone, int all, int done) {
    private static final int LONGEST = 160;

    /** A section: the key of its title, and its steps. */
    public record Group(String title, List<Line> lines) {}

    /**
     * A step.
     *
     * @param id what tells it from the others of all runbooks of a page
     * @param words how the timeline calls it
     * @param under the sub-heading that it stands under; empty if it is the one before it
     * @param html what it says
     * @param who who ticked it, or null
     * @param at when, or null
     */
    public record Line(
            String id,
            String words,
            String under,
            String html,
            @Nullable String who,
            @Nullable When at) {
        /** Returns whether it is done. */
        public boolean done() {
            return who != null;
        }
    }

    /** Ticks of an incident, by runbook and step. */
    record Ticks(Map<String, Map<String, CorrectedEntry>> byRunbook) {
        static Ticks of(List<TimelineEntry> timeline) {
            Map<String, Map<String, CorrectedEntry>> ticks = new HashMap<>();
            Timeline.of(timeline).inOrder().stream()
                    .filter(each -> each.entry().event() instanceof StepTicked)
                    .sorted(Comparator.comparingInt(each -> each.entry().sequence()))
                    .forEach(each -> {
                        StepTicked tick = (StepTicked) each.entry().event();
                        Map<String, CorrectedEntry> steps =
                                ticks.computeIfAbsent(tick.runbook(), none -> new LinkedHashMap<>());
                        if (tick.undone()) {
                            steps.remove(tick.step());
                        } else {
                            // Whoever did it first did it; a second tick says nothing new.
                            steps.putIfAbsent(tick.step(), each);
                        }
                    });
            return new Ticks(ticks);
        }

        Map<String, CorrectedEntry> of(String runbook) {
            return byRunbook.getOrDefault(runbook, Map.of());
        }
    }

    static RunbookSteps of(Runbook runbook, Ticks ticks, String id, Times times) {
        Making making = new Making(ticks.of(runbook.id()), id, times);
        List<Group> groups = new ArrayList<>();
        making.group("runbooks.diagnosis", runbook.diagnosis(), groups);
        making.group("runbooks.mitigation", runbook.mitigation(), groups);
        int all = groups.stream().mapToInt(group -> group.lines().size()).sum();
        int done = (int) groups.stream()
                .flatMap(group -> group.lines().stream())
                .filter(Line::done)
                .count();
        return new RunbookSteps(groups, making.gone(), all, done);
    }

    /** Makes the lines of one runbook, in their order. Not thread-safe. */
    private static final class Making {
        private final Map<String, CorrectedEntry> ticked;
        private final String id;
        private final Times times;
        private final Set<String> known = new LinkedHashSet<>();

        Making(Map<String, CorrectedEntry> ticked, String id, Times times) {
            this.ticked = ticked;
            this.id = id;
            this.times = times;
        }

        void group(String title, List<RunbookStep> steps, List<Group> groups) {
            List<Line> lines = new ArrayList<>();
            String under = "";
            for (RunbookStep step : steps) {
                lines.add(line(words(step), step.under().equals(under) ? "" : step.under(), step.text()));
                under = step.under();
            }
            if (!lines.isEmpty()) {
                groups.add(new Group(title, lines));
            }
        }

        List<Line> gone() {
            return ticked.keySet().stream()
                    .filter(words -> !known.contains(words))
                    .map(words -> line(words, "", MarkdownPage.escaped(words)))
                    .toList();
        }

        private Line line(String words, String under, String text) {
            CorrectedEntry tick = ticked.get(words);
            String html = MarkdownPage.html(text);
            return tick == null
                    ? new Line(id + "-" + known.size(), words, under, html, null, null)
                    : new Line(
                            id + "-" + known.size(),
                            words,
                            under,
                            html,
                            tick.entry().actor().name(),
                            times.when(tick.at()));
        }

        /** The name of a step on the timeline: its number and the beginning of what it says. No two have the same. */
        private String words(RunbookStep step) {
            Integer written = step.written();
            String text = MarkdownPage.words(step.text());
            String cut = text.length() <= LONGEST
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST))) + "…";
            String words = (written == null ? step.number() : written) + ". " + cut;
            while (!known.add(words)) {
                words = words + " (again)";
            }
            return words;
        }
    }
}
