package io.incidentkit.commander;

import io.incidentkit.text.CaselessKey;
import io.incidentkit.validation.InputValidator;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A directory of a list that does not change. Immutable and thread-safe. */
final class ListedPeople implements Directory {
    private final List<KnownPerson> people;
    private final Map<String, KnownPerson> byName = new HashMap<>();

    ListedPeople(Collection<KnownPerson> people) {
        this.people = List.copyOf(people);
        InputValidator faults = new InputValidator();
        for (KnownPerson known : this.people) {
            known.names().forEach(name -> {
                KnownPerson other = byName.putIfAbsent(CaselessKey.of(name), known);
                if (other != null && !other.person().equals(known.person())) {
                    faults.add("people", name + " is a name of both " + other.person() + " and " + known.person());
                }
            });
        }
        faults.throwIfAny();
        Map<String, KnownPerson> shown = new HashMap<>();
        Set<String> shared = new HashSet<>();
        for (KnownPerson known : this.people) {
            String key = CaselessKey.of(known.displayName());
            if (shown.put(key, known) != null) {
                shared.add(key);
            }
        }
        shown.keySet().removeAll(shared);
        shown.forEach(byName::putIfAbsent);
    }

    @Override
    public Optional<KnownPerson> find(String name) {
        return Optional.ofNullable(byName.get(CaselessKey.of(name)));
    }

    @Override
    public List<KnownPerson> people() {
        return people;
    }
}
