package io.incidentkit.connector.opsgenie;

import io.incidentkit.connector.paging.OnCallRoutes;
import io.incidentkit.text.CaselessKey;
import java.util.Map;

/** The priorities of Opsgenie's alerts. What one of them does is set there, by notification rules. */
public enum OpsgeniePriority {
    /** By default of a page to everyone. */
    P1,
    /** By default of any other page. */
    P2,
    /** Of no page by default. */
    P3,
    /** Of no page by default. */
    P4,
    /** Of tests. */
    P5;

    /** By the level's name, else by the target's; never by a number. */
    static OpsgeniePriority of(Map<String, OpsgeniePriority> set, String level, String target) {
        for (String name : new String[] {level, target}) {
            for (Map.Entry<String, OpsgeniePriority> each : set.entrySet()) {
                if (CaselessKey.same(each.getKey(), name)) {
                    return each.getValue();
                }
            }
        }
        return target.equalsIgnoreCase(OnCallRoutes.EVERYONE) ? P1 : P2;
    }
}
