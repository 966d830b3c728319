package io.incidentkit.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.runbook.RunbookMatch.By;
import io.incidentkit.runbook.RunbookMatch.Reason;
import io.incidentkit.service.Incidents;
import io.incidentkit.validation.InvalidInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RunbooksPropertiesTest {
    private static final Incident INCIDENT = Incidents.inMemory()
            .declare(
                    Actor.person("ana"),
                    Declare.builder("Disk is full").services(List.of("db")).build());

    @Property(tries = 300)
    void afterAnyEditsTheyAreAsIfReadAnew(@ForAll("folders") List<Map<String, String>> edits) {
        Map<String, String> folder = new HashMap<>();
        Runbooks kept = Runbooks.from(() -> folder);
        for (Map<String, String> edit : edits) {
            folder.clear();
            folder.putAll(edit);
            Runbooks anew = Runbooks.from(() -> edit);

            assertThat(kept.all()).isEqualTo(anew.all());
            assertThat(kept.check()).isEqualTo(anew.check());
            assertThat(kept.fitting(INCIDENT, List.of())).isEqualTo(anew.fitting(INCIDENT, List.of()));
        }
    }

    @Property(tries = 300)
    void eachPageIsFoundOrSaidToBeUnreadable(@ForAll("folder") Map<String, String> folder) {
        Runbooks runbooks = Runbooks.from(() -> folder);
        List<String> ids =
                new ArrayList<>(runbooks.all().stream().map(Runbook::id).toList());
        runbooks.check().stream()
                .filter(finding -> !finding.isReadable())
                .map(RunbookFinding::runbook)
                .forEach(ids::add);

        assertThat(ids).containsExactlyInAnyOrderElementsOf(folder.keySet());
    }

    @Property
    void whateverIsReadCanBeUsed(@ForAll("titles") String title) {
        Runbook runbook;
        try {
            runbook = Runbook.read("a", title);
        } catch (InvalidInputException e) {
            return;
        }
        RunbookMatch match = new RunbookMatch(runbook, 1, List.of(new Reason(By.WORDS, 1, List.of("disk"))));

        assertThat(match.use().runbook()).isEqualTo("a");
        assertThat(match.use().name()).isNotBlank();
    }

    @Provide
    Arbitrary<List<Map<String, String>>> folders() {
        return folder().list().ofMinSize(1).ofMaxSize(5);
    }

    @Provide
    Arbitrary<Map<String, String>> folder() {
        Arbitrary<String> texts = Arbitraries.of(
                "# NodeDiskFull\n\n## Symptoms\nfull\n", "# Disk\n", "---\nservice: db\n---\nText.\n", "", "a\u0000b");
        return Arbitraries.maps(Arbitraries.of("a", "db/b", "c.md", "d"), texts).ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> titles() {
        return Arbitraries.strings()
                .withChars("ab# \t\n&;*`[]()\u200b\u00a0\u2028\ud83d\ude00")
                .ofMaxLength(300)
                .map(text -> "# " + text + "\n\nText.\n");
    }
}
