package io.incidentkit.connector.slack;

import io.incidentkit.commander.Directory;
import io.incidentkit.commander.KnownPerson;
import io.incidentkit.commander.Person;
import io.incidentkit.connector.call.NotDeliveredException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * People as Slack knows them: by an alias of the directory that is an id of Slack's, else by their mail address.
 *
 * <p>Thread-safe. Who was found is remembered until the program ends.
 */
final class SlackPeople {
    private static final Pattern ID = Pattern.compile("[UW][A-Z0-9]{6,20}");
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>]+@[^\\s@<>]+");
    private static final int MOST_KNOWN = 10_000;

    private final SlackApi api;
    private final Directory directory;
    private final Map<String, String> found = new ConcurrentHashMap<>();

    SlackPeople(SlackApi api, Directory directory) {
        this.api = api;
        this.directory = directory;
    }

    /** Returns a person's id; empty if Slack does not know them. */
    Optional<String> id(Person person) throws NotDeliveredException, InterruptedException {
        String known = found.get(person.name());
        if (known != null) {
            return Optional.of(known);
        }
        Optional<KnownPerson> entry = directory.find(person.name());
        Optional<String> id = Stream.concat(
                        entry.stream().flatMap(each -> each.aliases().stream()), Stream.of(person.name()))
                .filter(name -> ID.matcher(name).matches())
                .findFirst();
        if (id.isEmpty()) {
            id = byMail(entry.map(KnownPerson::email).orElse(person.name()));
        }
        if (id.isPresent() && found.size() < MOST_KNOWN) {
            found.put(person.name(), id.get());
        }
        return id;
    }

    private Optional<String> byMail(String mail) throws NotDeliveredException, InterruptedException {
        if (!MAIL.matcher(mail).matches()) {
            return Optional.empty();
        }
        JsonNode answer = api.read("users.lookupByEmail", Map.of("email", mail));
        String id = answer.at("/user/id").asString("");
        return SlackApi.isOk(answer) && !id.isEmpty() ? Optional.of(id) : Optional.empty();
    }
}
