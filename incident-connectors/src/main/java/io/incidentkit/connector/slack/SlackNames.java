package io.incidentkit.connector.slack;

import io.incidentkit.commander.Directory;
import io.incidentkit.commander.KnownPerson;
import io.incidentkit.connector.call.NotDeliveredException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * Names of the people of Slack here: by the directory under their id, else under their mail address, else that address itself, else their id.
 *
 * <p>Thread-safe. Who was found is remembered until the program ends.
 */
final class SlackNames {
    private static final int MOST_KNOWN = 10_000;

    private final SlackApi api;
    private final Directory directory;
    private final Map<String, String> found = new ConcurrentHashMap<>();

    SlackNames(SlackApi api, Directory directory) {
        this.api = api;
        this.directory = directory;
    }

    /** Returns the name; of nobody it is a blank one's stand-in. */
    String name(String id) throws NotDeliveredException, InterruptedException {
        if (id.isBlank()) {
            return "somebody in Slack";
        }
        String known = found.get(id);
        if (known != null) {
            return known;
        }
        String name = asked(id);
        if (found.size() < MOST_KNOWN) {
            found.put(id, name);
        }
        return name;
    }

    /** As {@link #name}, where a failure of Slack's leaves the id. */
    String known(String id) {
        try {
            return name(id);
        } catch (NotDeliveredException e) {
            return id;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return id;
        }
    }

    private String asked(String id) throws NotDeliveredException, InterruptedException {
        Optional<KnownPerson> byId = directory.find(id);
        if (byId.isPresent()) {
            return byId.get().person().name();
        }
        JsonNode answer = api.read("users.info", Map.of("user", id));
        String mail = answer.at("/user/profile/email").asString("");
        if (mail.isEmpty()) {
            return id;
        }
        return directory.find(mail).map(each -> each.person().name()).orElse(mail);
    }
}
