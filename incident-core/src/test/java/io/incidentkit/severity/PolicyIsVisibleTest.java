package io.incidentkit.severity;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyIsVisibleTest {

    @Test
    void theStandardPolicyIsOnePageThatANewHireReads() {
        assertThat(SeverityPolicy.standard().toMarkdown()).isEqualTo("""
                        # Severity policy

                        In doubt, take the higher level. Severity is not debated during an incident.

                        |Level|What it means|Who is told|Triaged|Fixed|War room|Postmortem|
                        |---|---|---|---|---|---|---|
                        |SEV1|Paying customers are hit, now|page everyone|within 5 min|now|yes|within 5 days|
                        |SEV2|Clearly degraded, not down|page the on-call|within 15 min|within hours|-|within 5 days|
                        |SEV3|Noticeable, bounded|a ticket|within 1 day|this sprint|-|-|
                        |SEV4|Cosmetic or minor|the backlog|-|when its turn comes|-|-|

                        ## Communication for SEV1

                        |Who|First within|Then|At the end|
                        |---|---|---|---|
                        |status page|5 min|every 1 h, with each step|a closing message|
                        |internal chat|15 min|every 30 min|a closing message|
                        |customers|30 min|every 2 h|a closing message|

                        ## Communication for SEV2

                        |Who|First within|Then|At the end|
                        |---|---|---|---|
                        |status page|5 min|every 1 h, with each step|a closing message|
                        |internal chat|15 min|every 30 min|a closing message|
                        |customers|30 min|every 2 h|a closing message|
                        """);
    }

    @Test
    void aTeamsOwnWordsAreShownAsTheyAre() {
        SeverityPolicy policy = SeverityPolicy.of(List.of(SeverityLevel.builder(new Severity("P1"))
                .meaning("Revenue | orders <down>")
                .notification(Notification.PAGE_EVERYONE)
                .fixed("*now*", Duration.ofSeconds(90))
                .postmortemWithin(Duration.ofHours(36))
                .communication(List.of(new CommunicationDuty(
                        new Audience("executives"), Duration.ofSeconds(90), Duration.ofDays(1), true, false)))
                .build()));

        assertThat(policy.toMarkdown())
                .contains("|P1|Revenue \\| orders \\<down\\>|page everyone|-|\\*now\\*|-|within 36 h|")
                .contains("|executives|90 s|every 1 day, with each step|-|");
    }
}
