package io.incidentkit.spring.boot.web.view;

import io.incidentkit.command.RunbookCommand.UseRunbook;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.runbook.RunbookBranch;
import io.incidentkit.runbook.RunbookFinding;
import io.incidentkit.runbook.RunbookMatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The runbooks of an incident as the API shows them: those that fit it, best first, and those that were used. */
public final class RunbooksView {
    private RunbooksView() {}

    public static Map<String, @Nullable Object> of(
            Incident incident, List<RunbookMatch> fitting, List<RunbookFinding> found) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("fitting", fitting.stream().map(RunbooksView::match).toList());
        view.put("used", incident.runbooks().stream().map(FollowUpView::runbook).toList());
        Set<String> named = Stream.concat(
                        fitting.stream().map(RunbookMatch::use).map(UseRunbook::runbook),
                        incident.runbooks().stream().map(RunbookUse::runbook))
                .collect(Collectors.toSet());
        // A page that can't be read fits nothing, so it may be the one that is missing.
        view.put(
                "faulty",
                found.stream()
                        .filter(each -> !each.isReadable() || named.contains(each.runbook()))
                        .map(RunbooksView::finding)
                        .toList());
        return view;
    }

    private static Map<String, @Nullable Object> finding(RunbookFinding finding) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("runbook", finding.runbook());
        view.put("faults", finding.faults().stream().map(Object::toString).toList());
        view.put("violations", Violations.of(finding.violations()));
        return view;
    }

    private static Map<String, @Nullable Object> match(RunbookMatch match) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("runbook", match.use().runbook());
        view.put("name", match.use().name());
        view.put("source", match.runbook().source().orElse(null));
        view.put("score", match.score());
        view.put("because", match.reasons().stream().map(Object::toString).toList());
        view.put(
                "branches",
                match.runbook().branches().stream().map(RunbooksView::branch).toList());
        view.put("remarks", match.runbook().remarks());
        return view;
    }

    /** One <i>if … then …</i> of a page, as {@code take-branch} takes it. */
    private static Map<String, @Nullable Object> branch(RunbookBranch branch) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("step", branch.step());
        view.put("condition", branch.condition());
        view.put("action", branch.action());
        return view;
    }
}
