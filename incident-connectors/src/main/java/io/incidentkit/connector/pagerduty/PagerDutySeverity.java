package io.incidentkit.connector.pagerduty;

import io.incidentkit.connector.paging.OnCallRoutes;
import io.incidentkit.text.CaselessKey;
import java.util.Locale;
import java.util.Map;

/** The severities of PagerDuty's alerts. What one of them does is set there, by the urgency of a service. */
public enum PagerDutySeverity {
    /** By default of a page to everyone. */
    CRITICAL,
    /** By default of any other page. */
    ERROR,
    /** Of no page by default. */
    WARNING,
    /** Of tests. */
    INFO;

    /** Returns how PagerDuty writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By the level's name, else by the target's; never by a number, as the third level of others pages and ours does not. */
    static PagerDutySeverity of(Map<String, PagerDutySeverity> set, String level, String target) {
        for (String name : new String[] {level, target}) {
            for (Map.Entry<String, PagerDutySeverity> each : set.entrySet()) {
                if (CaselessKey.same(each.getKey(), name)) {
                    return each.getValue();
                }
            }
        }
        return target.equalsIgnoreCase(OnCallRoutes.EVERYONE) ? CRITICAL : ERROR;
    }
}
