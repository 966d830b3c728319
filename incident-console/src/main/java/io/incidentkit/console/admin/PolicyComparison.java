package io.incidentkit.console.admin;

import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.validation.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The differences that another policy would make: each value that differs, by its place in the document.
 *
 * @param differences the values that differ, in the order of their places; empty if the policies are the same
 */
public record PolicyComparison(List<Difference> differences) {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * A value that differs.
     *
     * @param place where it stands, such as {@code severities › SEV1 › meaning}
     * @param now what it is now, or null if it is not there
     * @param then what it would be, or null if it would not be there
     */
    public record Difference(
            String place, @Nullable String now, @Nullable String then) {}

    /**
     * Compares the policy in force with another.
     *
     * @param now the policy in force
     * @param other the other one as JSON, in which what is absent is as in the playbook
     * @throws InvalidInputException with everything that is wrong with it
     */
    public static PolicyComparison of(IncidentPolicy now, String other) {
        Map<String, String> before = values(now);
        Map<String, String> after = values(IncidentPolicy.fromJson(other));
        TreeSet<String> places = new TreeSet<>(before.keySet());
        places.addAll(after.keySet());
        return new PolicyComparison(places.stream()
                .filter(place -> !Objects.equals(before.get(place), after.get(place)))
                .map(place -> new Difference(place, before.get(place), after.get(place)))
                .toList());
    }

    private static Map<String, String> values(IncidentPolicy policy) {
        Map<String, String> values = new TreeMap<>();
        collect("", JSON.readTree(policy.toJson()), values);
        return values;
    }

    private static void collect(String place, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties().forEach(each -> collect(below(place, each.getKey()), each.getValue(), values));
        } else if (node.isArray()) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                names.add(name(node.get(i), i));
            }
            boolean isPlain = names.stream().allMatch(String::isEmpty);
            for (int i = 0; i < node.size(); i++) {
                // What has a name is found under it, wherever it stands in its list.
                String name = isPlain || names.get(i).isEmpty() ? Integer.toString(i + 1) : names.get(i);
                collect(below(place, name), node.get(i), values);
            }
        } else {
            values.put(place, node.asString());
        }
    }

    private static String name(JsonNode node, int index) {
        for (String key : new String[] {"severity", "name", "id", "audience", "kind"}) {
            JsonNode named = node.isObject() ? node.get(key) : null;
            if (named != null && named.isString()) {
                return named.asString() + (key.equals("audience") ? " " + (index + 1) : "");
            }
        }
        return "";
    }

    private static String below(String place, String name) {
        return place.isEmpty() ? name : place + " › " + name;
    }

    /** Returns a policy as somebody changes it by hand. */
    public static String shown(IncidentPolicy policy) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(policy.toMap());
    }
}
