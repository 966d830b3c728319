package io.incidentkit.connector.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.effect.Delivery.Kind;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.memory.InMemoryReferences;
import io.incidentkit.memory.ManualTimer;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.IncidentOperations;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.test.tool.SlackStub;
import io.incidentkit.test.tool.SlackStub.Loss;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pinned summary of a room follows its incident, as often as Slack lets it. */
class SlackSummariesTest {
    private static final Actor ANA = Actor.person("ana");

    private final ManualTimer timer = new ManualTimer(Instant.parse("2026-03-01T14:32:00Z"));
    private final SlackStub slack = SlackStub.start();
    private final InMemoryReferences references = new InMemoryReferences();
    private final SlackChannel channel = SlackChannel.builder(
                    Caller.create(Duration.ofSeconds(20)), Secret.of(SlackStub.TOKEN), references)
            .api(slack.api())
            .clock(timer.withZone(ZoneOffset.UTC))
            .build();
    private final SlackSummaries summaries = SlackSummaries.of(channel, timer);
    private final Incidents incidents = Incidents.builder(
                    new InMemoryIncidentStore(), IncidentPolicy.standard(), timer.withZone(ZoneOffset.UTC))
            .listener(summaries)
            .build();
    private IncidentId id;
    private IncidentOperations incident;

    @BeforeEach
    void aRoom() throws InterruptedException {
        id = incidents
                .declare(
                        ANA,
                        Declare.builder("Checkout is down")
                                .severity(Severity.SEV1)
                                .build())
                .id();
        incident = incidents.handle(ANA, id);
        Effect open = new Effect(id + "/2/open-war-room", EffectKind.OPEN_WAR_ROOM, "");
        assertThat(channel.deliver(
                                open,
                                incidents
                                        .outboundWork()
                                        .context(id.toString(), open)
                                        .orElseThrow())
                        .kind())
                .isEqualTo(Kind.DELIVERED);
        timer.advance(Duration.ofSeconds(10));
    }

    @AfterEach
    void eachCallIsAsSlackDescribesIt() {
        assertThat(SlackJudge.faults(slack)).isEmpty();
        slack.rooms().stream()
                .flatMap(room -> room.messages().stream())
                .forEach(message ->
                        assertThat(new BlockLimits().faults(message.blocks())).isEmpty());
        summaries.close();
        slack.close();
    }

    private String summary() {
        return slack.room("inc-1").messages().get(0).blocks();
    }

    private long edits() {
        return slack.calls().stream()
                .filter(call -> call.path().endsWith("/chat.update"))
                .count();
    }

    @Test
    void followsCommanderStepAndSeverityAndSaysWhatIsDueNext() {
        assertThat(summary()).contains("nobody yet", "*Due next*\\na message to status page, <!date^");

        incident.triage(Severity.SEV1, new Person("ben"));
        timer.advance(Duration.ofSeconds(10));
        assertThat(summary()).contains("*Step*\\ntriaged", "*Commander*\\nben", "*Severity*\\nSEV1");

        incident.changeSeverity(Severity.SEV2, "fewer orders than thought");
        timer.advance(Duration.ofSeconds(10));
        assertThat(summary()).contains("*Severity*\\nSEV2");
        assertThat(slack.room("inc-1").topic()).startsWith("INC-1 SEV2: Checkout is down");
        assertThat(slack.room("inc-1").messages()).as("no message").hasSize(1);
    }

    @Test
    void saysSeveralChangesAtOnceSoThatSlacksLimitsAreKept() {
        long before = edits();
        incident.triage(Severity.SEV1, new Person("ana"));
        incident.diagnose("the last deploy");
        timer.advance(Duration.ofMillis(1));
        assertThat(edits()).isEqualTo(before + 1);

        incident.mitigate("rolled back", MitigationKind.ROLLBACK);
        incident.timeline().note("errors go down");
        timer.advance(Duration.ofSeconds(2));
        assertThat(edits()).as("within three seconds").isEqualTo(before + 1);

        timer.advance(Duration.ofSeconds(2));
        assertThat(edits()).isEqualTo(before + 2);
        assertThat(summary()).contains("*Step*\\nmitigated");
    }

    @Test
    void triesAgainWhereSlackIsNotThere() {
        slack.losing(method -> method.equals("chat.update") ? Loss.BEFORE : Loss.NONE);
        incident.triage(Severity.SEV1, new Person("ana"));
        timer.advance(Duration.ofSeconds(1));
        assertThat(summary()).doesNotContain("triaged");

        slack.losing(method -> Loss.NONE);
        timer.advance(Duration.ofMinutes(1));
        assertThat(summary()).contains("*Step*\\ntriaged");
    }

    @Test
    void isBroughtUpToDateAfterAStart() {
        timer.advance(Duration.ofMinutes(1));
        long before = edits();

        summaries.refreshOpen(incidents);
        timer.advance(Duration.ofSeconds(1));

        assertThat(edits()).isEqualTo(before + 1);
    }

    @Test
    void leavesAnIncidentWithoutARoomAlone() {
        incidents.declare(ANA, Declare.of("Another one"));
        timer.advance(Duration.ofMinutes(1));

        assertThat(slack.rooms()).hasSize(1);
    }

    @Test
    void saysNothingOfAPrivateIncident() {
        incident.communication().makePrivate("personal data");
        incident.triage(Severity.SEV1, new Person("ben"));
        timer.advance(Duration.ofMinutes(1));

        assertThat(summary()).contains("This incident is private").doesNotContain("ben", "Checkout", "Due next");
    }
}
