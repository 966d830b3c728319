package io.incidentkit.example.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of properties is written from what the starter says to editors; with {@code -Ddocs.write=true} it is written anew. */
class PropertiesPageTest {
    private static final String PAGE = "docs/properties.md";
    private static final String BEGIN = "<!-- properties: written by PropertiesPageTest -->\n";
    private static final String END = "<!-- end of properties -->";
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    @Test
    void thePageHasEveryProperty() throws IOException {
        String page = Page.of(PAGE).text();
        String current =
                page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + table() + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(Page.ROOT.resolve(PAGE), current);
        }

        assertThat(Page.of(PAGE).text())
                .as("Write it anew with -Dtest=PropertiesPageTest -Ddocs.write=true")
                .isEqualTo(current);
    }

    @Test
    void theReadmeNamesNoPropertyThatIsNotThere() throws IOException {
        List<String> named = Pattern.compile("`(incident[.][a-z.-]+)")
                .matcher(Page.of("README.md").text())
                .results()
                .map(name -> name.group(1))
                .toList();

        assertThat(named).isNotEmpty();
        assertThat(names()).containsAll(named);
    }

    /** The names of all properties of the starter. */
    static List<String> names() throws IOException {
        return properties().stream()
                .map(property -> property.path("name").asString())
                .toList();
    }

    private static String table() throws IOException {
        StringBuilder table = new StringBuilder("| property | type | default | what it does |\n|---|---|---|---|\n");
        for (JsonNode property : properties()) {
            table.append("| `").append(property.path("name").asString());
            table.append("` | ").append(type(property.path("type").asString()));
            table.append(" | ").append(standard(property.path("defaultValue")));
            table.append(" | ").append(property.path("description").asString().replace("|", "\\|"));
            table.append(" |\n");
        }
        return table.toString();
    }

    private static String type(String name) {
        String bare = name.replaceAll("[a-z0-9]+[.]", "");
        return switch (bare) {
            case "Boolean" -> "true or false";
            case "Resource" -> "a place such as `file:…` or `classpath:…`";
            case "String" -> "text";
            case "List<String>", "Set<String>" -> "list of texts";
            case "Set<EffectKind>" -> "list of kinds of [effects](effects.md)";
            case "Map<String,String>" -> "texts by name";
            case "Map<String,List<String>>" -> "lists of texts by name";
            case "MailProperties$Encryption" -> "`none`, `starttls`, `tls`";
            case "Duration" -> "duration such as `7d`";
            case "Integer" -> "number";
            case "DatabaseInitializationMode" -> "`embedded`, `always`, `never`";
            case "List<PagerRouteProperties>" -> "list of routes: `name`, `targets`, `services`, `teams`, `key`";
            case "Map<String,GenericAlertsProperties>" -> "sources by name ([alerts in](connectors.md#alerts-in))";
            case "PagerDutyProperties$Region" -> "`us`, `eu`";
            case "OpsgenieProperties$Base" -> "`us`, `eu`, `jsm`";
            case "Map<String,PagerDutyProperties$Severity>" -> "`critical`, `error`, `warning` or `info` by name";
            case "Map<String,OpsgenieProperties$Priority>" -> "`p1` to `p5` by name";
            default -> bare.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
        };
    }

    private static String standard(JsonNode value) {
        if (value.isMissingNode()) {
            return "-";
        }
        String text = value.isArray()
                ? String.join(
                        ", ",
                        StreamSupport.stream(value.spliterator(), false)
                                .map(JsonNode::asString)
                                .toList())
                : value.asString();
        return text.isEmpty() ? "-" : "`" + text.replace(",", "`, `").replace("`, ` ", "`, `") + "`";
    }

    private static List<JsonNode> properties() throws IOException {
        TreeMap<String, JsonNode> properties = new TreeMap<>();
        Enumeration<java.net.URL> files =
                PropertiesPageTest.class.getClassLoader().getResources(METADATA);
        while (files.hasMoreElements()) {
            try (InputStream file = files.nextElement().openStream()) {
                for (JsonNode property : JsonMapper.shared().readTree(file).path("properties")) {
                    String name = property.path("name").asString();
                    if (name.startsWith("incident.")) {
                        properties.put(name, property);
                    }
                }
            }
        }
        return new ArrayList<>(properties.values());
    }
}
