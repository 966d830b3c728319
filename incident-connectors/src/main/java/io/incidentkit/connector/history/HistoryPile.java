package io.incidentkit.connector.history;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The records of a tool by their kinds, as its API lists them: answers of several addresses are one pile, whatever their order. Not
 * thread-safe.
 */
public final class HistoryPile {
    private static final int MOST_BROKEN = 100;

    /** Lists that hold whatever was asked for. */
    private static final Set<String> LISTS_OF_ANY = Set.of("data", "included");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, List<JsonNode>> records = new LinkedHashMap<>();
    private final Map<String, Map<String, List<JsonNode>>> indexes = new LinkedHashMap<>();

    /** Starts with nothing. */
    public HistoryPile() {}

    /**
     * Reads a document: one JSON value, or one a line. A value is a record, a list of records, or what an address of the API
     * answers, with lists in it.
     *
     * @param document the bytes
     * @param lists the names of the lists
     * @param others says to which list a record without one belongs
     * @param page takes what can't be read
     */
    static HistoryPile of(
            byte[] document, Set<String> lists, Function<JsonNode, String> others, HistoryPage.Builder page) {
        HistoryPile pile = new HistoryPile();
        JsonNode whole = parse(document);
        if (whole != null) {
            pile.walk(whole, lists, others, "document", page);
            return pile;
        }
        List<String> lines =
                new String(document, StandardCharsets.UTF_8).lines().toList();
        if (lines.stream().filter(line -> !line.isBlank()).count() < 2) {
            page.fault("document", "is not JSON");
            return pile;
        }
        int broken = 0;
        for (int i = 0; i < lines.size() && broken < MOST_BROKEN; i++) {
            String line = lines.get(i);
            JsonNode node = line.isBlank() ? null : parse(line.getBytes(StandardCharsets.UTF_8));
            if (node != null) {
                pile.walk(node, lists, others, "line " + (i + 1), page);
            } else if (!line.isBlank()) {
                page.fault("line " + (i + 1), "is not JSON");
                broken++;
            }
        }
        return pile;
    }

    private void walk(
            JsonNode node,
            Set<String> lists,
            Function<JsonNode, String> others,
            String place,
            HistoryPage.Builder page) {
        if (node.isArray()) {
            int i = 0;
            for (JsonNode each : node.values()) {
                walk(each, lists, others, place + "[" + i + "]", page);
                i++;
            }
            return;
        }
        if (!node.isObject()) {
            page.fault(place, "is no object");
            return;
        }
        boolean isAnswer = false;
        for (String list : lists) {
            // A record can have a list of that name too; an answer has no id.
            if (node.path(list).isArray() && node.path("id").isMissingNode()) {
                node.path(list)
                        .values()
                        .forEach(each -> add(LISTS_OF_ANY.contains(list) ? others.apply(each) : list, each));
                isAnswer = true;
            }
        }
        if (!isAnswer) {
            JsonNode wrapped = node.path("incident");
            JsonNode record = wrapped.isObject() && wrapped.has("id") && !node.has("id") ? wrapped : node;
            add(others.apply(record), record);
        }
    }

    /**
     * Adds a record.
     *
     * @param list the name of its list
     * @param record the record
     */
    public void add(String list, JsonNode record) {
        records.computeIfAbsent(list, name -> new ArrayList<>()).add(record);
        indexes.remove(list);
    }

    /**
     * Returns the records of a list.
     *
     * @param list its name
     */
    public List<JsonNode> all(String list) {
        return records.getOrDefault(list, List.of());
    }

    /**
     * Returns the records of a list that belong to an incident.
     *
     * @param list the name of the list
     * @param field the field that has the incident's id, names after slashes where it lies deeper
     * @param id the incident's id
     */
    public List<JsonNode> of(String list, String field, String id) {
        return indexes.computeIfAbsent(list, name -> index(all(name), field)).getOrDefault(id, List.of());
    }

    private static Map<String, List<JsonNode>> index(List<JsonNode> all, String field) {
        Map<String, List<JsonNode>> index = new LinkedHashMap<>();
        for (JsonNode each : all) {
            index.computeIfAbsent(HistoryJson.line(each, field.split("/")), id -> new ArrayList<>())
                    .add(each);
        }
        return index;
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
