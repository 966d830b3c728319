package io.incidentkit.commander;

import io.incidentkit.text.CaselessKey;
import io.incidentkit.validation.InputValidator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The roles of an incident besides its commander, as data. Who is assigned work that is called like a role holds it, for as long as
 * the assignment is open; a reminder to the role goes to them.
 *
 * @param names the names of the roles, in the order in which they are shown
 */
public record Roles(List<String> names) {
    /** How many roles there are at most. */
    public static final int MOST = 20;

    private static final Roles STANDARD = new Roles(List.of("communications lead", "scribe", "deputy"));

    /**
     * Checks the names.
     *
     * @throws io.incidentkit.validation.InvalidInputException with every name that is no line or stands twice, in whatever case
     */
    public Roles {
        InputValidator faults = new InputValidator();
        if (names.size() > MOST) {
            faults.add("roles", "has " + names.size() + " roles; at most " + MOST + " are kept");
        }
        List<String> checked = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = faults.line("roles[" + i + "]", names.get(i));
            if (!name.isEmpty() && !known.add(CaselessKey.of(name))) {
                faults.add("roles[" + i + "]", "is " + name + ", which is a role already");
            }
            checked.add(name);
        }
        faults.throwIfAny();
        names = List.copyOf(checked);
    }

    /** Returns the playbook's own: communications lead, scribe, deputy. */
    public static Roles standard() {
        return STANDARD;
    }

    /**
     * Returns whether there is a role of that name, in whatever case.
     *
     * @param name the name
     */
    public boolean has(String name) {
        return names.stream().anyMatch(role -> CaselessKey.same(role, name));
    }

    /**
     * Returns who holds which role now.
     *
     * @param people the people of an incident
     * @return the holders of each role that somebody holds, in the order of the roles
     */
    public Map<String, List<Person>> heldBy(People people) {
        Map<String, List<Person>> held = new LinkedHashMap<>();
        for (String role : names) {
            List<Person> holders = people.sameWork(role).stream()
                    .map(Assignment::person)
                    .distinct()
                    .toList();
            if (!holders.isEmpty()) {
                held.put(role, holders);
            }
        }
        return held;
    }
}
