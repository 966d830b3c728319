package io.incidentkit.connector.openslo;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** An object of a YAML document, whose faults are told with their place. Confined to one reading. */
final class YamlObject {
    private final String document;
    private final String path;
    private final Node node;
    private final SloCollector collected;
    private final Map<String, Node> members = new HashMap<>();

    private YamlObject(String document, String path, MappingNode node, SloCollector collected) {
        this.document = document;
        this.path = path;
        this.node = node;
        this.collected = collected;
        for (NodeTuple member : node.getValue()) {
            if (member.getKeyNode() instanceof ScalarNode key
                    && members.put(key.getValue(), member.getValueNode()) != null) {
                fault(key.getValue(), "is there twice");
            }
        }
    }

    /** Reads an object, or returns null and notes that it is none. */
    static @Nullable YamlObject of(String document, String path, Node node, SloCollector collected) {
        if (node instanceof MappingNode mapping) {
            return new YamlObject(document, path, mapping, collected);
        }
        collected.fault(place(document, node, path), "is no object");
        return null;
    }

    static String place(String document, Node node, String path) {
        return document + ":" + (node.getStartMark().getLine() + 1) + (path.isEmpty() ? "" : " " + path);
    }

    /** Where it is: the document and the line. */
    String place() {
        return place(document, node, "");
    }

    boolean has(String member) {
        Node value = members.get(member);
        return value != null && !Tag.NULL.equals(value.getTag());
    }

    /** A text or a number as it is written, or null; another kind of value is a fault. */
    @Nullable
    String text(String member) {
        if (!has(member)) {
            return null;
        }
        if (members.get(member) instanceof ScalarNode scalar
                && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        fault(member, "is no text");
        return null;
    }

    /** A text or a number, or null for what else there is, which is no fault. */
    @Nullable
    String textOrNull(String member) {
        return has(member) && members.get(member) instanceof ScalarNode ? text(member) : null;
    }

    /** An item of a list, or null and a fault if it is no object. */
    @Nullable
    YamlObject part(String where, Node item) {
        return of(document, where, item, collected);
    }

    /** A number above 0 and below what is all of it; null and a fault otherwise. */
    @Nullable
    BigDecimal share(String member, BigDecimal all) {
        String text = required(member);
        if (text == null) {
            return null;
        }
        BigDecimal share = SloDocument.number(text);
        if (share == null || share.signum() <= 0 || share.compareTo(all) >= 0) {
            fault(member, "is " + text + "; it is a number above 0 and below " + all);
            return null;
        }
        return share;
    }

    /** A text or a number, or null and a fault. */
    @Nullable
    String required(String member) {
        if (has(member)) {
            return text(member);
        }
        fault(member, "is required");
        return null;
    }

    /** An object that has to be there, or null and a fault. */
    @Nullable
    YamlObject object(String member) {
        Node value = members.get(member);
        if (value == null || !has(member)) {
            fault(member, "is required");
            return null;
        }
        return of(document, path(member), value, collected);
    }

    /** The items of a list that has to be there; none and a fault otherwise. */
    List<Node> list(String member) {
        if (members.get(member) instanceof SequenceNode list && !list.getValue().isEmpty()) {
            return list.getValue();
        }
        fault(member, has(member) ? "is no list with something in it" : "is required");
        return List.of();
    }

    void fault(String member, String message) {
        Node at = members.getOrDefault(member, node);
        collected.fault(place(document, at, path(member)), message);
    }

    private String path(String member) {
        return path.isEmpty() ? member : path + "." + member;
    }
}
