package io.incidentkit.console.insight;

import io.incidentkit.commander.Actor;
import io.incidentkit.console.page.Times;
import io.incidentkit.console.page.When;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.runbook.Runbook;
import io.incidentkit.runbook.RunbookFinding;
import io.incidentkit.runbook.Runbooks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lists the runbooks: what each is for, what is wrong with it, and what became of it in the incidents that a reader may see. */
@Component
public final class RunbookShelf {
    private static final Logger LOG = LoggerFactory.getLogger(RunbookShelf.class);
    private static final int MOST_OWED = 5;

    private final @Nullable Runbooks runbooks;
    private final Outlines outlines;
    private final Times times;

    public RunbookShelf(ObjectProvider<Runbooks> runbooks, Outlines outlines, Times times) {
        this.runbooks = runbooks.getIfUnique();
        this.outlines = outlines;
        this.times = times;
    }

    /**
     * A runbook.
     *
     * @param id its id
     * @param name its name
     * @param there whether it can be read; one that was used and is gone, or that is broken, can't
     * @param services the services that it is for
     * @param alerts the alerts that it is for
     * @param faults what is wrong with it, a line each
     * @param used in how many incidents it was used
     * @param lastUsed when it was last used, or null
     * @param by in which incident that was, or null
     * @param owed the incidents after which nobody has said whether it was right, the latest first
     */
    public record Row(
            String id,
            String name,
            boolean there,
            List<String> services,
            List<String> alerts,
            List<String> faults,
            int used,
            @Nullable When lastUsed,
            @Nullable String by,
            List<String> owed) {
        /** Returns whether somebody has to see to it. */
        public boolean needsSomebody() {
            return !faults.isEmpty() || !owed.isEmpty();
        }
    }

    /** The uses of one in the incidents. */
    private static final class Uses {
        private final String name;
        private int many;
        private Instant last = Instant.MIN;
        private String by = "";
        private final List<String> owed = new ArrayList<>();

        Uses(String name) {
            this.name = name;
        }

        void add(Incident incident, RunbookUse use) {
            many++;
            if (use.usedAt().isAfter(last)) {
                last = use.usedAt();
                by = incident.reference();
            }
            if (use.owesReview()) {
                owed.add(incident.reference());
            }
        }
    }

    /** Returns whether the host has runbooks at all. */
    public boolean configured() {
        return runbooks != null;
    }

    /** Returns all, those that need somebody first; null if they can't be read now. */
    public @Nullable List<Row> rows(Actor reader) {
        Map<String, Uses> uses = uses(reader);
        Map<String, Row> rows = new LinkedHashMap<>();
        try {
            if (runbooks != null) {
                Map<String, RunbookFinding> findings = runbooks.check().stream()
                        .collect(Collectors.toMap(RunbookFinding::runbook, finding -> finding, (one, other) -> one));
                for (Runbook runbook : runbooks.all()) {
                    rows.put(runbook.id(), row(runbook, findings.get(runbook.id()), uses.get(runbook.id())));
                }
                findings.values().stream()
                        .filter(finding -> !finding.isReadable())
                        .forEach(finding -> rows.putIfAbsent(
                                finding.runbook(),
                                row(finding.runbook(), finding.runbook(), finding, uses.get(finding.runbook()))));
            }
        } catch (RuntimeException e) {
            LOG.error("The runbooks can't be read", e);
            return null;
        }
        uses.forEach((id, use) -> rows.computeIfAbsent(id, gone -> row(id, use.name, null, use)));
        return rows.values().stream()
                .sorted(Comparator.comparing((Row row) -> !row.needsSomebody())
                        .thenComparing(Row::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private Map<String, Uses> uses(Actor reader) {
        Map<String, Uses> uses = new HashMap<>();
        try (Stream<Incident> all = outlines.seenBy(reader)) {
            all.forEach(incident -> incident.runbooks()
                    .forEach(use -> uses.computeIfAbsent(use.runbook(), first -> new Uses(use.name()))
                            .add(incident, use)));
        }
        return uses;
    }

    private Row row(Runbook runbook, @Nullable RunbookFinding finding, @Nullable Uses uses) {
        return new Row(
                runbook.id(),
                runbook.name(),
                true,
                runbook.services(),
                runbook.alertNames(),
                faults(finding),
                uses == null ? 0 : uses.many,
                uses == null ? null : times.when(uses.last),
                uses == null ? null : uses.by,
                uses == null ? List.of() : uses.owed.stream().limit(MOST_OWED).toList());
    }

    private Row row(String id, String name, @Nullable RunbookFinding finding, @Nullable Uses uses) {
        return new Row(
                id,
                name,
                false,
                List.of(),
                List.of(),
                faults(finding),
                uses == null ? 0 : uses.many,
                uses == null ? null : times.when(uses.last),
                uses == null ? null : uses.by,
                uses == null ? List.of() : uses.owed.stream().limit(MOST_OWED).toList());
    }

    private static List<String> faults(@Nullable RunbookFinding finding) {
        if (finding == null) {
            return List.of();
        }
        return Stream.concat(
                        finding.faults().stream().map(Object::toString),
                        finding.violations().stream().map(violation -> violation.message()))
                .toList();
    }
}
