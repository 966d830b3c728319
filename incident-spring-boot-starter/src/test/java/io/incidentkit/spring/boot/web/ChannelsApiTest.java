package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.spring.boot.channel.ConnectedChannels;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;

/** Channels, as those who may administer see and try them. */
class ChannelsApiTest {
    private static final String[] BEN = {"Content-Type", "application/json", "X-Actor", "ben"};

    @AutoClose
    private static final RunningHost host = RunningHost.start(
            new FilteredClassLoader("org.springframework.security"),
            List.of(OpenApiTest.WholeHost.class, DeliveriesApiTest.Rights.class));

    @Test
    void areListedWithTheirFaults() {
        host.bean(ConnectedChannels.class).check("pager");

        Answer answer = host.get(API + "/channels", "X-Actor", "ana").is(200);

        answer.assertThatAt("/channels/0/channel").isEqualTo("pager");
        answer.assertThatAt("/channels/0/kinds/0").isEqualTo("page");
        answer.assertThatAt("/channels/0/faults/0").isEqualTo("The key is a placeholder");
        answer.assertThatAt("/channels/0/description/cannot").isEqualTo("Say who heard it");
        answer.assertThatAt("/channels/0/failed").isEqualTo("0");
    }

    @Test
    void areTriedOnlyByThoseWhoMayAdminister() {
        host.get(API + "/channels", "X-Actor", "ben").isProblem(403, "not-permitted");
        host.get(API + "/channels").isProblem(401, "actor-required");
        host.post(API + "/channels/pager/test", "{}", BEN).isProblem(403, "not-permitted");
        host.post(API + "/channels/pager/check", "{}", BEN).isProblem(403, "not-permitted");
    }

    @Test
    void ofAnotherNameThereIsNone() {
        assertThat(host.post(API + "/channels/x/test", "{}")
                        .isProblem(404, "unknown-channel")
                        .body())
                .contains("No channel 'x' is connected");
        host.post(API + "/channels/x/check", "{}").isProblem(404, "unknown-channel");
    }
}
