package io.incidentkit.playbook;

import static io.incidentkit.comms.Audience.CUSTOMERS;
import static io.incidentkit.comms.Audience.INTERNAL_CHAT;
import static io.incidentkit.comms.Audience.STATUS_PAGE;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.Declare;
import io.incidentkit.command.NamingCommand.Rename;
import io.incidentkit.command.NamingCommand.SetPublicTitle;
import io.incidentkit.command.NamingCommand.SetServices;
import io.incidentkit.command.RecordCommand.CorrectText;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.MessageTemplates;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The names of an incident: its title, the title for outsiders, and the services that are hit. */
class NamesTest {
    private static final String OURS = "pg-7 primary OOM-killed by k8s";

    private final Scenario scenario = Scenario.of(
            Declare.builder(OURS).services(List.of("checkout", "search")).build());

    @Nested
    class TheTitle {
        @Test
        void isCorrectedAndTheOldOneStaysOnTheTimeline() {
            scenario.accept(bob, new Rename(" pg-7 is out of disk "));

            assertThat(scenario.incident().title()).isEqualTo("pg-7 is out of disk");
            assertThat(scenario.timeline())
                    .extracting(entry -> entry.event().describe())
                    .contains("Detected: " + OURS, "Renamed: pg-7 is out of disk");
        }

        @Test
        void isCorrectedAfterTheEndToo() {
            assertThat(Scenario.resolved()
                            .accept(bob, new Rename("Orders fail"))
                            .incident()
                            .title())
                    .isEqualTo("Orders fail");
        }

        @Test
        void followsACorrectionOfTheDeclaration() {
            scenario.accept(bob, new CorrectText(1, "pg-7 is out of disk"));
            assertThat(scenario.incident().title()).isEqualTo("pg-7 is out of disk");

            scenario.accept(bob, new CorrectText(1, "Detected: pg-8 is out of disk"));
            assertThat(scenario.incident().title()).isEqualTo("pg-8 is out of disk");
        }

        @Test
        void isLeftAloneByACorrectionThatIsLongerThanATitleOrOfAnotherEntry() {
            scenario.accept(bob, new CorrectText(1, "It was pg-7.\nNot pg-8."))
                    .accept(bob, new CorrectText(1, "x".repeat(201)))
                    .accept(bob, new CorrectText(2, "SEV2"));

            assertThat(scenario.incident().title()).isEqualTo(OURS);
        }
    }

    @Nested
    class OutsidersRead {
        @Test
        void theTitleThatIsMeantForThem() {
            scenario.accept(bob, new SetPublicTitle("Some orders fail"));

            assertThat(told(STATUS_PAGE)).contains("Some orders fail").doesNotContain(OURS);
            assertThat(told(CUSTOMERS)).contains("Some orders fail").doesNotContain(OURS);
            assertThat(told(INTERNAL_CHAT)).contains(OURS).doesNotContain("Some orders fail");
        }

        @Test
        void theServicesWhereNoneWasGivenAndNeverTheTeamsOwn() {
            assertThat(told(CUSTOMERS))
                    .contains("A problem with checkout, search")
                    .doesNotContain("pg-7");

            scenario.accept(bob, new Rename("pg-8 is out of disk"));

            assertThat(told(STATUS_PAGE)).doesNotContain("pg-7", "pg-8");
        }

        @Test
        void theServicesAgainOnceItIsTakenBack() {
            scenario.accept(bob, new SetPublicTitle("Some orders fail")).accept(bob, new SetPublicTitle(" "));

            assertThat(scenario.incident().publicTitle()).isEmpty();
            assertThat(told(CUSTOMERS)).contains("A problem with checkout, search");
        }

        @Test
        void aSentenceThatFitsALineHoweverManyServicesAreHit() {
            assertThat(Scenario.detected().incident().titleForOutsiders()).isEqualTo("A problem with our service");

            scenario.accept(
                    bob,
                    new SetServices(IntStream.range(0, 20)
                            .mapToObj(number -> "a-rather-long-name-" + number)
                            .toList()));
            assertThat(scenario.incident().titleForOutsiders()).isEqualTo("A problem with 20 of our services");
        }

        @Test
        void whatThePolicySaysIsForThem() {
            Audience partners = new Audience("partners");
            scenario.under(IncidentPolicy.builder()
                    .templates(MessageTemplates.standard().alsoFor(partners, CUSTOMERS))
                    .publicAudiences(Set.of(partners))
                    .build());

            assertThat(told(partners)).doesNotContain(OURS);
            assertThat(told(CUSTOMERS)).contains(OURS);
        }
    }

    @Nested
    class TheServices {
        @Test
        void areThoseThatWereNamedLast() {
            scenario.accept(bob, new SetServices(List.of(" payments ", "search", "search")));

            assertThat(scenario.incident().services()).containsExactly("payments", "search");
            assertThat(scenario.last().event().describe()).isEqualTo("Services: payments, search");
            assertThat(told(STATUS_PAGE)).contains("Affected: payments, search");
        }
    }

    private String told(Audience audience) {
        TimelineEntry last = scenario.accept(alice, SendUpdate.to(audience)).last();
        return ((MessageSent) last.event()).text();
    }
}
