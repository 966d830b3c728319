package io.incidentkit.connector.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionState;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.InMemoryPostmortemArchive;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.Declare;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.RecordCommand.CorrectText;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.Section;
import io.incidentkit.postmortem.TimelineLine;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.rule.Rule;
import io.incidentkit.service.IncidentOperations;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.UnknownIncidentException;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.test.SettableClock;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Documents that are put into an incident's postmortem. */
class PostmortemDoorTest {
    private static final Actor ANA = Actor.person("ana");
    private static final Person ADA = new Person("ada");

    /** In the form of the playbook's template, as a team filled it in by hand. */
    private static final String TEMPLATE = """
            # Incident: Checkout is down

            Date: 2026-03-01
            Severity: SEV-1
            Channel: #inc-checkout

            ## Impact
            Nobody could pay for 38 minutes.

            ## Timeline
            - 14:32 alert fires
            - 14:40 root cause hypothesized
            - 15:10 verified normal

            ## Root cause
            The pool of connections has no bound.

            ## What went well
            The page arrived at once.

            ## What didn't go well
            Nobody knew of the pool.

            ## Where we got lucky
            It was Sunday.

            ## Action items
            | Type | Action | Owner | Due | Status |
            |---|---|---|---|---|
            | Prevent | Put a bound on the pool | ada | 2026-03-15 | open |
            | Detect | Alert on waiting connections | Bo, Cy | 2026-03-20 | done |
            | | Tell the support desk | | | |
            """;

    private final SettableClock clock = SettableClock.at("2026-03-01T14:32:00Z");
    private final Incidents incidents = new Incidents(new InMemoryIncidentStore(), IncidentPolicy.standard(), clock);
    private final IncidentId id =
            incidents.declare(ANA, Declare.of("Checkout is down")).id();
    private final IncidentOperations incident = incidents.handle(ANA, id);

    PostmortemDoorTest() {
        clock.advance(Duration.ofMinutes(3));
        incident.triage(Severity.SEV1, new Person("ana"));
        clock.advance(Duration.ofHours(2));
    }

    private PlacedPostmortem put(String markdown) {
        return PostmortemImport.read(markdown, ZoneOffset.UTC).putInto(incidents, ANA, id);
    }

    private String markdown() {
        return incidents.postmortem(id).toMarkdown(ZoneOffset.UTC);
    }

    private static List<CommandType> types(PlacedPostmortem placed) {
        return placed.commands().stream().map(IncidentCommand::type).toList();
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
                    .extracting(UnplacedPart::name, UnplacedPart::keptIn)
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

    @Nested
    class OfOurOwnForm {
        @Test
        void changeNothingAsTheyAre() {
            incident.timeline().note("# no heading | and *none*");
            incident.actions()
                    .add(ActionType.PREVENT, "1. Bound the pool\n\n[x](y)", ADA, LocalDate.parse("2026-03-15"));
            incident.actions().complete(1);
            incident.actions().add(new ActionType("*later*"), "Split the pool");
            incident.postmortem().write(Section.ROOT_CAUSE, "# The pool\n\n```\n## x\n");

            PlacedPostmortem placed = put(markdown());

            assertThat(placed.commands()).isEmpty();
            assertThat(placed.left()).isEmpty();
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
            assertThat(incidents.postmortem(id).rootCause()).isEqualTo("The pool has no bound.");
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
        void sayOfWhatIsComputedThatItStays() {
            PlacedPostmortem placed = put(markdown().replace("|3 minutes||", "|2 minutes||"));

            assertThat(placed.changed()).isFalse();
            assertThat(placed.left())
                    .containsExactly(
                            new UnplacedPart("Duration of triage", "2 min", "The incident has its own: 3 min.", ""));
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

    @Test
    void goIntoANoteWhereNoSectionTakesThem() {
        PlacedPostmortem placed = put("# Checkout is down\n\n## Glossary\n\nA pool is a [pool](https://a.example/).\n");

        assertThat(placed.left()).extracting(UnplacedPart::keptIn).containsExactly("Timeline");
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
        incident.timeline().note("meanwhile");

        assertThatThrownBy(() -> PostmortemImport.read(TEMPLATE, ZoneOffset.UTC).putInto(incidents, ANA, id, seen))
                .isInstanceOf(ConcurrentUpdateException.class);
    }

    @Test
    void findNoPrivateIncidentOfOthers() {
        Incident secret = incidents.declare(
                Actor.person("eve"), Declare.builder("Leak").makePrivate().build());

        assertThatThrownBy(() -> PostmortemImport.read(TEMPLATE, ZoneOffset.UTC).putInto(incidents, ANA, secret.id()))
                .isInstanceOf(UnknownIncidentException.class);
    }

    @Nested
    class OfAnIncidentElsewhere {
        private final InMemoryPostmortemArchive archive = new InMemoryPostmortemArchive();

        private PlacedPostmortem add(String markdown) {
            return PostmortemImport.read(markdown, ZoneOffset.UTC).addTo(archive, incidents, ANA, "wiki", "pm-7");
        }

        private List<Postmortem> found(String words) {
            return archive.search(ArchiveQuery.words(words), any -> true).matches().stream()
                    .map(match -> match.found().postmortem())
                    .toList();
        }

        @Test
        void areFoundInTheArchive() {
            Incident imported = add(TEMPLATE).incident();

            assertThat(imported.kind()).isEqualTo(IncidentKind.BACKFILL);
            assertThat(imported.severity()).contains(Severity.SEV1);
            assertThat(imported.detectedAt()).isEqualTo("2026-03-01T14:32:00Z");
            assertThat(found("bound of the pool"))
                    .containsExactly(
                            PostmortemImport.read(TEMPLATE, ZoneOffset.UTC).postmortem());
        }

        @Test
        void areThereOnce() {
            int version = add(TEMPLATE).incident().version();

            assertThat(add(TEMPLATE).incident().version()).isEqualTo(version);
            assertThat(found("pool")).hasSize(1);
        }

        @Test
        void stayWhenTheirIncidentIsKeptAgain() {
            Incident imported = add(TEMPLATE).incident();

            archive.keep(imported, incidents.postmortem(imported.id()));

            assertThat(found("pool")).hasSize(1);
        }

        @Test
        void haveToSayWhenItWas() {
            assertThatThrownBy(() -> add("# Down\n\n## Impact\n\nAll.\n"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("detectedAt");
        }

        @Test
        void areNoneOfAnIncidentOfHere() {
            Incident here = incidents.get(id);

            assertThatThrownBy(() -> archive.add(here, incidents.postmortem(id)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("INC-1 was not imported");
        }
    }
}
