package io.incidentkit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.ErasedPerson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Incidents leave after their time, and people are forgotten. */
class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T14:32:00Z");
    private static final Actor ANA = Actor.person("ana");
    private static final byte[] KEY = "a key of the host".getBytes(StandardCharsets.UTF_8);

    private final InMemoryIncidentStore store = new InMemoryIncidentStore();
    private final IncidentPolicy policy = IncidentPolicy.standard();
    private final Incidents incidents = new Incidents(store, policy, Clock.fixed(NOW, ZoneOffset.UTC));
    private final Retention retention = new Retention(store, policy);
    private final List<IncidentDocument> putAway = new ArrayList<>();

    private Incident dismissed(String title) {
        Incident incident = incidents.declare(ANA, Declare.builder(title).build());
        return incidents.handle(ANA, incident.id()).dismiss("a false alarm");
    }

    @Test
    void anIncidentIsAsOldAsItsEnd() {
        Incident ended = dismissed("old");

        assertThat(retention.letGo(Duration.ofDays(30), NOW.plus(Duration.ofDays(30)), putAway::add))
                .isEqualTo(new Retention.Report(0, 0, 0));
        assertThat(retention.letGo(Duration.ofDays(30), NOW.plus(Duration.ofDays(31)), putAway::add))
                .isEqualTo(new Retention.Report(1, 0, 0));
        assertThat(putAway).extracting(IncidentDocument::id).containsExactly(ended.id());
    }

    @Test
    void whatHasSomethingLeftToDoStays() {
        Incident ended = dismissed("with an action item");
        incidents.handle(ANA, ended.id()).actions().add(ActionType.PREVENT, "mend the probe");

        assertThat(retention.letGo(Duration.ofDays(30), NOW.plus(Duration.ofDays(900)), putAway::add))
                .isEqualTo(new Retention.Report(0, 1, 0));
        assertThat(store.find(ended.id())).isPresent();
        assertThat(putAway).isEmpty();
    }

    @Test
    void whatCanNotBePutAwayStays() {
        Incident ended = dismissed("the disk of the archive is full");

        assertThatIllegalStateException()
                .isThrownBy(() -> retention.letGo(Duration.ofDays(30), NOW.plus(Duration.ofDays(31)), document -> {
                    throw new IllegalStateException("full");
                }));
        assertThat(store.find(ended.id())).isPresent();
    }

    @Test
    void whoWritesMeanwhileKeepsIt() {
        Incident ended = dismissed("busy");

        Retention.Report report = retention.letGo(
                Duration.ofDays(30),
                NOW.plus(Duration.ofDays(31)),
                document -> incidents.handle(ANA, ended.id()).timeline().note("one word more"));

        assertThat(report).isEqualTo(new Retention.Report(0, 0, 1));
        assertThat(incidents.timeline(ended.id()))
                .last()
                .satisfies(entry -> assertThat(entry.event().describe()).contains("one word more"));
    }

    @Test
    void moreIncidentsThanAPageHoldsAreLetGo() {
        for (int i = 0; i < 250; i++) {
            dismissed("number " + i);
        }

        assertThat(retention
                        .letGo(Duration.ofDays(1), NOW.plus(Duration.ofDays(2)), putAway::add)
                        .removed())
                .isEqualTo(250);
        assertThat(incidents.all()).isEmpty();
    }

    @Test
    void aReasonDoesNotNameTheOneWhoIsForgotten() {
        ErasedPerson erased = ErasedPerson.of(new Person("Ana"), new Person("former-1"), List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PersonErasure(store, policy, null).erase(erased, ANA, "ana asked", NOW));
    }

    @Test
    void aPersonHasOnePseudonymHoweverSpelledAndAnotherWithAnotherKey() {
        Person pseudonym = PersonErasure.pseudonym(new Person("Zo\u00EB"), KEY);

        assertThat(pseudonym.name()).matches("former-[0-9a-f]{12}");
        assertThat(PersonErasure.pseudonym(new Person(" zo\u00CB"), KEY)).isEqualTo(pseudonym);
        assertThat(PersonErasure.pseudonym(new Person("ben"), KEY)).isNotEqualTo(pseudonym);
        assertThat(PersonErasure.pseudonym(
                        new Person("Zo\u00EB"), "another key of the host".getBytes(StandardCharsets.UTF_8)))
                .isNotEqualTo(pseudonym);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PersonErasure.pseudonym(new Person("ana"), new byte[15]))
                .withMessageContaining("15 bytes");
    }
}
