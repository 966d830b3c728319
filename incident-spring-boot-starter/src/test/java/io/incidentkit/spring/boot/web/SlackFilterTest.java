package io.incidentkit.spring.boot.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.service.Incidents;
import io.incidentkit.test.tool.ToolStub;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Slack at a host with a login: its signature is enough, and nothing else is. */
@Timeout(60)
class SlackFilterTest {
    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    @AutoClose
    private static final ToolStub slack = ToolStub.start()
            .on("POST /api/*", ToolStub.Answer.of(200, "{\"ok\":true}"))
            .on("GET /api/*", ToolStub.Answer.of(200, "{\"ok\":true}"));

    @AutoClose
    private static final RunningHost host = RunningHost.start(
            SlackFilterTest.class.getClassLoader(),
            List.of(),
            "incident.channels.slack.token=xoxb-12345",
            "incident.channels.slack.api=" + slack.at("/api"),
            "incident.channels.slack.signing-secret=" + SECRET,
            "incident.channels.check-at-start=false");

    private static Answer post(String body, String secret) throws GeneralSecurityException {
        String moment = Long.toString(RunningHost.EVENING.getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signed = mac.doFinal(("v0:" + moment + ":" + body).getBytes(StandardCharsets.UTF_8));
        return host.post(
                "/slack/incidents",
                body,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-Slack-Request-Timestamp",
                moment,
                "X-Slack-Signature",
                "v0=" + HexFormat.of().formatHex(signed));
    }

    @Test
    void answersTheCommandInSlack() throws GeneralSecurityException {
        host.bean(Incidents.class)
                .declare(
                        Actor.person("ana"), Declare.builder("Checkout is down").build());

        assertThat(post("command=%2Fincident&text=status&user_id=U0ANA00000&channel_id=C1", SECRET)
                        .is(200)
                        .body())
                .contains("Checkout is down");
    }

    @Test
    void opensAModalOnceItHasAnswered() throws GeneralSecurityException {
        assertThat(post("command=%2Fincident&text=declare&user_id=U0ANA00000&channel_id=C1&trigger_id=T1", SECRET)
                        .is(200)
                        .body())
                .isEmpty();
        while (slack.lines().stream().noneMatch("POST /api/views.open"::equals)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void takesNothingThatSlackDidNotSign() throws GeneralSecurityException {
        post("command=%2Fincident&text=status", "another secret").is(401);
        host.get("/slack/incidents").is(405);
    }
}
