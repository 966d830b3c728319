package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static io.incidentkit.spring.boot.web.RunningHost.EVENING;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.jdbc.JdbcIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What changes is told to those who listen, as it comes about. */
@Timeout(60)
class ChangesApiTest {
    @AutoClose
    private static final RunningHost host = RunningHost.start();

    @BeforeEach
    void declare() {
        host.reset();
        host.post(API, "{\"title\":\"Checkout is down\",\"severity\":\"SEV2\",\"commander\":\"ana\"}")
                .is(201);
    }

    private static Listening listen(String... headers) {
        Listening listening = host.listen(API + "/changes", headers);
        assertThat(listening.status()).isEqualTo(200);
        assertThat(listening.type()).startsWith("text/event-stream");
        return listening;
    }

    private static void give(String command, String json) {
        host.post(API + "/1/" + command, json.replace('\'', '"')).is(200);
    }

    @Test
    void eachChangeSaysWhereToLookAndNothingOfWhatItSays() {
        try (Listening listening = listen()) {
            assertThat(listening.next()).containsKey("id").doesNotContainKey("event");
            give("add-note", "{'text':'the pool is full'}");

            Map<String, String> change = listening.next("change");

            assertThat(change.get("data"))
                    .contains("\"incident\":\"INC-1\"", "\"types\":[\"note-added\"]")
                    .doesNotContain("pool");
        }
    }

    @Test
    void whatAnotherNodeWritesIsToldAsWell() {
        Incidents other = new Incidents(
                JdbcIncidentStore.create(host.bean(DataSource.class)), IncidentPolicy.standard(), host.clock());
        try (Listening listening = listen()) {
            listening.next();
            other.declare(Actor.person("ben"), Declare.of("Search is slow"));

            assertThat(listening.next("change").get("data"))
                    .contains("\"incident\":\"INC-2\"", "\"types\":[\"declared\"");
        }
    }

    @Test
    void aPrivateIncidentIsToldToThoseOnItAlone() {
        try (Listening eve = listen("X-Actor", "eve");
                Listening ben = listen("X-Actor", "ben");
                Listening nobody = listen()) {
            eve.next();
            ben.next();
            nobody.next();
            host.post(
                            API,
                            "{\"title\":\"Someone reads our mail\",\"private\":true}",
                            "Content-Type",
                            "application/json",
                            "X-Actor",
                            "eve")
                    .is(201);
            host.post(API, "{\"title\":\"Search is slow\"}").is(201);

            assertThat(eve.next("change").get("data")).contains("INC-2");
            assertThat(eve.next("change").get("data")).contains("INC-3");
            assertThat(ben.next("change").get("data")).contains("INC-3");
            assertThat(nobody.next("change").get("data")).contains("INC-3");
        }
    }

    @Test
    void whoComesBackIsToldWhatCameAboutMeanwhile() {
        String position;
        try (Listening listening = listen()) {
            position = listening.next().get("id");
        }
        host.clock().advance(Duration.ofHours(1));
        give("add-note", "{'text':'still down'}");
        host.post(API, "{\"title\":\"Search is slow\"}").is(201);

        try (Listening back = listen("Last-Event-ID", position)) {
            String told = back.next("change").get("data") + back.next("change").get("data");

            assertThat(told).contains("INC-1", "INC-2", "note-added");
            assertThat(back.next().get("id"))
                    .isEqualTo(EVENING.plusSeconds(3600).toString());
        }
    }

    @Test
    void aPositionThatWasNeverGivenIsAFault() {
        host.get(API + "/changes", "Last-Event-ID", "7").isProblem(422, "invalid-input");
        assertThat(host.send("HEAD", API + "/changes").is(200).type()).startsWith("text/event-stream");
    }
}
