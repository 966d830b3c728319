package io.incidentkit.connector.pagerduty;

import io.incidentkit.connector.call.CutText;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolAnswer;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRequest;
import io.incidentkit.connector.paging.Page;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Notes on the incidents that pages became, by the REST API v2. That knows no keys against repeats: so an incident is found by the key of its
 * alert, and its notes are read before one is added. Thread-safe.
 */
final class PagerDutyNotes {
    private static final String ACCEPT = "application/vnd.pagerduty+json;version=2";
    /** As it is: PagerDuty's description knows no character set beside it. */
    private static final String JSON = "application/json";

    private static final int LONGEST = 20_000;
    private static final String KEPT = "incident";

    private final ToolConnection connection;
    private final String base;
    private final Secret token;
    private final String from;

    PagerDutyNotes(ToolConnection connection, String base, Secret token, String from) {
        this.connection = connection;
        this.base = base;
        this.token = token;
        this.from = from;
    }

    /** Adds a message to the incident of a page, once; a page that became no incident has none to add it to. */
    void add(Page page, Effect effect, EffectContext context) throws NotDeliveredException, InterruptedException {
        Optional<String> incident = incident(page);
        if (incident.isEmpty()) {
            return;
        }
        String content = content(effect, context);
        if (notes(incident.get()).noneMatch(content)) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.putObject("note").put("content", content);
            connection.send(authorized(ToolRequest.post(notesOf(incident.get())))
                    .header("From", from)
                    .body(JSON, body.toString().getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** The words, and the entry that they are of, which tells them from the same words at another time. */
    private static String content(Effect effect, EffectContext context) {
        String body = effect.body();
        String words = body == null ? context.reference() + ": " + effect.describe() : body;
        String entry = effect.entry().isPresent()
                ? " (" + context.reference() + ", entry " + effect.entry().getAsInt() + ")"
                : "";
        return CutText.to(words, LONGEST, context.link().orElse(null)) + entry;
    }

    private Optional<String> incident(Page page) throws NotDeliveredException, InterruptedException {
        Optional<String> kept = page.find(KEPT);
        if (kept.isPresent()) {
            return kept;
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("incident_key", page.key());
        query.put("date_range", "all");
        query.put("limit", "1");
        JsonNode answer = connection
                .send(reading(ToolRequest.get(URI.create(base + "/incidents?" + ToolRequest.query(query)))))
                .json();
        Optional<String> found =
                Optional.of(answer.at("/incidents/0/id").asString("")).filter(id -> !id.isBlank());
        found.ifPresent(id -> page.keep(KEPT, id));
        return found;
    }

    private record Notes(List<String> contents) {
        boolean noneMatch(String content) {
            return contents.stream().noneMatch(content::equals);
        }
    }

    private Notes notes(String incident) throws NotDeliveredException, InterruptedException {
        JsonNode answer =
                connection.send(reading(ToolRequest.get(notesOf(incident)))).json();
        return new Notes(answer.at("/notes")
                .valueStream()
                .map(note -> note.path("content").asString(""))
                .toList());
    }

    /** Says why the token is of no use; empty if it is. */
    Optional<String> fault() throws InterruptedException {
        try {
            ToolAnswer answer = connection.ask(reading(ToolRequest.get(URI.create(base + "/incidents?limit=1"))));
            return answer.isSuccess()
                    ? Optional.empty()
                    : Optional.of("The token for notes is refused: "
                            + connection.failure(answer).text().orElse("no reason is given") + ".");
        } catch (NotDeliveredException e) {
            return Optional.of("PagerDuty could not be asked for the token for notes: "
                    + e.delivery().text().orElse("no reason is given") + ".");
        }
    }

    private URI notesOf(String incident) {
        return URI.create(base + "/incidents/" + ToolRequest.segment(incident) + "/notes");
    }

    private ToolRequest reading(ToolRequest request) {
        return authorized(request).header("Content-Type", JSON);
    }

    private ToolRequest authorized(ToolRequest request) {
        return request.header("Authorization", "Token token=" + token.value()).header("Accept", ACCEPT);
    }
}
