package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static io.incidentkit.playbook.Scenario.carol;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.DropAction;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.NamingCommand.Rename;
import io.incidentkit.command.PostmortemCommand.AssignPostmortem;
import io.incidentkit.command.PostmortemCommand.ChooseRow;
import io.incidentkit.command.PostmortemCommand.CommentPostmortem;
import io.incidentkit.command.PostmortemCommand.ExplainPhase;
import io.incidentkit.command.PostmortemCommand.PublishPostmortem;
import io.incidentkit.command.PostmortemCommand.RequestReview;
import io.incidentkit.command.PostmortemCommand.ReviewPostmortem;
import io.incidentkit.command.PostmortemCommand.WaiveBlame;
import io.incidentkit.command.PostmortemCommand.WriteSection;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.CorrectText;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.command.RunbookCommand.UseRunbook;
import io.incidentkit.commander.Actor;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.PhaseReport;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.postmortem.Section;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Draft, in review, published; and everything that is missing is said at once. */
class PostmortemPublishingTest {
    private static final Actor erin = Actor.person("erin");

    @Test
    void everythingThatIsMissingIsSaidAtOnce() {
        Scenario scenario = Scenario.mitigated()
                .accept(alice, new UseRunbook("disk-full.md", "The disk is full", null))
                .accept(alice, new AddAction(ActionType.PREVENT, "bound the pool", BOB, null, null))
                .at("15:10")
                .accept(alice, new Resolve("normal", null, null))
                .accept(alice, new RequestReview());

        assertThat(scenario.refusal(alice, new PublishPostmortem()))
                .containsExactly(
                        Rule.POSTMORTEM_IS_COMPLETE,
                        Rule.REVIEWED_FROM_OUTSIDE,
                        Rule.EVERY_ACTION_HAS_OWNER_AND_DUE_DATE,
                        Rule.RUNBOOK_REVIEWED_AFTER_USE);
        assertThat(scenario.decide(alice, new PublishPostmortem()).violations())
                .extracting(Violation::message)
                .satisfiesExactly(
                        complete -> assertThat(complete)
                                .contains("an owner", "'Impact'", "'Root cause'", "why triage", "why verification")
                                .doesNotContain("why detection"),
                        reviewed -> assertThat(reviewed).contains("Nobody has reviewed"),
                        actions -> assertThat(actions).contains("action item 1 has no due date"),
                        runbooks -> assertThat(runbooks).contains("The disk is full"));
        assertThat(scenario.mayI(alice, CommandType.PUBLISH_POSTMORTEM)).isFalse();
    }

    @Test
    void aCompletePostmortemIsPublished() {
        Scenario scenario = reviewed(erin).accept(bob, new PublishPostmortem());

        assertThat(scenario.incident().postmortemWork().status()).isEqualTo(PostmortemStatus.PUBLISHED);
        assertThat(scenario.incident().postmortemWork().publishedAt())
                .isEqualTo(scenario.last().recordedAt());
    }

    @Test
    void aPostmortemThatNamesSomebodyAsTheCauseIsNotPublished() {
        Scenario scenario = written()
                .accept(bob, new WriteSection(Section.ROOT_CAUSE, "Carol forgot to renew the certificate."))
                .accept(bob, new ExplainPhase(1, Phase.TRIAGE, "The on-call engineer should have looked sooner."))
                .accept(alice, new RequestReview())
                .accept(erin, new ReviewPostmortem(null));

        assertThat(scenario.decide(bob, new PublishPostmortem()).violations())
                .hasSize(2)
                .allMatch(violation -> violation.rule() == Rule.POSTMORTEM_IS_BLAMELESS)
                .extracting(Violation::message)
                .anyMatch(message -> message.contains("Carol forgot"));
        assertThat(scenario.mayI(bob, CommandType.PUBLISH_POSTMORTEM)).isFalse();
    }

    @Test
    void aSentenceThatWasWaivedStays() {
        Scenario scenario = written()
                .accept(bob, new WriteSection(Section.ROOT_CAUSE, "Carol forgot to renew the certificate."))
                .accept(bob, new WaiveBlame("Carol forgot to renew the certificate.", "she asked for it herself"))
                .accept(alice, new RequestReview())
                .accept(erin, new ReviewPostmortem(null));

        assertThat(scenario.decide(bob, new PublishPostmortem()).accepted()).isTrue();
    }

    @Test
    void aRowOfTheTimelineThatNamesSomebodyAsTheCauseIsNotPublished() {
        Scenario scenario = reviewed(erin).accept(carol, new AddNote("Zed caused this through human error.", null));
        int row = scenario.last().sequence();

        assertThat(scenario.decide(bob, new PublishPostmortem()).violations())
                .isNotEmpty()
                .allMatch(violation -> violation.rule() == Rule.POSTMORTEM_IS_BLAMELESS)
                .allMatch(violation -> violation.message().startsWith("Entry " + row + " of the timeline, at "))
                .allMatch(violation -> violation.remedy().endsWith("or let the sentence stay."));
        assertThat(scenario.accept(bob, new WaiveBlame("Zed caused this through human error.", "a quotation"))
                        .decide(bob, new PublishPostmortem())
                        .accepted())
                .isTrue();
    }

    @Test
    void aRowWhoseTextWasCorrectedIsReadAsCorrected() {
        Scenario scenario = reviewed(erin).accept(carol, new AddNote("Zed caused this through human error.", null));
        scenario.accept(carol, new CorrectText(scenario.last().sequence(), "The deploy had no canary."));

        assertThat(scenario.decide(bob, new PublishPostmortem()).violations()).isEmpty();
    }

    @Test
    void anActionItemNamesNobodyAsTheCauseEither() {
        Scenario scenario = reviewed(erin)
                .accept(
                        alice,
                        new AddAction(
                                ActionType.PROCESS,
                                "Carol forgot to renew the certificate.",
                                BOB,
                                LocalDate.parse("2026-03-20"),
                                null));

        assertThat(scenario.refusal(bob, new PublishPostmortem())).containsExactly(Rule.POSTMORTEM_IS_BLAMELESS);
        assertThat(scenario.violation(bob, new PublishPostmortem()).message()).startsWith("Action item 1: ");
    }

    @Test
    void theReviewerComesFromOutside() {
        Violation violation = reviewed(alice).violation(bob, new PublishPostmortem());

        assertThat(violation.rule()).isEqualTo(Rule.REVIEWED_FROM_OUTSIDE);
        assertThat(violation.message()).contains("Everybody", "alice");
    }

    @Test
    void theReviewerIsAPerson() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> written()
                        .accept(alice, new RequestReview())
                        .decide(Actor.system("robot"), new ReviewPostmortem(null)))
                .withMessageContaining("by a person");
    }

    @Test
    void aDroppedActionNeedsNeitherOwnerNorDueDate() {
        Scenario scenario = reviewed(erin)
                .accept(alice, new AddAction(ActionType.DETECT, "alert", null, null, null))
                .accept(alice, new DropAction(1, "there is one", null));

        assertThat(scenario.decide(bob, new PublishPostmortem()).accepted()).isTrue();
    }

    @Test
    void aDraftIsNotPublishedAndAnOpenIncidentNotReviewed() {
        assertThat(written().refusal(alice, new PublishPostmortem())).contains(Rule.POSTMORTEM_IN_ORDER);
        assertThat(written().refusal(erin, new ReviewPostmortem(null))).containsExactly(Rule.POSTMORTEM_IN_ORDER);
        assertThat(Scenario.mitigated().refusal(alice, new RequestReview())).containsExactly(Rule.POSTMORTEM_IN_ORDER);
        assertThat(Scenario.dismissed().refusal(alice, new RequestReview())).containsExactly(Rule.POSTMORTEM_IN_ORDER);
    }

    @Test
    void whatIsPublishedStays() {
        Scenario published = reviewed(erin).accept(bob, new PublishPostmortem());

        for (IncidentCommand command : List.of(
                new AssignPostmortem(BOB),
                new WriteSection(Section.IMPACT, "less"),
                new ExplainPhase(1, Phase.TRIAGE, "x"),
                new CommentPostmortem(null, "x"),
                new ChooseRow(1, false),
                new RequestReview(),
                new ReviewPostmortem(null),
                new PublishPostmortem())) {
            assertThat(published.refusal(alice, command)).as("%s", command).contains(Rule.POSTMORTEM_IN_ORDER);
        }
    }

    @Test
    void whatIsAddedToAPublishedOneNamesNobodyAsTheCause() {
        Scenario published = reviewed(erin).accept(bob, new PublishPostmortem());
        String blame = "Zed caused this through human error.";

        for (IncidentCommand command : List.of(
                new AddNote(blame, null),
                new CorrectText(1, blame),
                new Rename(blame),
                new AddAction(ActionType.PROCESS, blame, BOB, LocalDate.parse("2026-04-01"), null))) {
            assertThat(published.decide(carol, command).violations())
                    .as("%s", command)
                    .isNotEmpty()
                    .allMatch(violation -> violation.rule() == Rule.POSTMORTEM_IS_BLAMELESS)
                    .allMatch(violation ->
                            violation.message().startsWith("It would stand in the published postmortem: "));
        }
        assertThat(published
                        .decide(carol, new AddNote("The alert was missing.", null))
                        .accepted())
                .isTrue();
        assertThat(published
                        .accept(bob, new WaiveBlame(blame, "a quotation"))
                        .decide(carol, new AddNote(blame, null))
                        .accepted())
                .isTrue();
    }

    @Test
    void aReopeningIsNotRefusedForItsWording() {
        Scenario published = reviewed(erin).accept(bob, new PublishPostmortem());

        assertThat(published
                        .at("16:00")
                        .decide(carol, new Reopen("Zed caused this through human error.", null))
                        .accepted())
                .isTrue();
    }

    @Test
    void aReopenedIncidentsPostmortemIsADraftAgain() {
        Scenario scenario = reviewed(erin)
                .accept(bob, new PublishPostmortem())
                .at("16:00")
                .accept(carol, new Reopen("errors again", null));

        assertThat(scenario.incident().postmortemWork().status()).isEqualTo(PostmortemStatus.DRAFT);
        assertThat(scenario.incident().postmortemWork().reviewers()).isEmpty();
        assertThat(scenario.incident().postmortemWork().section(Section.ROOT_CAUSE))
                .isEqualTo("No bound.");
    }

    @Test
    void onlyEpisodesThatWereAreExplained() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Scenario.resolved().decide(alice, new ExplainPhase(2, Phase.TRIAGE, "x")))
                .withMessageContaining("they are 1 to 1");
    }

    @Test
    void eachEpisodeLastsFromItsBeginningWhereThatIsKnown() {
        Scenario scenario = Scenario.resolved()
                .accept(alice, new DescribeImpact("Orders fail", moment("14:02"), null))
                .at("16:00")
                .accept(carol, new Reopen("errors again", null))
                .accept(alice, new DescribeImpact("Orders fail", moment("15:45"), null));
        resolvedAgain(scenario, "16:20").at("17:00").accept(carol, new Reopen("errors again", null));
        resolvedAgain(scenario, "17:10");

        Postmortem document = Histories.postmortem(scenario);

        assertThat(document.duration()).contains(Duration.ofMinutes(68 + 35 + 10));
        assertThat(document.phases())
                .filteredOn(report -> report.phase() == Phase.DETECTION)
                .extracting(PhaseReport::episode, PhaseReport::took)
                .containsExactly(
                        tuple(1, Optional.of(Duration.ofMinutes(30))), tuple(2, Optional.of(Duration.ofMinutes(15))));
        assertThat(document.phases().stream()
                        .map(report -> report.took().orElse(Duration.ZERO))
                        .reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(document.duration().orElseThrow());
    }

    private static Scenario resolvedAgain(Scenario scenario, String at) {
        return scenario.at(at)
                .accept(alice, new Triage(null, ALICE, null))
                .accept(alice, new Diagnose("the same deploy", null))
                .accept(alice, new Mitigate("rolled back", MitigationKind.ROLLBACK, null))
                .accept(alice, new Resolve("error rate is normal", null, null));
    }

    private static Scenario written() {
        Scenario scenario = Scenario.resolved().accept(alice, new AssignPostmortem(BOB));
        for (Section section : Section.values()) {
            scenario.accept(bob, new WriteSection(section, "No bound."));
        }
        for (Phase phase : List.of(Phase.TRIAGE, Phase.DIAGNOSIS, Phase.MITIGATION, Phase.VERIFICATION)) {
            scenario.accept(bob, new ExplainPhase(1, phase, "It took that long."));
        }
        return scenario;
    }

    private static Scenario reviewed(Actor reviewer) {
        return written().accept(bob, new RequestReview()).accept(reviewer, new ReviewPostmortem("clear"));
    }
}
