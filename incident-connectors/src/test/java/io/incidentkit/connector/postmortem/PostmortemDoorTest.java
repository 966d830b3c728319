package io.incidentkit.connector.postmortem;

import static io.incidentkit.connector.postmortem.ImportingHost.ANA;
import static io.incidentkit.connector.postmortem.ImportingHost.TEMPLATE;
import static io.incidentkit.connector.postmortem.ImportingHost.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionState;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.Section;
import io.incidentkit.postmortem.TimelineLine;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.rule.Rule;
import io.incidentkit.service.IncidentOperations;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.UnknownIncidentException;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Documents that are put into an incident's postmortem. */
class PostmortemDoorTest {
    private static final Person ADA = new Person("ada");

    private final ImportingHost host = new ImportingHost();
    private final Incidents incidents = host.incidents;
    private final IncidentId id = host.id;
    private final IncidentOperations incident = host.incident;

    private PlacedPostmortem put(String markdown) {
        return host.put(markdown);
    }

    private String markdown() {
        return host.markdown();
    }

    private void publish() {
        incident.diagnose("the pool");
        incident.mitigate("restarted", MitigationKind.OTHER);
        incident.resolve("error rate is normal");
        incident.postmortem().assign(ADA);
        for (Section section : Section.values()) {
            incident.postmortem().write(section, "The pool.");
        }
        for (Phase phase : List.of(Phase.TRIAGE, Phase.DIAGNOSIS)) {
            incident.postmortem().explain(1, phase, "The pool was hard to see.");
        }
        incident.postmortem().requestReview();
        incidents.handle(Actor.person("zoe"), id).postmortem().review("Fine.");
        incident.postmortem().publish();
    }

    @Nested
    class OfAnotherForm {
        private final PlacedPostmortem placed = put(TEMPLATE);
        private final Postmortem postmortem = incidents.postmortem(id);

        @Test
        void haveTheirSectionsInPlace() {
            assertThat(postmortem.impact()).startsWith("Nobody could pay for 38 minutes.");
            assertThat(postmortem.rootCause()).startsWith("The pool of connections has no bound.");
            assertThat(postmortem.wentWell()).isEqualTo("The page arrived at once.");
            assertThat(postmortem.wentBadly()).contains("Nobody knew of the pool.");
        }

        @Test
        void haveTheirTimelineAsNotes() {
            assertThat(postmortem.timeline())
                    .extracting(line -> line.at().orElseThrow(), TimelineLine::text)
                    .contains(
                            tuple(Instant.parse("2026-03-01T14:32:00Z"), "ana: Note: alert fires"),
                            tuple(Instant.parse("2026-03-01T14:40:00Z"), "ana: Note: root cause hypothesized"),
                            tuple(Instant.parse("2026-03-01T15:10:00Z"), "ana: Note: verified normal"));
        }

        @Test
        void haveTheirActionItems() {
            assertThat(placed.incident().actionItems())
                    .extracting(
                            ActionItem::type,
                            ActionItem::description,
                            ActionItem::owner,
                            ActionItem::due,
                            ActionItem::state)
                    .containsExactly(
                            tuple(
                                    ActionType.PREVENT,
                                    "Put a bound on the pool",
                                    ADA,
                                    LocalDate.parse("2026-03-15"),
                                    ActionState.OPEN),
                            tuple(
                                    ActionType.DETECT,
                                    "Alert on waiting connections (owner: Bo, Cy)",
                                    null,
                                    LocalDate.parse("2026-03-20"),
                                    ActionState.DONE),
                            tuple(new ActionType("other"), "Tell the support desk", null, null, ActionState.OPEN));
            assertThat(placed.remarks())
                    .contains(
                            "The document does not say what action item 3 is good for; its type is 'other' until somebody does.");
        }

        @Test
        void loseNothingThatHasNoPlace() {
            assertThat(placed.left())
                    .extracting(PlacedPostmortem.UnplacedPart::name, PlacedPostmortem.UnplacedPart::keptIn)
                    .containsExactly(tuple("Facts", "Impact"), tuple("Where we got lucky", "Root cause"));
            assertThat(postmortem.impact()).contains("### Facts", "- **Channel:** #inc-checkout");
            assertThat(postmortem.rootCause()).endsWith("### Where we got lucky\n\nIt was Sunday.");
        }

        @Test
        void sayWhatIsMissing() {
            assertThat(placed.missing())
                    .filteredOn(violation -> violation.rule() == Rule.POSTMORTEM_IS_COMPLETE)
                    .singleElement()
                    .asString()
                    .contains("an owner")
                    .doesNotContain("section");
        }

        @Test
        void changeNothingTheSecondTime() {
            int version = placed.incident().version();

            PlacedPostmortem again = put(TEMPLATE);

            assertThat(again.changed()).isFalse();
            assertThat(again.incident().version()).isEqualTo(version);
            assertThat(again.left()).isEqualTo(placed.left());
        }
    }

    @Test
    void goIntoANoteWhereNoSectionTakesThem() {
        PlacedPostmortem placed = put("# Checkout is down\n\n## Glossary\n\nA pool is a [pool](https://a.example/).\n");

        assertThat(placed.left())
                .extracting(PlacedPostmortem.UnplacedPart::keptIn)
                .containsExactly("Timeline");
        assertThat(types(placed)).containsExactly(CommandType.ADD_NOTE);
        assertThat(markdown()).contains("Glossary").contains("https://a.example/");
        assertThat(put("# Checkout is down\n\n## Glossary\n\nA pool is a [pool](https://a.example/).\n")
                        .changed())
                .isFalse();
    }

    @Test
    void sayEverythingThatCanBeRightForNoIncident() {
        String endless = "word ".repeat(2_100);
        int version = incident.incident().version();

        assertThatThrownBy(() -> put("# Down\n\n## Impact\n\n" + endless + "\n\n## Root cause\n\n" + endless
                        + "\n\n## Action items\n\n- " + endless))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.faults())
                                .extracting(FieldError::field)
                                .containsExactly("actions[0].description", "impact.markdown", "root-cause.markdown"));
        assertThat(incident.incident().version()).isEqualTo(version);
    }

    @Test
    void areRefusedAsAWholeIfAnyOfItIs() {
        int version = incident.incident().version();

        assertThatThrownBy(() -> put("# Down\n\n## Impact\n\nAll.\n\n## Timeline\n\n- 2026-03-02 10:00 tomorrow\n"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.violations())
                                .extracting(violation -> violation.rule())
                                .containsExactly(Rule.TIME_MAKES_SENSE));
        assertThat(incident.incident().version()).isEqualTo(version);
    }

    @Test
    void leaveAPublishedPostmortemAsItIs() {
        publish();
        String published = markdown();

        assertThat(put(published).changed()).isFalse();
        assertThat(put(published).missing()).isEmpty();
        assertThatThrownBy(() -> put(published.replaceFirst("The pool\\.", "The bound.")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.violations())
                                .extracting(violation -> violation.rule())
                                .containsExactly(Rule.POSTMORTEM_IN_ORDER));
        assertThatThrownBy(() -> put(TEMPLATE)).isInstanceOf(RefusedException.class);
        assertThat(markdown()).isEqualTo(published);
    }

    @Test
    void areMeantForTheVersionThatWasSeen() {
        int seen = incident.incident().version();
        incident.postmortem().write(Section.ROOT_CAUSE, "The cable.");

        assertThatThrownBy(() -> PostmortemImport.read(TEMPLATE, ZoneOffset.UTC).putInto(incidents, ANA, id, seen))
                .isInstanceOf(ConcurrentUpdateException.class);
    }

    @Test
    void sayWhatOthersRecordedSinceTheVersionThatWasSeen() {
        int seen = incident.incident().version();
        incidents.handle(Actor.person("eve"), id).timeline().note("The cable was warm.");
        ImportedPostmortem document = PostmortemImport.read(TEMPLATE, ZoneOffset.UTC);

        PlacedPostmortem placed = document.putInto(incidents, ANA, id, seen);

        assertThat(placed.changed()).isTrue();
        assertThat(placed.since())
                .extracting(entry -> entry.event().describe())
                .containsExactly("Note: The cable was warm.");
        PlacedPostmortem again = document.putInto(incidents, ANA, id, seen);
        assertThat(again.changed()).isFalse();
        assertThat(again.since()).as("what oneself wrote is not news").isEqualTo(placed.since());
        assertThat(document.putInto(incidents, ANA, id).since())
                .as("nobody asked")
                .isEmpty();
    }

    @Test
    void findNoPrivateIncidentOfOthers() {
        Incident secret = incidents.declare(
                Actor.person("eve"), Declare.builder("Leak").makePrivate().build());

        assertThatThrownBy(() -> PostmortemImport.read(TEMPLATE, ZoneOffset.UTC).putInto(incidents, ANA, secret.id()))
                .isInstanceOf(UnknownIncidentException.class);
    }
}
