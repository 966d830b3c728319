package io.incidentkit.connector.statuspage;

import io.incidentkit.connector.statuspage.StatusPageRecord.Sign;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the incidents and maintenances in a document, in whichever of the known forms it has. Confined to one document. */
final class DocumentReader {
    /** So many faults say enough. */
    private static final int MAX_BROKEN = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<Sign> NO_LIST = Set.of();
    private static final Set<Sign> INCIDENTS = Set.of(Sign.LISTED_AS_INCIDENT);
    private static final Set<Sign> MAINTENANCES = Set.of(Sign.LISTED_AS_MAINTENANCE);

    private final String source;
    private final Map<String, StatusPageRecord> records = new TreeMap<>();
    private final InputValidator faults = new InputValidator();
    private int broken;

    DocumentReader(String source) {
        this.source = source;
    }

    Map<String, StatusPageRecord> records() {
        return records;
    }

    InputValidator faults() {
        return faults;
    }

    /** Reads one JSON value, or one a line. */
    void read(byte[] document) {
        JsonNode whole = parse(document);
        if (whole != null) {
            walk(whole, "document");
            return;
        }
        String text = new String(document, StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        if (lines.stream().filter(line -> !line.isBlank()).count() < 2) {
            fault("document", "is not JSON");
            return;
        }
        for (int i = 0; i < lines.size() && broken < MAX_BROKEN; i++) {
            if (!lines.get(i).isBlank()) {
                line(lines.get(i), "line " + (i + 1));
            }
        }
    }

    private void line(String line, String path) {
        JsonNode node = parse(line.getBytes(StandardCharsets.UTF_8));
        if (node == null) {
            fault(path, "is not JSON");
        } else {
            walk(node, path);
        }
    }

    private void walk(JsonNode node, String path) {
        if (node.isArray()) {
            each(node, path, NO_LIST);
        } else if (node.path("incident").isObject()) {
            take(node.path("incident"), path + ".incident", INCIDENTS);
        } else if (node.path("maintenance").isObject()) {
            take(node.path("maintenance"), path + ".maintenance", MAINTENANCES);
        } else if (node.path("summary").isObject()) {
            walk(node.path("summary"), path + ".summary");
        } else if (StatusPageRecordReader.looksLikeOne(node)) {
            take(node, path, NO_LIST);
        } else if (isPage(node)) {
            each(node.path("incidents"), path + ".incidents", INCIDENTS);
            each(node.path("scheduled_maintenances"), path + ".scheduled_maintenances", MAINTENANCES);
        } else {
            fault(path, "is neither an incident with updates nor a list of them");
        }
    }

    private static boolean isPage(JsonNode node) {
        return node.path("incidents").isArray()
                || node.path("scheduled_maintenances").isArray()
                || node.path("page").isObject();
    }

    private void each(JsonNode list, String path, Set<Sign> kind) {
        for (int i = 0; i < list.size() && broken < MAX_BROKEN; i++) {
            JsonNode node = list.path(i);
            String at = path + "[" + i + "]";
            if (kind == MAINTENANCES) {
                take(node, at, kind);
            } else if (node.isArray()) {
                fault(at, "is a list in a list");
            } else if (node.path("summary").isObject() || node.path("incident").isObject() || isPage(node)) {
                walk(node, at);
            } else {
                take(node, at, kind);
            }
        }
    }

    private void take(JsonNode node, String path, Set<Sign> list) {
        if (!node.isObject()) {
            fault(path, "is not an object");
            return;
        }
        StatusPageRecord read = StatusPageRecordReader.read(source, node, list, path, faults);
        if (read == null) {
            broken++;
            return;
        }
        try {
            records.merge(read.id(), read, StatusPageRecord::plus);
        } catch (InvalidInputException e) {
            e.faults().forEach(each -> fault(path + "." + each.field(), each.message()));
        }
    }

    private void fault(String path, String message) {
        broken++;
        faults.add(path, message);
    }

    private static @Nullable JsonNode parse(byte[] json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            return node == null || node.isMissingNode() ? null : node;
        } catch (JacksonException e) {
            return null;
        }
    }
}
