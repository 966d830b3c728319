package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.console.page.Texts;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The texts of the pages stand in bundles, each once, and a host says them in another language. */
class TextsTest {
    private static final Path SOURCES = Path.of("src/main");
    private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{\\s*([a-zA-Z][\\w.-]*)");
    private static final Pattern QUOTED = Pattern.compile("[\"']([a-z][a-zA-Z]*(?:\\.[\\w-]+)+)[\"']");

    /** Keys whose end is worked out: the kinds of things that they name. */
    private static final Set<String> WORKED_OUT = Set.of(
            "head.kind.",
            "head.untold.",
            "commands.group.",
            "admin.done.",
            "bar.",
            "row.",
            "figures.basis.",
            "figures.head.",
            "figures.measure.",
            "figures.source.",
            "figures.kind.",
            "figures.duty.",
            "figures.duties.",
            "figures.communication.",
            "figures.part.",
            "figures.impact.",
            "figures.sign.",
            "actions.state.",
            "actions.filter.show.",
            "ended.outcome.",
            "ended.postmortem.",
            "filter.",
            "mine.");

    @AutoClose
    private static final RunningConsole console =
            RunningConsole.with("--spring.datasource.url=jdbc:h2:mem:texts", "--incident.console.messages=otherTexts");

    @Test
    void eachTextOfATemplateIsInABundle() throws IOException {
        Set<String> known = bundles().keySet();
        for (Path template : files(".html")) {
            Set<String> asked = IN_TEMPLATE
                    .matcher(Files.readString(template))
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
            assertThat(known).as(template.toString()).containsAll(asked);
        }
    }

    @Test
    void noTextIsInABundleThatNobodyAsksFor() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (Path file :
                Stream.concat(files(".html").stream(), files(".java").stream()).toList()) {
            String text = Files.readString(file);
            IN_TEMPLATE.matcher(text).results().forEach(found -> asked.add(found.group(1)));
            QUOTED.matcher(text).results().forEach(found -> asked.add(found.group(1)));
        }
        Set<String> unasked = new TreeSet<>(bundles().keySet());
        unasked.removeAll(asked);
        unasked.remove("language");
        unasked.removeIf(key -> WORKED_OUT.stream().anyMatch(key::startsWith));
        assertThat(unasked).isEmpty();
    }

    @Test
    void noTextIsInTwoBundles() throws IOException {
        assertThat(bundles()).allSatisfy((key, in) -> assertThat(in).as(key).hasSize(1));
    }

    @Test
    void aHostSaysThemInAnotherLanguage() {
        String german = console.as("ada")
                .send(console.as("ada").request("/incidents").header("Accept-Language", "de-DE"))
                .body();

        assertThat(german).contains("<html lang=\"de\">", "Offene Vorfälle", "Vorfall melden");
    }

    /** Commands, fields, rules, entries, steps and units: a key each, and what core says where there is no text for it. */
    @Test
    void aHostSaysTheWordsOfCoreInAnotherLanguageAsWell() {
        ConsoleClient ada = console.as("ada");
        String incident = ada.declare("Kasse");
        ada.command(incident, "add-note", Form.with("text", "Drei Pods"));

        String german = german(incident)
                + german(incident + "/timeline")
                + german(incident + "/commands")
                + german("/incidents/policy");

        assertThat(german)
                .contains(
                        "Einordnen",
                        "Schwere und Leitung festlegen.",
                        "Notiz schreiben",
                        "Wann, wenn nicht jetzt",
                        "Notiert: Drei Pods",
                        "Ein Schritt nach dem anderen.",
                        "Das kommt später.",
                        ">erkannt<",
                        "Bitte wählen …",
                        "unter 1 Min.",
                        "data-min=\"{0} Min.\"")
                .contains("Assign work", "commander-calls-done")
                .doesNotContain(">Triage<", ">Note<", "Choose…");
        assertThat(ada.page(incident)).contains(">Triage<", "Choose…").doesNotContain("Einordnen");
    }

    private static String german(String path) {
        ConsoleClient ada = console.as("ada");
        return ada.send(ada.request(path).header("Accept-Language", "de")).body();
    }

    @Test
    void whoeverReadsNeitherGetsEnglish() {
        String french = console.as("ada")
                .send(console.as("ada").request("/incidents").header("Accept-Language", "fr"))
                .body();

        assertThat(french).contains("<html lang=\"en\">", "Open incidents").doesNotContain("Vorfälle");
    }

    @Test
    void aTextOfTheHostGoesBeforeOurs() {
        assertThat(console.as("ada").page("/incidents"))
                .contains("Nothing burns.")
                .doesNotContain("All is quiet.");
    }

    private static Map<String, List<String>> bundles() throws IOException {
        Map<String, List<String>> keys = new TreeMap<>();
        for (String bundle : Texts.BUNDLES) {
            Properties texts = new Properties();
            try (InputStreamReader file = new InputStreamReader(
                    TextsTest.class.getResourceAsStream("/" + bundle + ".properties"), StandardCharsets.UTF_8)) {
                texts.load(file);
            }
            texts.stringPropertyNames()
                    .forEach(key -> keys.merge(
                            key,
                            List.of(bundle),
                            (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
        }
        return keys;
    }

    private static List<Path> files(String end) throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(file -> file.toString().endsWith(end)).toList();
        }
    }
}
