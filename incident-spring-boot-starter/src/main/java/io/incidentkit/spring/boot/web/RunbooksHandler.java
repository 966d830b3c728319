package io.incidentkit.spring.boot.web;

import io.incidentkit.runbook.Runbook;
import io.incidentkit.runbook.RunbookFinding;
import io.incidentkit.runbook.Runbooks;
import io.incidentkit.spring.boot.web.http.IncidentParams;
import io.incidentkit.spring.boot.web.http.Operation;
import io.incidentkit.spring.boot.web.http.Page;
import io.incidentkit.spring.boot.web.http.Parameter;
import io.incidentkit.spring.boot.web.http.Params;
import io.incidentkit.spring.boot.web.view.Shape;
import io.incidentkit.spring.boot.web.view.WorkView;
import io.incidentkit.spring.boot.web.view.WorkView.Checked;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves the collection of runbooks, with what is wrong with each. Thread-safe. */
final class RunbooksHandler {
    private static final Parameter AFTER = Parameter.line("after", "those whose id comes after this one");

    private final Api api;
    private final Runbooks runbooks;

    RunbooksHandler(Api api, Runbooks runbooks) {
        this.api = api;
        this.runbooks = runbooks;
    }

    Operation operation() {
        return Operation.get("/runbooks", "listRunbooks", "Lists the runbooks, and what is wrong with them, by id.")
                .with(AFTER, IncidentParams.LIMIT)
                .answering(Shape.page("runbooks", Shape.of(WorkView.RUNBOOK)))
                .answerHeader("Link", "the next page")
                .handledBy(this::list);
    }

    private @Nullable Instant copiedAt(String id) {
        return runbooks.copiedAt(id).orElse(null);
    }

    private ServerResponse list(ServerRequest request, Params params) {
        String after = params.text(AFTER.name()).orElse("");
        int limit = api.params(params).limit();
        params.settle();
        TreeMap<String, Checked> pages = new TreeMap<>();
        for (Runbook runbook : runbooks.all()) {
            pages.put(runbook.id(), new Checked(runbook.id(), runbook, null, copiedAt(runbook.id())));
        }
        for (RunbookFinding finding : runbooks.check()) {
            Checked known = pages.get(finding.runbook());
            pages.put(
                    finding.runbook(),
                    new Checked(
                            finding.runbook(),
                            known == null ? null : known.runbook(),
                            finding,
                            copiedAt(finding.runbook())));
        }
        Page page = new Page("runbooks", limit);
        String last = after;
        for (Checked checked : pages.tailMap(after, false).values()) {
            if (!page.add(WorkView.RUNBOOK.of(checked))) {
                return page.answer(api.address(
                        request,
                        "/runbooks?limit=" + limit + "&after=" + URLEncoder.encode(last, StandardCharsets.UTF_8)));
            }
            last = checked.id();
        }
        return page.answer(null);
    }
}
