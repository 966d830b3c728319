package io.incidentkit.connector.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.commander.Actor;
import io.incidentkit.connector.alert.AlertAnswer.Kind;
import io.incidentkit.connector.alert.AlertFields.Part;
import io.incidentkit.connector.paging.PagedIncidents;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.severity.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The one reading of all sources. */
class AlertInboxTest {
    private static final AlertFields FIELDS = AlertFields.builder()
            .at(Part.ALERTS, List.of("/alerts"))
            .at(Part.KEY, List.of("/key"))
            .at(Part.TITLE, List.of("/title"))
            .at(Part.STATE, List.of("/state"))
            .at(Part.SEVERITY, List.of("/severity"))
            .at(Part.SERVICE, List.of("/service"))
            .at(Part.BEGAN, List.of("/began"))
            .at(Part.URL, List.of("/url"))
            .at(Part.DELIVERY, List.of("/delivery"))
            .label("team", List.of("/team"))
            .build();

    private final PagedIncidents host = new PagedIncidents();
    private final AlertDesk desk = desk();

    private AlertDesk desk() {
        return AlertDesk.of(host, PointedAlerts.builder("probe", FIELDS).build(), AlertDesk.open());
    }

    private static String one(String key, String state) {
        return "{\"key\":\"" + key + "\",\"title\":\"Checkout is slow\",\"state\":\"" + state
                + "\",\"severity\":\"critical\",\"service\":\"checkout\",\"team\":\"payments\","
                + "\"began\":\"2026-11-06T08:40:00Z\",\"url\":\"https://probe.example.org/7\"}";
    }

    private static String delivered(String id, String body) {
        return body.substring(0, body.length() - 1) + ",\"delivery\":\"" + id + "\"}";
    }

    @Test
    void opensAnIncidentWithWhatTheSourceSays() {
        assertThat(desk.send(one("a", "down")).kind()).isEqualTo(Kind.TAKEN);

        assertThat(desk.only()).satisfies(incident -> {
            assertThat(incident.title()).isEqualTo("Checkout is slow");
            assertThat(incident.declaredBy()).isEqualTo(Actor.system("probe"));
            assertThat(incident.detectionSource()).contains(DetectionSource.ALERT);
            assertThat(incident.severity()).contains(Severity.SEV1);
            assertThat(incident.services()).containsExactly("checkout");
            assertThat(incident.began()).contains(Instant.parse("2026-11-06T08:40:00Z"));
            assertThat(incident.detectedAt()).isEqualTo(Instant.parse("2026-11-06T08:49:07Z"));
        });
        assertThat(desk.texts().toString()).contains("Alerts from probe: 1 firing (Checkout is slow)");
    }

    @Test
    void joinsTheIncidentOfTheKeyAndSaysThatItIsOver() {
        desk.send(one("a", "down"));
        AlertAnswer over = desk.send(one("a", "up"));

        assertThat(over.kind()).isEqualTo(Kind.TAKEN);
        assertThat(over.incidents())
                .extracting(incident -> incident.id())
                .containsExactly(desk.only().id());
        assertThat(desk.only().isOpen()).isTrue();
        assertThat(desk.types()).endsWith("alerts-received");
    }

    @Test
    void opensNothingForAnAlertThatIsOverAndWasNeverHeardOf() {
        assertThat(desk.send(one("a", "up"))).satisfies(answer -> {
            assertThat(answer.kind()).isEqualTo(Kind.TAKEN);
            assertThat(answer.incidents()).isEmpty();
        });
        assertThat(desk.all()).isEmpty();
    }

    @Test
    void tellsTwoNamedSourcesApart() {
        desk.sendFrom("eu", one("a", "down"));
        desk.sendFrom("us", one("a", "down"));
        desk.sendFrom("us", one("a", "down"));

        assertThat(desk.all())
                .extracting(incident -> incident.declaredBy().toString())
                .containsExactlyInAnyOrder("probe/eu", "probe/us");
    }

    @Test
    void takesARequestWithAnIdInOnceOnWhateverNode() {
        AlertDesk other = desk();
        desk.send(delivered("1", one("a", "down")));
        desk.send(delivered("2", one("a", "up")));
        int entries = desk.types().size();

        // The first comes again, late, to another node.
        assertThat(other.send(delivered("1", one("a", "down"))).kind()).isEqualTo(Kind.REPEATED);

        assertThat(desk.types()).hasSize(entries);
        assertThat(other.send(delivered("3", one("a", "down"))).kind()).isEqualTo(Kind.TAKEN);
    }

    @Test
    void takesTheSameIdOfTwoSourcesForTwoRequests() {
        desk.sendFrom("eu", delivered("1", one("a", "down")));
        assertThat(desk.sendFrom("us", delivered("1", one("b", "down"))).kind()).isEqualTo(Kind.TAKEN);
        assertThat(desk.all()).hasSize(2);
    }

    @Test
    void takesABodyThatComesTwiceInARowInOnceAndOneThatComesBackAgain() {
        desk.send(one("a", "down"));
        assertThat(desk.send(one("a", "down")).kind()).isEqualTo(Kind.REPEATED);
        desk.send(one("a", "up"));
        assertThat(desk.send(one("a", "down")).kind()).isEqualTo(Kind.TAKEN);
        host.clock.advance(Duration.ofMinutes(2));
        int entries = desk.types().size();

        assertThat(desk.send(one("a", "down")).kind()).isEqualTo(Kind.TAKEN);

        assertThat(desk.types()).as("a repeat adds no noise").hasSizeLessThanOrEqualTo(entries + 1);
    }

    @Test
    void losesNoAlertForOneBesideItThatCanNotBeRead() {
        AlertAnswer answer = desk.send("{\"alerts\":[7,{\"title\":\"no key\"}," + one("a", "down") + "]}");

        assertThat(answer.kind()).isEqualTo(Kind.PARTLY_READ);
        assertThat(answer.faults()).extracting(fault -> fault.field()).containsExactly("[0]", "[1] /key");
        assertThat(desk.texts().toString())
                .contains("Not read: [0] is not an object", "Not read: [1] /key is required");
    }

    @Test
    void namesEveryFaultOfABodyOfWhichNothingCanBeRead() {
        AlertAnswer answer = desk.send("{\"alerts\":[7,{\"title\":\"no key\"}]}");

        assertThat(answer.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(answer.faults()).hasSize(2);
        assertThat(desk.send("{\"key\":\"a\",\n \"title\": \"it says \"no\"\"}")
                        .faults()
                        .get(0)
                        .message())
                .isEqualTo("is not JSON: it breaks at line 2, column 21");
        assertThat(desk.send("").faults()).hasSize(1);
        assertThat(desk.watched).containsOnly("probe unreadable");
    }

    @Test
    void namesTheFirstOfManyFaults() {
        assertThat(desk.send("{\"alerts\":[" + "1,".repeat(50) + "1]}").faults())
                .hasSize(21)
                .last()
                .hasToString("body: has 51 faults; the first are named");
    }

    @Test
    void readsNothingThatIsTooLong() {
        assertThat(desk.send(null, new byte[AlertInbox.MAX_BYTES + 1]).kind()).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void readsNothingOfASenderThatIsNotKnown() {
        AlertDesk closed = AlertDesk.of(
                host,
                new AlertForm() {
                    @Override
                    public String tool() {
                        return "probe";
                    }

                    @Override
                    public AlertDescription description() {
                        return new AlertDescription("own", "", "", "");
                    }

                    @Override
                    public AlertReading read(AlertRequest request) {
                        throw new AssertionError("It is not read");
                    }
                },
                new SenderCheck() {
                    @Override
                    public Verdict judge(AlertRequest request) {
                        return request.header("x").isEmpty() ? Verdict.UNKNOWN : Verdict.NOT_NOW;
                    }

                    @Override
                    public String words() {
                        return "nobody";
                    }
                });

        assertThat(closed.send(one("a", "down")).kind()).isEqualTo(Kind.UNKNOWN_SENDER);
        assertThat(closed.send(one("a", "down"), "x", "1").kind()).isEqualTo(Kind.NOT_NOW);
    }

    @Test
    void asksForItAgainWhenItCanNotBeWrittenDownAndTakesItThen() {
        host.down(true);
        assertThat(desk.send(delivered("1", one("a", "down"))).kind()).isEqualTo(Kind.NOT_NOW);
        assertThat(desk.send(one("a", "down")).kind()).isEqualTo(Kind.NOT_NOW);
        host.down(false);

        assertThat(desk.send(delivered("1", one("a", "down"))).kind()).isEqualTo(Kind.TAKEN);
        assertThat(desk.all()).hasSize(1);
    }

    @Test
    void reopensNothingForARepeatOfWhatEnded() {
        desk.send(one("a", "down"));
        host.incidents.execute(Actor.person("ana"), desk.only().id(), new Dismiss("a probe failed", null, null));
        host.clock.advance(Duration.ofMinutes(10));

        desk.send(one("a", "down"));

        assertThat(desk.only().isOpen()).isFalse();
    }

    @Test
    void leavesOutWhatIsNeitherFiringNorOver() {
        assertThat(desk.send(one("a", "acknowledged")).kind()).isEqualTo(Kind.IGNORED);
        assertThat(desk.all()).isEmpty();
    }

    @Test
    void isNotBuiltWithoutAWayToKnowSenders() {
        assertThatNullPointerException()
                .isThrownBy(() -> AlertInbox.builder(
                                host.incidents,
                                host.references,
                                PointedAlerts.builder("probe", FIELDS).build())
                        .build());
    }

    @Test
    void boundsWhatOneBodyBringsAndSaysSo() {
        StringBuilder many = new StringBuilder("[");
        for (int i = 0; i < 205; i++) {
            many.append(i == 0 ? "" : ",").append("{\"key\":\"k").append(i).append("\",\"state\":\"up\"}");
        }
        AlertDesk listed = AlertDesk.of(
                host,
                PointedAlerts.builder(
                                "list",
                                AlertFields.builder()
                                        .at(Part.KEY, List.of("/key"))
                                        .at(Part.STATE, List.of("/state"))
                                        .build())
                        .build(),
                AlertDesk.open());

        AlertAnswer answer = listed.send(many.append("]").toString());

        assertThat(answer.kind()).isEqualTo(Kind.PARTLY_READ);
        assertThat(answer.faults()).hasToString("[body: has 205 alerts; 200 are read at once]");
        assertThat(many.toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(AlertInbox.MAX_BYTES);
    }
}
