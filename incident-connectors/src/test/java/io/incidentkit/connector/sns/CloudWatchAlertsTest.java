package io.incidentkit.connector.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.incidentkit.connector.RealData;
import io.incidentkit.connector.alert.AlertAnswer;
import io.incidentkit.connector.alert.AlertAnswer.Kind;
import io.incidentkit.connector.alert.AlertDesk;
import io.incidentkit.connector.alert.Payloads;
import io.incidentkit.connector.alert.SenderCheck;
import io.incidentkit.connector.alert.SenderCheck.Verdict;
import io.incidentkit.connector.alert.ServiceLabels;
import io.incidentkit.connector.paging.PagedIncidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.test.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Alarms over SNS: whose they are, and what is asked of whom. */
class CloudWatchAlertsTest {
    private static final SignedTopic TOPIC = SignedTopic.create();
    private static final Instant EARLIER = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

    private final PagedIncidents host = new PagedIncidents();
    private final Amazon amazon = new Amazon();
    private final AlertDesk desk = AlertDesk.of(
            host,
            CloudWatchAlerts.create(ServiceLabels.standard(), amazon),
            SnsCheck.of(List.of(SignedTopic.ARN), amazon, host.clock));

    /** What is at the addresses of Amazon, and which of them were asked. */
    private static final class Amazon implements SnsDoor {
        private final Map<String, String> texts = new HashMap<>();
        private final List<String> asked = new ArrayList<>();

        Amazon() {
            texts.put(SignedTopic.CERTIFICATE, TOPIC.certificate(EARLIER, LATER));
            texts.put(SignedTopic.CONFIRM, "<ConfirmSubscriptionResponse/>");
        }

        @Override
        public String get(URI address) throws IOException {
            asked.add(address.toString());
            String text = texts.get(address.toString());
            if (text == null) {
                throw new IOException("it answered 404");
            }
            return text;
        }
    }

    private static String changed(String message, String field, String value) {
        ObjectNode node = (ObjectNode) JsonMapper.shared().readTree(message);
        node.put(field, value);
        return node.toString();
    }

    @Test
    void opensAnIncidentOfAnAlarm() {
        desk.send(TOPIC.notification("m-1", Payloads.ALARM), "Content-Type", "text/plain; charset=UTF-8");

        assertThat(desk.only()).satisfies(incident -> {
            assertThat(incident.title()).isEqualTo("SlowCheckout");
            assertThat(incident.services()).containsExactly("checkout");
            assertThat(incident.severity()).as("an alarm says nothing of it").contains(Severity.SEV2);
            assertThat(incident.began()).contains(Instant.parse("2026-11-06T08:40:00Z"));
            assertThat(incident.declaredBy().name()).isEqualTo("cloudwatch");
        });
    }

    @Test
    void hearsThatItIsOverAndNothingOfTooLittleData() {
        desk.send(TOPIC.notification("m-1", Payloads.ALARM));
        String over = Payloads.ALARM.replace("\"ALARM\"", "\"OK\"").replace("08:40", "08:48");

        assertThat(desk.send(TOPIC.notification("m-2", over)).incidents()).hasSize(1);
        assertThat(desk.texts().toString()).contains("1 resolved");
        assertThat(desk.send(TOPIC.notification("m-3", Payloads.ALARM.replace("\"ALARM\"", "\"INSUFFICIENT_DATA\"")))
                        .kind())
                .isEqualTo(Kind.IGNORED);
    }

    @Test
    void readsAnAlarmThatEventBridgeHandsOn() {
        desk.send(TOPIC.notification("m-1", Payloads.ALARM));
        String event = """
                {"version":"0","source":"aws.cloudwatch","detail-type":"CloudWatch Alarm State Change","account":"123456789012",
                 "region":"eu-central-1","resources":["arn:aws:cloudwatch:eu-central-1:123456789012:alarm:SlowCheckout"],
                 "detail":{"alarmName":"SlowCheckout","state":{"value":"OK","timestamp":"2026-11-06T08:48:00.000+0000"}}}""";

        assertThat(desk.send(TOPIC.notification("m-2", event)).incidents())
                .as("the same alarm")
                .hasSize(1);
    }

    @Test
    void takesAMessageInOnce() {
        desk.send(TOPIC.notification("m-1", Payloads.ALARM));
        host.clock.advance(Duration.ofHours(1));
        assertThat(desk.send(TOPIC.notification("m-1", Payloads.ALARM)).kind()).isEqualTo(Kind.REPEATED);
    }

    @Test
    void takesBothVersionsOfSignaturesAndNoOther() {
        assertThat(desk.send(TOPIC.version("1").notification("m-1", Payloads.ALARM))
                        .kind())
                .isEqualTo(Kind.TAKEN);
        assertThat(desk.send(TOPIC.version("3").notification("m-2", Payloads.ALARM))
                        .kind())
                .isEqualTo(Kind.UNKNOWN_SENDER);
        String two = TOPIC.notification("m-3", Payloads.ALARM);
        assertThat(desk.send(changed(two, "SignatureVersion", "1")).kind()).isEqualTo(Kind.UNKNOWN_SENDER);
    }

    @Test
    void asksForACertificateOnceADay() {
        for (int i = 0; i < 5; i++) {
            desk.send(TOPIC.notification("m-" + i, Payloads.ALARM));
        }
        assertThat(amazon.asked).containsExactly(SignedTopic.CERTIFICATE);
        host.clock.advance(Duration.ofHours(25));
        desk.send(TOPIC.notification("m-9", Payloads.ALARM));
        assertThat(amazon.asked).hasSize(2);
    }

    @Test
    void refusesWhatWasChangedOnItsWay() {
        String message = TOPIC.notification("m-1", Payloads.ALARM);
        for (String field : List.of("Message", "MessageId", "Subject", "Timestamp", "Type", "Signature")) {
            assertThat(desk.send(changed(message, field, "changed")).kind())
                    .as(field)
                    .isEqualTo(Kind.UNKNOWN_SENDER);
        }
        assertThat(desk.send(message.replace("\"Subject\"", "\"subject\"")).kind())
                .isEqualTo(Kind.UNKNOWN_SENDER);
        assertThat(desk.all()).isEmpty();
    }

    @Test
    void refusesACertificateOfAnotherKeyOrOfAnotherTimeOrOne() {
        String message = TOPIC.notification("m-1", Payloads.ALARM);
        for (String wrong : List.of(
                SignedTopic.create().certificate(EARLIER, LATER),
                TOPIC.certificate(EARLIER, EARLIER.plusSeconds(1)),
                TOPIC.certificate(LATER, LATER.plusSeconds(1)),
                "<html>nothing here</html>",
                "")) {
            Amazon other = new Amazon();
            other.texts.put(SignedTopic.CERTIFICATE, wrong);
            SenderCheck check = SnsCheck.of(List.of(SignedTopic.ARN), other, host.clock);
            assertThat(check.judge(AlertDesk.request(null, message.getBytes(StandardCharsets.UTF_8))))
                    .as(wrong)
                    .isEqualTo(Verdict.UNKNOWN);
        }
    }

    /** Whoever writes the addresses must not make this host call anywhere else. */
    @Test
    void asksNobodyButAmazonsService() {
        String message = TOPIC.notification("m-1", Payloads.ALARM);
        for (String address : List.of(
                "http://sns.eu-central-1.amazonaws.com/a.pem",
                "https://sns.eu-central-1.amazonaws.com.evil.example/a.pem",
                "https://evil.example/sns.eu-central-1.amazonaws.com/a.pem",
                "https://sns.eu-central-1.amazonaws.com@evil.example/a.pem",
                "https://user@sns.eu-central-1.amazonaws.com/a.pem",
                "https://sns.eu-central-1.amazonaws.com:8443/a.pem",
                "https://sns.eu-central-1.amazonaws.com/../a.pem",
                "https://sns.eu-central-1.amazonaws.com/%2e%2e/a.pem",
                "https://sns.eu-central-1.amazonaws.com/a.pem?x=1",
                "https://sns.eu-central-1.amazonaws.com/a.pem#x",
                "https://sns.eu-central-1.amazonaws.com/a.txt",
                "https://sns.amazonaws.com/a.pem",
                "https://s3.eu-central-1.amazonaws.com/a.pem",
                "https://sns.evil.s3.eu-central-1.amazonaws.com/a.pem",
                "https://xsns.eu-central-1.amazonaws.com/a.pem",
                "https://169.254.169.254/latest/meta-data/a.pem",
                "file:///etc/passwd.pem",
                "https://sns.eu-central-1.amazonaws.com\\@evil.example/a.pem",
                "")) {
            assertThat(desk.send(changed(message, "SigningCertURL", address)).kind())
                    .as(address)
                    .isEqualTo(Kind.UNKNOWN_SENDER);
        }
        assertThat(amazon.asked).isEmpty();
        assertThat(SnsAddress.ofCertificate("https://sns.cn-north-1.amazonaws.com.cn/a.pem"))
                .isPresent();
        assertThat(SnsAddress.ofCertificate("https://sns.us-gov-west-1.amazonaws.com:443/a.pem"))
                .isPresent();
    }

    @Test
    void asksNobodyForATopicOfOthers() {
        SenderCheck check = SnsCheck.of(List.of(SignedTopic.ARN + "-of-ours"), amazon, host.clock);
        AlertDesk other = AlertDesk.of(host, CloudWatchAlerts.create(ServiceLabels.standard(), amazon), check);

        assertThat(other.send(TOPIC.notification("m-1", Payloads.ALARM)).kind()).isEqualTo(Kind.UNKNOWN_SENDER);
        assertThat(other.send(TOPIC.confirmation(SignedTopic.CONFIRM)).kind()).isEqualTo(Kind.UNKNOWN_SENDER);
        assertThat(amazon.asked).isEmpty();
    }

    @Test
    void asksForItAgainWhenTheCertificateCanNotBeGotAndLetsTheAddressBeForAMinute() {
        String pem = amazon.texts.remove(SignedTopic.CERTIFICATE);
        String message = TOPIC.notification("m-1", Payloads.ALARM);
        assertThat(desk.send(message).kind()).isEqualTo(Kind.NOT_NOW);
        assertThat(desk.send(message).kind()).isEqualTo(Kind.NOT_NOW);
        assertThat(amazon.asked).hasSize(1);
        amazon.texts.put(SignedTopic.CERTIFICATE, pem);
        host.clock.advance(Duration.ofMinutes(2));

        assertThat(desk.send(message).kind()).isEqualTo(Kind.TAKEN);
    }

    @Test
    void confirmsTheSubscriptionOfATopicOfTheHost() {
        assertThat(desk.send(TOPIC.confirmation(SignedTopic.CONFIRM)).kind()).isEqualTo(Kind.IGNORED);

        assertThat(amazon.asked).containsExactly(SignedTopic.CERTIFICATE, SignedTopic.CONFIRM);
    }

    @Test
    void confirmsNothingAnywhereElseEvenIfItIsSigned() {
        for (String address : List.of(
                "https://evil.example/?Action=ConfirmSubscription",
                "https://sns.eu-central-1.amazonaws.com/?Action=Publish",
                "https://sns.eu-central-1.amazonaws.com/x?Action=ConfirmSubscription")) {
            assertThat(desk.send(TOPIC.confirmation(address)).kind())
                    .as(address)
                    .isEqualTo(Kind.UNREADABLE);
        }
        assertThat(amazon.asked).containsExactly(SignedTopic.CERTIFICATE);
        amazon.texts.remove(SignedTopic.CONFIRM);
        assertThat(desk.send(TOPIC.confirmation(SignedTopic.CONFIRM)).kind()).isEqualTo(Kind.NOT_NOW);
    }

    @Test
    void takesThatItWasUnsubscribedAndLeavesItSo() {
        String gone = TOPIC.signed(
                "UnsubscribeConfirmation", "u-1", "gone", Map.of("Token", "2336", "SubscribeURL", SignedTopic.CONFIRM));
        assertThat(desk.send(gone).kind()).isEqualTo(Kind.IGNORED);
        assertThat(amazon.asked).containsExactly(SignedTopic.CERTIFICATE);
    }

    @Test
    void refusesAMessageThatIsNoAlarmWithEveryFault() {
        AlertAnswer text = desk.send(TOPIC.notification("m-1", "hello"));
        assertThat(text.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(text.faults().toString()).contains("Message: is no alarm of CloudWatch");
        assertThat(desk.send(TOPIC.notification("m-2", "{\"x\":1}")).faults().toString())
                .contains("AlarmName");
        assertThat(desk.send("raw delivery").kind()).isEqualTo(Kind.UNKNOWN_SENDER);
        assertThat(desk.send(Payloads.ALARM).kind()).isEqualTo(Kind.UNKNOWN_SENDER);
    }

    @Test
    void needsATopic() {
        assertThatIllegalArgumentException().isThrownBy(() -> SnsCheck.of(List.of(), amazon, host.clock));
        assertThatIllegalArgumentException().isThrownBy(() -> SnsCheck.of(List.of("alarms"), amazon, host.clock));
        assertThat(SnsCheck.of(List.of(SignedTopic.ARN), amazon, host.clock).words())
                .contains("one topic");
    }

    /** Vectors that others made. */
    @Test
    void fitsTheVectors() {
        Path folder = RealData.at("webhooks/signatures");
        Amazon other = new Amazon();
        other.texts.put(SignedTopic.CERTIFICATE, RealData.text(folder.resolve("sns-test-cert.pem")));
        SenderCheck check = SnsCheck.of(List.of(SignedTopic.ARN), other, SettableClock.at("2026-11-29T10:00:00Z"));
        for (String file : List.of(
                "sns-v1-Notification.json",
                "sns-v1-SubscriptionConfirmation.json",
                "sns-v2-Notification.json",
                "sns-v2-SubscriptionConfirmation.json")) {
            byte[] body = RealData.bytes(folder.resolve(file));
            assertThat(check.judge(AlertDesk.request(null, body))).as(file).isEqualTo(Verdict.KNOWN);
        }
    }
}
