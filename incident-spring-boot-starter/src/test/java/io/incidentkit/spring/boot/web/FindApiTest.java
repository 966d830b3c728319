package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.archive.IncidentSearch;
import io.incidentkit.archive.SearchFeed;
import io.incidentkit.service.Incidents;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Incidents found over HTTP by what is written of them. */
class FindApiTest {
    private static final String FIND = API + "/find";

    @AutoClose
    private final RunningHost host = RunningHost.start("incident.search.enabled=true");

    private List<String> found(String query, String actor) {
        return host.get(FIND + query, "X-Actor", actor).is(200).each("/matches", "title");
    }

    /** What the host's own thread does, sooner or later. */
    private void catchUp() {
        new SearchFeed(host.bean(IncidentSearch.class), Optional.empty(), Runnable::run)
                .catchUp(host.bean(Incidents.class), Long.MAX_VALUE);
    }

    @Test
    void areThoseThatTheReaderMaySee() {
        host.post(API, "{\"title\": \"Checkout is down\", \"severity\": \"SEV1\", \"commander\": \"ana\"}")
                .is(201);
        host.post(API + "/1/add-note", "{\"text\": \"pgbouncer has no connections\"}")
                .is(200);
        host.post(API, "{\"title\": \"The pgbouncer leaks\", \"private\": true}")
                .is(201);
        catchUp();

        assertThat(found("?q=pgbouncer", "ana")).containsExactly("The pgbouncer leaks", "Checkout is down");
        assertThat(found("?q=pgbouncer", "eve")).containsExactly("Checkout is down");
        assertThat(found("?q=pgbouncer%20mail", "ana")).isEmpty();
        Answer open = host.get(FIND + "?q=connection&order=newest").is(200);
        open.assertThatAt("/matches/0/incident").isEqualTo("INC-1");
        open.assertThatAt("/matches/0/open").isEqualTo("true");
        open.assertThatAt("/matches/0/excerpts/0/where").isEqualTo("timeline");
        open.assertThatAt("/capped").isEqualTo("false");
        host.get(FIND + "?order=odd").isProblem(422, "invalid-input");
    }

    @Test
    void areThereOnlyIfTheyAreWanted() {
        try (RunningHost without = RunningHost.start()) {
            without.get(FIND).isProblem(404, "unknown-incident");
        }
    }
}
