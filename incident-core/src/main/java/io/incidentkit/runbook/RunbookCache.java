package io.incidentkit.runbook;

import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Runbooks as they were at one moment, ready to be searched.
 *
 * @param pages the Markdown by its id
 * @param read the runbooks that were read from it, by id
 * @param unreadable why the others could not be read
 * @param finder over those that were read
 */
record RunbookCache(
        Map<String, String> pages,
        Map<String, RunbookIndex.Indexed> read,
        List<RunbookFinding> unreadable,
        RunbookFinder finder) {
    static final RunbookCache EMPTY = new RunbookCache(Map.of(), Map.of(), List.of(), RunbookFinder.of(List.of()));

    static RunbookCache of(Collection<Runbook> runbooks) {
        checkSize(runbooks.size());
        RunbookFinder finder = RunbookFinder.of(runbooks);
        Map<String, String> pages = new HashMap<>();
        runbooks.forEach(runbook -> pages.put(runbook.id(), runbook.markdown()));
        return new RunbookCache(pages, Map.of(), List.of(), finder);
    }

    /** This one if the pages are the same; else one that parses only those that are not. */
    RunbookCache with(Map<String, String> now) {
        if (pages.equals(now)) {
            return this;
        }
        checkSize(now.size());
        Map<String, String> copy = new TreeMap<>(now);
        Map<String, RunbookIndex.Indexed> readNow = new TreeMap<>();
        List<RunbookFinding> unreadableNow = new ArrayList<>();
        copy.forEach((id, markdown) -> {
            RunbookIndex.Indexed before = read.get(id);
            try {
                readNow.put(
                        id,
                        before != null && Objects.equals(before.runbook().markdown(), markdown)
                                ? before
                                : RunbookIndex.Indexed.of(Runbook.read(id, markdown)));
            } catch (InvalidInputException e) {
                // One page that is broken takes none of the others away from whoever is in an incident.
                unreadableNow.add(new RunbookFinding(id, e.faults(), List.of()));
            }
        });
        return new RunbookCache(copy, readNow, unreadableNow, RunbookFinder.over(List.copyOf(readNow.values())));
    }

    private static void checkSize(int size) {
        InputValidator faults = new InputValidator();
        if (size > Runbooks.MAX_RUNBOOKS) {
            faults.add("runbooks", "has " + size + " entries; at most " + Runbooks.MAX_RUNBOOKS + " are kept");
        }
        faults.throwIfAny();
    }
}
