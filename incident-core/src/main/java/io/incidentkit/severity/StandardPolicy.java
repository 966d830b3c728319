package io.incidentkit.severity;

import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import java.time.Duration;
import java.util.List;

/** The playbook's own levels, as data. */
final class StandardPolicy {
    private static final Duration POSTMORTEM = Duration.ofDays(5);

    private static final List<CommunicationDuty> COMMUNICATION = List.of(
            new CommunicationDuty(Audience.STATUS_PAGE, Duration.ofMinutes(5), Duration.ofMinutes(60), true, true),
            new CommunicationDuty(Audience.INTERNAL_CHAT, Duration.ofMinutes(15), Duration.ofMinutes(30), false, true),
            new CommunicationDuty(Audience.CUSTOMERS, Duration.ofMinutes(30), Duration.ofHours(2), false, true));

    static final SeverityPolicy INSTANCE = SeverityPolicy.of(List.of(
            SeverityLevel.builder(Severity.SEV1)
                    .meaning("Paying customers are hit, now")
                    .notification(Notification.PAGE_EVERYONE)
                    .triagedWithin(Duration.ofMinutes(5))
                    .fixed("now", Duration.ZERO)
                    .warRoom(true)
                    .postmortemWithin(POSTMORTEM)
                    .communication(COMMUNICATION)
                    .build(),
            SeverityLevel.builder(Severity.SEV2)
                    .meaning("Clearly degraded, not down")
                    .notification(Notification.PAGE_ON_CALL)
                    .triagedWithin(Duration.ofMinutes(15))
                    .fixed("within hours", Duration.ofHours(8))
                    .postmortemWithin(POSTMORTEM)
                    .communication(COMMUNICATION)
                    .build(),
            SeverityLevel.builder(Severity.SEV3)
                    .meaning("Noticeable, bounded")
                    .notification(Notification.TICKET)
                    .triagedWithin(Duration.ofDays(1))
                    .fixed("this sprint", Duration.ofDays(14))
                    .build(),
            SeverityLevel.builder(Severity.SEV4)
                    .meaning("Cosmetic or minor")
                    .notification(Notification.BACKLOG)
                    .fixed("when its turn comes", null)
                    .build()));

    private StandardPolicy() {}
}
