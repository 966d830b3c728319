package io.incidentkit.incident;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.incidentkit.blameless.BlameFinding;
import io.incidentkit.blameless.BlamelessCheck;
import io.incidentkit.blameless.GermanCheck;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.PostmortemCommand.AssignPostmortem;
import io.incidentkit.command.PostmortemCommand.ExplainPhase;
import io.incidentkit.command.PostmortemCommand.PublishPostmortem;
import io.incidentkit.command.PostmortemCommand.RequestReview;
import io.incidentkit.command.PostmortemCommand.ReviewPostmortem;
import io.incidentkit.command.PostmortemCommand.WaiveBlame;
import io.incidentkit.command.PostmortemCommand.WriteSection;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.Scenario;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.Section;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A host's own check, here of German texts, decides in the place of the English one. */
class OwnBlamelessCheckTest {
    private static final Actor erin = Actor.person("erin");

    private static final IncidentPolicy GERMAN = under(new GermanCheck());

    @Nested
    class Publishing {
        @Test
        void isRefusedWithTheWordsOfTheCheck() {
            Scenario scenario = inReview("Der Ausfall war Bobs Schuld.", GERMAN);

            assertThat(scenario.violation(bob, new PublishPostmortem()))
                    .isEqualTo(new Violation(
                            Rule.POSTMORTEM_IS_BLAMELESS,
                            "\"Schuld\": Das Wort sucht eine Person.",
                            "Was hat den Fehler ermöglicht?"));
            assertThat(scenario.mayI(bob, CommandType.PUBLISH_POSTMORTEM)).isFalse();
        }

        @Test
        void isRefusedForASentenceThatExplainsAPhase() {
            Scenario scenario =
                    written("Kein Limit.", GERMAN).accept(bob, new ExplainPhase(1, Phase.TRIAGE, "Carol hat Schuld."));

            assertThat(reviewed(scenario).refusal(bob, new PublishPostmortem()))
                    .containsExactly(Rule.POSTMORTEM_IS_BLAMELESS);
        }

        @Test
        void isAcceptedOnceTheSentenceIsWaived() {
            Scenario scenario = inReview("Der Ausfall war Bobs Schuld.", GERMAN)
                    .accept(bob, new WaiveBlame("Der Ausfall war Bobs Schuld.", "so stand es in der Zeitung"));

            assertThat(scenario.decide(bob, new PublishPostmortem()).accepted()).isTrue();
        }

        @Test
        void doesNotAskTheEnglishCheck() {
            Scenario scenario = inReview("Carol forgot to renew the certificate.", GERMAN);

            assertThat(scenario.mayI(bob, CommandType.PUBLISH_POSTMORTEM)).isTrue();
            assertThat(scenario.decide(bob, new PublishPostmortem()).accepted()).isTrue();
        }

        @Test
        void asksTheEnglishCheckAndNoOtherWhenThePolicyNamesNone() {
            Scenario scenario = inReview("Der Ausfall war Bobs Schuld.", IncidentPolicy.standard());

            assertThat(scenario.decide(bob, new PublishPostmortem()).accepted()).isTrue();
        }

        @Test
        void failsWithAnExceptionOfTheCheck() {
            IncidentPolicy failing = under((text, people) -> {
                throw new IllegalStateException("The model is not loaded");
            });

            assertThatIllegalStateException()
                    .isThrownBy(() -> inReview("Kein Limit.", failing).decide(bob, new PublishPostmortem()))
                    .withMessage("The model is not loaded");
        }
    }

    @Nested
    class TheCheck {
        private final Recorder recorder = new Recorder();

        @Test
        void readsEachTextOfThePostmortemWithEverybodyWhoTookPart() {
            Scenario.resolved()
                    .under(under(recorder))
                    .accept(alice, new DescribeImpact("Karten gingen nicht", null, null))
                    .accept(alice, new WriteSection(Section.ROOT_CAUSE, "Kein Limit."))
                    .accept(alice, new ExplainPhase(1, Phase.TRIAGE, "Es gab keinen Alarm."))
                    .mayI(alice);

            assertThat(recorder.texts).containsExactly("Karten gingen nicht", "Kein Limit.", "Es gab keinen Alarm.");
            assertThat(recorder.people).containsOnly(List.of(ALICE));
        }

        @Test
        void isAskedOnceForAnIncidentUntilItChanges() {
            Scenario scenario = inReview("Kein Limit.", under(recorder));
            scenario.mayI(bob);
            int asked = recorder.texts.size();

            scenario.mayI(bob);
            assertThat(recorder.texts).hasSize(asked);

            // Publishing asks of what else is published, such as the rows of the timeline.
            scenario.decide(bob, new PublishPostmortem());
            assertThat(recorder.texts.subList(asked, recorder.texts.size()))
                    .isNotEmpty()
                    .doesNotContain("Kein Limit.", "So lange dauerte es.");

            scenario.accept(bob, new AddNote("gelesen", null)).mayI(bob);
            assertThat(recorder.texts).hasSizeGreaterThan(asked);
        }

        @Test
        void neverAnswersForAnother() {
            Scenario scenario = inReview("Der Ausfall war Bobs Schuld.", IncidentPolicy.standard());

            assertThat(scenario.mayI(bob, CommandType.PUBLISH_POSTMORTEM)).isTrue();
            assertThat(scenario.under(GERMAN).mayI(bob, CommandType.PUBLISH_POSTMORTEM))
                    .isFalse();
            assertThat(scenario.under(IncidentPolicy.standard()).mayI(bob, CommandType.PUBLISH_POSTMORTEM))
                    .isTrue();
        }
    }

    @Nested
    class APolicy {
        @Test
        void hasTheEnglishCheckUnlessItIsGivenAnother() {
            assertThat(IncidentPolicy.standard().blamelessCheck()).isSameAs(BlamelessCheck.english());
            assertThat(IncidentPolicy.fromJson(GERMAN.toJson()).blamelessCheck())
                    .isSameAs(BlamelessCheck.english());
            assertThat(GERMAN.blamelessCheck()).isInstanceOf(GermanCheck.class);
        }

        @Test
        void isTheSameAsDataWhateverItsCheck() {
            assertThat(GERMAN).isEqualTo(IncidentPolicy.standard()).hasSameHashCodeAs(IncidentPolicy.standard());
            assertThat(GERMAN.toJson()).isEqualTo(IncidentPolicy.standard().toJson());
        }

        @Test
        void isBuiltFromAnotherWithAllThatItSets() {
            IncidentPolicy policy = IncidentPolicy.builder()
                    .reopenWindow(Duration.ofDays(2))
                    .zone(ZoneId.of("Europe/Zurich"))
                    .incidentLink("https://incidents.example/{reference}")
                    .blamelessCheck(GERMAN.blamelessCheck())
                    .build();

            IncidentPolicy same = policy.toBuilder().build();

            assertThat(same).isEqualTo(policy).isNotEqualTo(IncidentPolicy.standard());
            assertThat(same.blamelessCheck()).isSameAs(policy.blamelessCheck());
        }
    }

    /** Finds nothing, and remembers what it was asked. */
    private static final class Recorder implements BlamelessCheck {
        final List<String> texts = new ArrayList<>();
        final List<Collection<Person>> people = new ArrayList<>();

        @Override
        public List<BlameFinding> findings(String text, Collection<Person> known) {
            texts.add(text);
            people.add(known);
            return List.of();
        }
    }

    private static IncidentPolicy under(BlamelessCheck check) {
        return IncidentPolicy.standard().toBuilder().blamelessCheck(check).build();
    }

    private static Scenario written(String cause, IncidentPolicy policy) {
        Scenario scenario = Scenario.resolved().under(policy).accept(alice, new AssignPostmortem(BOB));
        for (Section section : Section.values()) {
            scenario.accept(bob, new WriteSection(section, section == Section.ROOT_CAUSE ? cause : "Kein Limit."));
        }
        for (Phase phase : List.of(Phase.TRIAGE, Phase.DIAGNOSIS, Phase.MITIGATION, Phase.VERIFICATION)) {
            scenario.accept(bob, new ExplainPhase(1, phase, "So lange dauerte es."));
        }
        return scenario;
    }

    private static Scenario reviewed(Scenario scenario) {
        return scenario.accept(bob, new RequestReview()).accept(erin, new ReviewPostmortem(null));
    }

    private static Scenario inReview(String cause, IncidentPolicy policy) {
        return reviewed(written(cause, policy));
    }
}
