package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.sns.SnsDoor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Alerts of the tools that are set by properties, over HTTP and a database. */
class AlertSourcesApiTest {
    private static final String SECRET = "k3y-of-ours";
    private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:alarms";
    private static final String CERTIFICATE = "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-1.pem";

    @AutoClose
    private static final RunningHost host = RunningHost.start(
            new FilteredClassLoader("org.springframework.security"),
            List.of(Outside.class),
            "incident.alerts.open=false",
            "incident.alerts.grafana.token=" + SECRET,
            "incident.alerts.grafana.signing-secret=" + SECRET,
            "incident.alerts.grafana.timestamp-header=X-Time",
            "incident.alerts.pagerduty.signing-secret=an old one," + SECRET,
            "incident.alerts.opsgenie.token=" + SECRET,
            "incident.alerts.opsgenie.header=X-Ops",
            "incident.alerts.datadog.token=" + SECRET,
            "incident.alerts.new-relic.token=" + SECRET,
            "incident.alerts.sentry.signing-secret=" + SECRET,
            "incident.alerts.cloudwatch.topics=" + TOPIC,
            "incident.alerts.cloudevents.token=" + SECRET,
            "incident.alerts.cloudevents.fields.title=/data/what,/type",
            "incident.alerts.generic.probe.token=" + SECRET,
            "incident.alerts.generic.probe.key=/check/id",
            "incident.alerts.generic.probe.title=/check/name",
            "incident.alerts.generic.probe.state=/now",
            "incident.alerts.generic.probe.firing=kaputt",
            "incident.alerts.generic.probe.severity=/level",
            "incident.alerts.generic.probe.severities.5=critical",
            "incident.alerts.generic.probe.service=/service",
            "incident.alerts.generic.probe.began=/since",
            "incident.alerts.generic.probe.labels.team=/team",
            "incident.alerts.generic.hook.signing-secret=" + SECRET,
            "incident.alerts.generic.hook.key=/id",
            "incident.alerts.generic.forgotten.key=/id");

    @Configuration(proxyBeanMethods = false)
    static class Outside {
        /** Amazon, which has one certificate that is not that of any key here. */
        static final List<String> ASKED = new ArrayList<>();

        @Bean
        SnsDoor door() {
            return (URI address) -> {
                ASKED.add(address.toString());
                throw new IOException("it answered 404");
            };
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    @BeforeEach
    void reset() {
        host.reset();
        Outside.ASKED.clear();
    }

    private record Sent(String path, String body, List<String> headers) {
        @Override
        public String toString() {
            return path;
        }
    }

    private static String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(String json) {
        return json.replace('\'', '"');
    }

    private static Sent shared(String path, String body) {
        return new Sent(path, json(body), List.of("Authorization", "Bearer " + SECRET));
    }

    private static Sent signed(String path, String header, String prefix, String body) {
        return new Sent(path, json(body), List.of(header, prefix + hmac(json(body))));
    }

    private static final String GRAFANA =
            "{'status':'firing','groupKey':'{}:{a}','version':'1','orgId':1,'state':'alerting','alerts':["
                    + "{'status':'firing','labels':{'alertname':'Checkout is slow','severity':'critical','service':'checkout'},"
                    + "'annotations':{'summary':'Checkout is slow'},'startsAt':'2026-03-01T17:50:00Z','endsAt':'0001-01-01T00:00:00Z'}]}";

    /** One alert of each tool, as it is sent. */
    static Stream<Sent> alerts() {
        String basic = Base64.getEncoder().encodeToString(("anybody:" + SECRET).getBytes(StandardCharsets.UTF_8));
        String time = Long.toString(RunningHost.EVENING.getEpochSecond());
        return Stream.of(
                new Sent("grafana", json(GRAFANA), List.of("Authorization", "Basic " + basic)),
                new Sent(
                        "grafana/eu",
                        json(GRAFANA),
                        List.of("X-Grafana-Alerting-Signature", hmac(time + ":" + json(GRAFANA)), "X-Time", time)),
                signed(
                        "pagerduty",
                        "X-PagerDuty-Signature",
                        "v1=00,v1=",
                        "{'event':{'id':'01','event_type':'incident.triggered','data':{'type':'incident','id':'Q1','title':"
                                + "'Checkout is slow','created_at':'2026-03-01T17:50:00Z','service':{'summary':'checkout'},"
                                + "'priority':{'summary':'P1'}}}}"),
                new Sent(
                        "opsgenie",
                        json(
                                "{'action':'Create','alert':{'alertId':'a','alias':'b','message':'Checkout is slow','priority':'P1',"
                                        + "'createdAt':1772387400000,'tags':['service:checkout']}}"),
                        List.of("X-Ops", SECRET)),
                shared(
                        "datadog",
                        "{'id':'1','monitor_id':'2','title':'Checkout is slow','transition':'Triggered','priority':'P1',"
                                + "'date':'1772387400000','tags':'service:checkout'}"),
                shared(
                        "new-relic",
                        "{'id':'1','title':'Checkout is slow','state':'ACTIVATED','priority':'CRITICAL','service':'checkout',"
                                + "'createdAt':1772387400000}"),
                signed(
                        "sentry",
                        "Sentry-Hook-Signature",
                        "",
                        "{'action':'critical','data':{'metric_alert':{'id':'1','title':'Checkout is slow',"
                                + "'date_started':'2026-03-01T17:50:00Z','alert_rule':{'id':'2','name':'Checkout is slow'}}}}"),
                shared(
                        "cloudevents",
                        "{'specversion':'1.0','id':'1','source':'/m','type':'org.example.alert.firing','time':'2026-03-01T17:50:00Z',"
                                + "'data':{'what':'Checkout is slow','severity':'critical','service':'checkout'}}"),
                shared(
                        "probe",
                        "{'check':{'id':7,'name':'Checkout is slow'},'now':'Kaputt','level':5,'service':'checkout',"
                                + "'since':1772387400,'team':'payments'}"),
                signed("hook", "X-Hub-Signature-256", "sha256=", "{'id':'Checkout is slow'}"));
    }

    private static Answer send(Sent sent) {
        return host.post(API + "/alerts/" + sent.path, sent.body, sent.headers.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void opensAnIncidentAndJoinsItWhenItComesAgain(Sent sent) {
        Answer answer = send(sent).is(200);
        answer.assertThatAt("/outcome").isEqualTo("taken");
        answer.assertThatAt("/incidents/0/incident").isEqualTo("INC-1");
        send(sent).is(200).assertThatAt("/outcome").isEqualTo("repeated");

        Answer incident = host.get(API + "/1").is(200);
        incident.assertThatAt("/title").isEqualTo("Checkout is slow");
        incident.assertThatAt("/declaredBy").isEqualTo("system:" + sent.path);
        incident.assertThatAt("/detectionSource").isEqualTo("alert");
        if (!sent.path.equals("hook")) {
            incident.assertThatAt("/severity").isEqualTo("SEV1");
            incident.assertThatAt("/began").isEqualTo("2026-03-01T17:50:00Z");
        }
        assertThat(host.get(API + "?state=all").each("/incidents", "reference")).containsExactly("INC-1");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void isRefusedWithoutItsSecretAndWithAnother(Sent sent) {
        String path = API + "/alerts/" + sent.path;
        host.post(path, sent.body, "Content-Type", "application/json").isProblem(401, "unknown-sender");
        List<String> wrong = new ArrayList<>(sent.headers);
        wrong.set(1, wrong.get(1).substring(0, wrong.get(1).length() - 1) + "~");
        Answer refused =
                host.post(path, sent.body, wrong.toArray(String[]::new)).isProblem(401, "unknown-sender");
        assertThat(refused.body()).doesNotContain(SECRET);
        assertThat(host.get(API + "?state=all").each("/incidents", "reference")).isEmpty();
    }

    /** A login of the host's is none of a tool's. */
    @Test
    void isRefusedWithAnActorInPlaceOfASecret() {
        host.post(API + "/alerts/datadog", "{}").isProblem(401, "unknown-sender");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void isAskedForAgainWhenTheDatabaseIsDown(Sent sent) {
        new JdbcTemplate(host.bean(DataSource.class)).execute("drop all objects");

        send(sent).isProblem(503, "unavailable");
    }

    @Test
    void namesEveryFaultAndCountsWhatCouldNotBeRead() {
        double before = count("datadog", "unreadable");
        Answer refused = send(shared("cloudevents", "{'data':{}}")).isProblem(422, "invalid-input");
        assertThat(refused.each("/faults", "field")).containsExactly("specversion", "id", "source", "type");
        send(new Sent("datadog", "{\"title\":\"it says \"no\"\"}", List.of("Authorization", "Bearer " + SECRET)))
                .isProblem(422, "invalid-input")
                .assertThatAt("/faults/0/message")
                .contains("line 1, column");
        assertThat(count("datadog", "unreadable")).isEqualTo(before + 1);

        host.post(API + "/alerts/alertmanager", "no", "Content-Type", "application/json")
                .is(401);
        assertThat(count("alertmanager", "unknown-sender")).isGreaterThanOrEqualTo(1);
    }

    private static double count(String tool, String outcome) {
        return host.bean(MeterRegistry.class)
                .counter("incident.alerts", "tool", tool, "outcome", outcome)
                .count();
    }

    @Test
    void takesWhatCanBeReadOfABatchAndNamesTheRest() {
        String event =
                json("{'specversion':'1.0','id':'1','source':'/m','type':'alert.firing','data':{'what':'Slow'}}");
        Answer answer = send(new Sent(
                        "cloudevents", "[" + event + ",{}]", List.of("Authorization", "Bearer " + SECRET)))
                .is(200);
        answer.assertThatAt("/outcome").isEqualTo("partly-read");
        answer.assertThatAt("/incidents/0/incident").isEqualTo("INC-1");
        assertThat(answer.each("/unread", "field")).contains("[1] id");
    }

    @Test
    void isBoundedAndOnlyOfToolsThatAreSet() {
        host.post(API + "/alerts/datadog", new byte[1024 * 1024 + 1], "Authorization", "Bearer " + SECRET)
                .isProblem(413, "too-large");
        host.post(API + "/alerts/zabbix", "{}").isProblem(404, "unknown-alert-source");
        host.post(API + "/alerts/forgotten", "{}").isProblem(404, "unknown-alert-source");
    }

    /** No address that a message names is asked, unless it is Amazon's. */
    @Test
    void asksAmazonAloneForTheCertificateOfAnAlarm() {
        String alarm = json("{'Type':'Notification','MessageId':'1','TopicArn':'" + TOPIC + "','Message':'{}',"
                + "'Timestamp':'2026-03-01T17:50:00.000Z','SignatureVersion':'2','Signature':'AA==','SigningCertURL':'"
                + CERTIFICATE + "'}");

        host.post(API + "/alerts/cloudwatch", alarm.replace("sns.eu-central-1.amazonaws.com", "127.0.0.1"), "X", "y")
                .isProblem(401, "unknown-sender");
        host.post(API + "/alerts/cloudwatch", alarm.replace(":alarms", ":others"), "X", "y")
                .isProblem(401, "unknown-sender");
        assertThat(Outside.ASKED).isEmpty();

        host.post(API + "/alerts/cloudwatch", alarm, "Content-Type", "text/plain; charset=UTF-8")
                .isProblem(503, "unavailable");
        assertThat(Outside.ASKED).containsExactly(CERTIFICATE);
    }

    @Test
    void agreesToASenderOfCloudEventsThatAsks() {
        Answer agreed = host.send(
                        "OPTIONS", API + "/alerts/cloudevents", "WebHook-Request-Origin", "events.example.org")
                .is(204);

        assertThat(agreed.header("WebHook-Allowed-Origin")).contains("*");
        assertThat(agreed.header("WebHook-Allowed-Rate")).contains("600");
        assertThat(host.send("OPTIONS", API + "/alerts/datadog", "WebHook-Request-Origin", "x")
                        .header("WebHook-Allowed-Origin"))
                .isEmpty();
    }

    @Test
    void isListedWithHowItIsKnownAndWhatIsMissing() {
        Answer listed = host.get(API + "/channels", "X-Actor", "ana").is(200);

        assertThat(listed.each("/alertSources", "tool"))
                .containsExactly(
                        "cloudevents",
                        "cloudwatch",
                        "datadog",
                        "forgotten",
                        "grafana",
                        "hook",
                        "new-relic",
                        "opsgenie",
                        "pagerduty",
                        "probe",
                        "sentry");
        assertThat(listed.body())
                .contains(
                        "Nobody may send: incident.alerts.generic.forgotten.token or signing-secret is missing or blank")
                .contains("a shared secret or a signature in X-Grafana-Alerting-Signature")
                .doesNotContain(SECRET);
    }
}
