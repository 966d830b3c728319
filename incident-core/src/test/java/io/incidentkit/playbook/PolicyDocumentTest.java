package io.incidentkit.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.comms.MessageTemplates;
import io.incidentkit.postmortem.PostmortemCalendar;
import io.incidentkit.severity.Notification;
import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityLevel;
import io.incidentkit.severity.SeverityPolicy;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PolicyDocumentTest {
    private static final String LEVEL = """
            {"severity": "%s", "meaning": "it is down", "notification": "ticket", "fixed": "soon"%s}""";

    @Nested
    class APolicyThatIsRight {
        @Test
        void isReadAsItIsWritten() {
            IncidentPolicy policy = IncidentPolicy.builder()
                    .severities(SeverityPolicy.of(List.of(SeverityLevel.builder(new Severity("P1"))
                            .meaning("Revenue \"stops\" | now")
                            .notification(Notification.PAGE_ON_CALL)
                            .fixed("now", Duration.ZERO)
                            .warRoom(true)
                            .postmortemWithin(Duration.ofHours(36))
                            .communication(List.of(new CommunicationDuty(
                                    new Audience("führung"), Duration.ofSeconds(90), Duration.ofDays(1), true, false)))
                            .build())))
                    .reopenWindow(Duration.ZERO)
                    .zone(ZoneId.of("Asia/Riyadh"))
                    .incidentLink("https://portal.example/{reference}")
                    .templates(MessageTemplates.standard().alsoFor(new Audience("führung"), Audience.CUSTOMERS))
                    .postmortemCalendar(PostmortemCalendar.workingDays()
                            .withWeekend(List.of(DayOfWeek.SATURDAY, DayOfWeek.FRIDAY))
                            .withHolidays(List.of(LocalDate.of(2026, 9, 23))))
                    .build();

            assertThat(IncidentPolicy.fromJson(policy.toJson())).isEqualTo(policy);
            assertThat(IncidentPolicy.fromMap(policy.toMap())).isEqualTo(policy);
        }

        @Test
        void isWrittenSoThatItIsReadable() {
            assertThat(IncidentPolicy.fromJson(PolicyDocumentFaultsTest.levels(
                                    LEVEL.formatted("P1", ", \"fixedWithin\": \"2 weeks\"")))
                            .toJson())
                    .isEqualTo("""
                            {
                              "levels" : [
                                {
                                  "severity" : "P1",
                                  "meaning" : "it is down",
                                  "notification" : "ticket",
                                  "fixed" : "soon",
                                  "fixedWithin" : "P14D",
                                  "warRoom" : false
                                }
                              ],
                              "reopenWindow" : "P7D",
                              "zone" : "Z",
                              "postmortemCalendar" : {
                                "weekend" : [ ],
                                "holidays" : [ ]
                              }
                            }""");
        }

        @Test
        void isAsInThePlaybookWhereItSaysNothing() {
            assertThat(IncidentPolicy.fromJson("{}")).isEqualTo(IncidentPolicy.standard());
            assertThat(IncidentPolicy.fromJson("{\"reopenWindow\": \"3 days\", \"levels\": null}"))
                    .isEqualTo(IncidentPolicy.builder()
                            .reopenWindow(Duration.ofDays(3))
                            .build());
            assertThat(IncidentPolicy.fromJson(IncidentPolicy.standard().toJson()))
                    .isEqualTo(IncidentPolicy.standard());
        }

        @Test
        void hasSaturdayAndSundayOffIfItsCalendarDoesNotSay() {
            assertThat(IncidentPolicy.fromJson("{\"postmortemCalendar\": {}}").postmortemCalendar())
                    .isEqualTo(PostmortemCalendar.workingDays());
        }

        @Test
        void hasAPage() {
            IncidentPolicy policy = IncidentPolicy.fromJson(
                    "{\"zone\": \"Europe/Zurich\", \"postmortemCalendar\": {\"holidays\": [\"2026-12-25\"]}}");

            assertThat(policy.toMarkdown())
                    .startsWith(SeverityPolicy.standard().toMarkdown())
                    .contains("""

                            ## Afterwards

                            A resolved incident that comes back within 7 days is reopened; after that, a new one is declared.

                            The time until a postmortem is due is counted in working days, all but Saturday, Sunday, 2026-12-25, in the zone Europe/Zurich.
                            """);
            assertThat(IncidentPolicy.builder()
                            .reopenWindow(Duration.ZERO)
                            .build()
                            .toMarkdown())
                    .contains("A resolved incident is not reopened.")
                    .contains("counted in calendar days.");
        }

        @Test
        void itsPageSaysWhoIsOutsideAndWhatIsToldAhead() {
            IncidentPolicy own = IncidentPolicy.fromJson("""
                    {"publicAudiences": ["customers"],
                     "duties": [{"name": "tell the regulator", "start": "detected", "within": "3 days", "ahead": "1 day", "end": "done",
                                 "ladder": ["commander"]}]}""");

            assertThat(own.toMarkdown()).contains("""

                            ## Outside the team

                            customers. They read no word of the team, and nothing of a private incident.
                            """).contains("|3 days|done|commander|1 day before|");
            assertThat(IncidentPolicy.fromJson("{\"publicAudiences\": []}").toMarkdown())
                    .contains("No audience is.");
            assertThat(IncidentPolicy.standard().toMarkdown()).doesNotContain("Outside the team");
        }

        @Test
        void differsFromAnother() {
            IncidentPolicy standard = IncidentPolicy.standard();

            assertThat(IncidentPolicy.builder().build()).isEqualTo(standard).hasSameHashCodeAs(standard);
            assertThat(standard)
                    .isNotEqualTo(IncidentPolicy.fromJson("{\"reopenWindow\": \"now\"}"))
                    .isNotEqualTo(IncidentPolicy.fromJson("{\"postmortemCalendar\": {}}"))
                    .isNotEqualTo(IncidentPolicy.fromJson(PolicyDocumentFaultsTest.levels(LEVEL.formatted("SEV1", ""))))
                    .hasToString(
                            "IncidentPolicy[SEV1, SEV2, SEV3, SEV4] reopen within 7 days, postmortems in calendar days");
        }
    }
}
