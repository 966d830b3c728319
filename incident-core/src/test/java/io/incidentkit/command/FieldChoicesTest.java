package io.incidentkit.command;

import static io.incidentkit.playbook.Scenario.ALERT;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.CompleteAction;
import io.incidentkit.command.PeopleCommand.Assign;
import io.incidentkit.command.RunbookCommand.UseRunbook;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a form offers to choose from, of the policy and of the incident. */
class FieldChoicesTest {
    private static final FieldChoices CHOICES = new FieldChoices(
            IncidentPolicy.standard().severities(),
            IncidentPolicy.standard().templates(),
            IncidentPolicy.standard().dutyBook());

    private final Incident incident = Scenario.triaged()
            .accept(alice, new Assign(BOB, "the pool", null))
            .accept(alice, new UseRunbook("pool.md", "The pool is full", null))
            .accept(alice, new AddAction(ActionType.DETECT, "watch the pool", null, null, null))
            .accept(alice, new AddAction(ActionType.PREVENT, "size the pool", null, null, null))
            .accept(alice, new CompleteAction(1, null))
            .incident();

    @Test
    void levelsAreThoseOfThePolicyWithTheirMeaning() {
        CommandField<?> severity = field(CommandDescription.ofDeclaration(), "severity");

        assertThat(CHOICES.of(severity)).first().satisfies(level -> {
            assertThat(level.code()).isEqualTo("SEV1");
            assertThat(level.label()).startsWith("SEV1: ");
        });
        assertThat(CHOICES.of(severity))
                .hasSameSizeAs(IncidentPolicy.standard().severities().levels());
    }

    @Test
    void audiencesAreThoseThatHaveATemplate() {
        assertThat(codes(CommandType.SEND_UPDATE, "audience"))
                .contains("status page", "customers")
                .doesNotHaveDuplicates();
    }

    @Test
    void workAndItemsAreThoseThatAreNotDone() {
        assertThat(of(CommandType.COMPLETE_ASSIGNMENT, "assignment"))
                .containsExactly(new FieldChoice("1", "1. bob: the pool"));
        assertThat(of(CommandType.DROP_ACTION, "item")).containsExactly(new FieldChoice("2", "2. size the pool"));
    }

    @Test
    void runbooksAreThoseThatOweAReview() {
        assertThat(of(CommandType.REVIEW_RUNBOOK, "runbook"))
                .containsExactly(new FieldChoice("pool.md", "The pool is full"));
        assertThat(of(CommandType.USE_RUNBOOK, "runbook")).isEmpty();
    }

    @Test
    void messagesAreThoseThatAreOwed() {
        assertThat(of(CommandType.WAIVE_OBLIGATION, "obligation"))
                .contains(new FieldChoice("status page/first/1", "status page: first update"));
    }

    @Test
    void whatIsWrittenFreelyHasNone() {
        assertThat(of(CommandType.ADD_NOTE, "text")).isEmpty();
        assertThat(codes(CommandType.MITIGATE, "kind")).contains("rollback", "other");
    }

    private List<String> codes(CommandType type, String name) {
        return of(type, name).stream().map(FieldChoice::code).toList();
    }

    private List<FieldChoice> of(CommandType type, String name) {
        return CHOICES.of(field(CommandDescription.of(type), name), incident, ALERT);
    }

    private static CommandField<?> field(CommandDescription<?> command, String name) {
        return command.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
