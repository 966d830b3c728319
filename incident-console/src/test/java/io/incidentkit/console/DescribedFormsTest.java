package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommandDescription;
import io.incidentkit.command.CommandField;
import io.incidentkit.command.FieldKind;
import io.incidentkit.command.IncidentCommand;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A command that is described in core has a form on a page, with its fields, without another line. */
class DescribedFormsTest {
    private static final Pattern FORM =
            Pattern.compile("<form[^>]* action=\"[^\"]*/commands/([a-z-]+)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("<(?:input|select|textarea)[^>]* name=\"([^\"]+)\"");
    private static final Set<String> OF_EVERY_FORM = Set.of("version", "place");

    @AutoClose
    private static final RunningConsole console = RunningConsole.inMemory();

    /** The names that the forms of each command have, of all pages that the walk came by. */
    private static final Map<String, Set<Set<String>>> SEEN = new HashMap<>();

    /** Walks an incident from its declaration to its postmortem, and looks at every form on the way. */
    @BeforeAll
    static void walk() {
        ConsoleClient ada = console.as("ada");
        ConsoleClient grace = console.as("grace");
        String incident = ada.declare("Walked through");
        look(ada, incident);
        give(ada, incident, "triage", Form.with("severity", "SEV1").and("commander", "ada"));
        look(ada, incident);
        give(ada, incident, "offer-handover", Form.with("to", "grace"));
        look(ada, incident);
        look(grace, incident);
        give(ada, incident, "diagnose", Form.with("hypothesis", "The pool"));
        give(ada, incident, "assign", Form.with("person", "bob").and("what", "The pool"));
        give(ada, incident, "use-runbook", Form.with("runbook", "pool.md").and("name", "The pool is full"));
        give(ada, incident, "add-action", Form.with("kind", "detect").and("description", "Watch the pool"));
        give(ada, incident, "write-section", Form.with("section", "root-cause").and("markdown", "Bob forgot it."));
        look(ada, incident);
        give(ada, incident, "mitigate", Form.with("kind", "rollback").and("action", "Rolled back"));
        look(ada, incident);
        look(grace, incident);
        give(ada, incident, "resolve", Form.with("verification", "All is well"));
        look(ada, incident);
        give(ada, incident, "assign-postmortem", Form.with("owner", "ada"));
        give(ada, incident, "send-update", Form.with("audience", "status page"));
        give(ada, incident, "request-review", new Form());
        look(ada, incident);
        give(ada, incident, "review-postmortem", new Form());
        look(ada, incident);
        give(ada, incident, "make-private", Form.with("reason", "Keys are in the log"));
        look(ada, incident);
    }

    static List<CommandDescription<IncidentCommand>> commands() {
        return CommandDescription.ofAllCommands();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void hasAFormWithExactlyTheFieldsThatAreDescribed(CommandDescription<IncidentCommand> command) {
        Set<String> fields = named(command.fields(), true);
        Set<String> withoutOverride = named(command.fields(), false);

        Collection<Set<String>> forms = SEEN.getOrDefault(command.code(), Set.of());

        // What makes no sense for an incident as it stands is left out there, and asked for elsewhere.
        assertThat(forms).as("forms of %s", command).isNotEmpty().allMatch(fields::containsAll);
        assertThat(forms).as("forms of %s", command).anyMatch(form -> form.containsAll(withoutOverride));
        assertThat(union(forms)).isSubsetOf(fields);
    }

    @Test
    void soHasTheDeclaration() {
        Matcher names =
                NAMED.matcher(between(console.as("ada").page("/incidents/declare"), "action=\"/incidents/declare\""));
        Set<String> shown = new HashSet<>();
        while (names.find()) {
            shown.add(names.group(1));
        }

        assertThat(shown).containsExactlyInAnyOrderElementsOf(allNames(CommandDescription.ofDeclaration()));
    }

    @Test
    void theReasonForAnOverrideIsAskedForWhereItIsNeeded() {
        assertThat(union(SEEN.get("resolve"))).contains("overrideReason");
        assertThat(SEEN.get("resolve")).anyMatch(form -> !form.contains("overrideReason"));
    }

    private static String between(String page, String start) {
        int from = page.indexOf(start);
        return page.substring(from, page.indexOf("</form>", from));
    }

    private static Set<String> union(Collection<Set<String>> all) {
        Set<String> union = new HashSet<>();
        all.forEach(union::addAll);
        return union;
    }

    private static Set<String> allNames(CommandDescription<?> command) {
        Set<String> names = new HashSet<>();
        command.fields().forEach(field -> names.add(field.name()));
        return names;
    }

    private static Set<String> named(List<CommandField<?>> fields, boolean override) {
        Set<String> names = new HashSet<>();
        for (CommandField<?> field : fields) {
            if (!field.isForPrograms() && (override || field.kind() != FieldKind.OVERRIDE_REASON)) {
                names.add(field.name());
            }
        }
        return names;
    }

    private static void look(ConsoleClient who, String incident) {
        for (String page : pages(who, incident)) {
            Matcher forms = FORM.matcher(who.page(page));
            while (forms.find()) {
                Matcher names = NAMED.matcher(forms.group(2));
                Set<String> found = new HashSet<>();
                while (names.find()) {
                    found.add(names.group(1));
                }
                found.removeAll(OF_EVERY_FORM);
                SEEN.computeIfAbsent(forms.group(1), code -> new HashSet<>()).add(found);
            }
        }
    }

    /** The pages of an incident, and the form of each command that is in its list. */
    private static List<String> pages(ConsoleClient who, String incident) {
        List<String> pages = new ArrayList<>(List.of(
                incident,
                incident + "/timeline",
                incident + "/communication",
                incident + "/postmortem",
                incident + "/entries/1"));
        Matcher command = Pattern.compile("data-do=\"([a-z-]+)\"").matcher(who.page(incident + "/commands"));
        while (command.find()) {
            pages.add(incident + "?do=" + command.group(1));
        }
        return pages;
    }

    private static void give(ConsoleClient who, String incident, String command, Form form) {
        HttpResponse<String> answer = who.command(incident, command, form);
        assertThat(answer.statusCode()).as(command + ": " + answer.body()).isEqualTo(303);
    }
}
