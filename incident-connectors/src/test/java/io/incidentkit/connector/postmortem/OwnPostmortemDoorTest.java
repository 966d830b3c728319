package io.incidentkit.connector.postmortem;

import static io.incidentkit.connector.postmortem.ImportingHost.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.RecordCommand.CorrectText;
import io.incidentkit.commander.Person;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.postmortem.Section;
import io.incidentkit.service.IncidentOperations;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.severity.Money;
import io.incidentkit.validation.InvalidInputException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Documents of our own form that come back, as they are or edited. */
class OwnPostmortemDoorTest {
    private static final Person ADA = new Person("ada");

    private final ImportingHost host = new ImportingHost();
    private final IncidentOperations incident = host.incident;

    private PlacedPostmortem put(String markdown) {
        return host.put(markdown);
    }

    private String markdown() {
        return host.markdown();
    }

    @Test
    void changeNothingAsTheyAre() {
        incident.timeline().setDetectionSource(DetectionSource.CUSTOMER);
        incident.timeline()
                .describeImpact(
                        "Orders fail",
                        new ImpactNumbers(
                                1_200L, 34_000L, Money.find("80.5 EUR").orElseThrow()));
        incident.timeline().note("# no heading | and *none*");
        incident.actions().add(ActionType.PREVENT, "1. Bound the pool\n\n[x](y)", ADA, LocalDate.parse("2026-03-15"));
        incident.actions().complete(1);
        incident.actions().add(new ActionType("*later*"), "Split the pool");
        incident.actions().assign(2, new Person("@cy"), LocalDate.parse("2026-03-15"));
        incident.postmortem().assign(new Person("@bo"));
        incident.postmortem().write(Section.ROOT_CAUSE, "# The pool\n\n```\n## x\n");
        incident.timeline().setDetectionSource(DetectionSource.CUSTOMER);

        PlacedPostmortem placed = put(markdown());

        assertThat(placed.commands()).isEmpty();
        assertThat(placed.left()).isEmpty();
    }

    @Test
    void changeNothingOfADrillEither() {
        ImportingHost drill = new ImportingHost(IncidentKind.DRILL);

        assertThat(drill.markdown()).contains("- **Kind:** drill\n- **Date:**");
        assertThat(drill.put(drill.markdown()).commands()).isEmpty();
        assertThat(drill.put(drill.markdown()).left()).isEmpty();
        assertThat(PostmortemImport.read(drill.markdown(), ZoneOffset.UTC).postmortem())
                .isEqualTo(drill.incidents.postmortem(drill.id));
    }

    @Test
    void changeWhatWasEditedAlone() {
        incident.postmortem().write(Section.ROOT_CAUSE, "The pool.");
        incident.actions().add(ActionType.PREVENT, "Bound the pool");

        PlacedPostmortem placed = put(markdown()
                .replace("The pool.", "The pool has no bound.")
                .replace("|prevent|Bound the pool|||open|", "|prevent|Bound the pool|ada|2026-03-15|in-progress|")
                .replace(
                        "|unknown||\n|Triage|detected to triaged|3 minutes||",
                        "|unknown||\n|Triage|detected to triaged|3 minutes|Nobody was on call.|"));

        assertThat(types(placed))
                .containsExactlyInAnyOrder(
                        CommandType.WRITE_SECTION,
                        CommandType.EXPLAIN_PHASE,
                        CommandType.CHANGE_ACTION,
                        CommandType.START_ACTION);
        assertThat(incident.postmortem().document().rootCause()).isEqualTo("The pool has no bound.");
        assertThat(put(markdown()).changed()).isFalse();
    }

    @Test
    void takeNothingAway() {
        incident.postmortem().write(Section.ROOT_CAUSE, "The pool.");
        incident.actions().add(ActionType.PREVENT, "Bound the pool");

        PlacedPostmortem placed =
                put(markdown().replace("The pool.", "").replace("|prevent|Bound the pool|||open|\n", ""));

        assertThat(placed.changed()).isFalse();
        assertThat(placed.remarks())
                .containsExactly(
                        "Action item 1 is not in the document and stays; what will not be done is dropped with a reason.",
                        "The section 'Root cause' is empty in the document; what the incident has in it stays.");
    }

    @Test
    void sayOfAFactThatTheIncidentKnowsThatItStays() {
        incident.timeline().setDetectionSource(DetectionSource.CUSTOMER);
        String before = markdown();
        incident.timeline().setDetectionSource(DetectionSource.MONITORING);

        PlacedPostmortem placed = put(before);

        assertThat(placed.changed()).isFalse();
        assertThat(placed.left())
                .contains(new PlacedPostmortem.UnplacedPart(
                        "Detected by", "customer", "The incident has its own: monitoring.", ""));
    }

    @Test
    void sayOfWhatIsComputedThatItStays() {
        PlacedPostmortem placed = put(markdown().replace("|3 minutes||", "|2 minutes||"));

        assertThat(placed.changed()).isFalse();
        assertThat(placed.left())
                .containsExactly(new PlacedPostmortem.UnplacedPart(
                        "Duration of triage", "2 min", "The incident has its own: 3 min.", ""));
    }

    @Test
    void sayOfTheNumbersOfTheImpactThatTheyAreTheIncidentsOwn() {
        incident.timeline().describeImpact("Orders fail", new ImpactNumbers(1_200L, null, null));

        PlacedPostmortem placed = put(markdown().replace("**Customers hit:** 1,200", "**Customers hit:** 1,500"));

        assertThat(placed.changed()).isFalse();
        assertThat(placed.left())
                .containsExactly(new PlacedPostmortem.UnplacedPart(
                        "Customers hit", "1,500", "The incident has its own: 1,200.", ""));
    }

    @Test
    void doubleNoLineThatHasChangedMeanwhile() {
        incident.timeline().note("the pool is full; really");
        int entry = incident.incident().version();
        incident.actions().add(ActionType.PREVENT, "Bound the pool");
        String markdown = markdown();
        incident.give(new CorrectText(entry, "the pool was full"));
        incident.actions().complete(1);

        assertThat(put(markdown).commands()).isEmpty();
    }

    @Test
    void doubleNothingOnceTheyHaveLostTheForm() {
        incident.timeline().note("the pool is full");

        PlacedPostmortem placed = put(markdown().replace("## What went well\n", ""));

        assertThat(types(placed)).doesNotContain(CommandType.ADD_NOTE);
    }

    @Test
    void ofAnotherIncidentAreRefused() {
        assertThatThrownBy(() -> put(markdown().replace("# INC-1:", "# INC-2:")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("reference: is INC-2; this is INC-1");
    }
}
