package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.commander.Actor;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.service.AccessPolicy;
import io.incidentkit.spring.boot.channel.LogChannel;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the log shows in place of telling it, over HTTP. */
class ShownApiTest {
    private static final String SHOWN = API + "/shown";

    @AutoClose
    private static final RunningHost host = RunningHost.start(
            new FilteredClassLoader("org.springframework.security"),
            List.of(ReadByPeople.class),
            "incident.channels.log.enabled=true",
            "incident.channels.log.kept=10");

    @Configuration(proxyBeanMethods = false)
    static class ReadByPeople {
        @Bean
        AccessPolicy access() {
            return AccessPolicy.thoseOnIt().withRights((actor, right, incident) -> !actor.equals(Actor.ANYBODY));
        }
    }

    @BeforeEach
    void reset() {
        host.reset();
        host.post(API, "{\"title\":\"Checkout is down\",\"severity\":\"SEV1\",\"commander\":\"ana\"}")
                .is(201);
    }

    private static void tell(String line) {
        host.post(API + "/1/send-update", "{\"audience\":\"customers\",\"line\":\"" + line + "\"}")
                .is(200);
    }

    private static Answer seenBy(String actor, String query) {
        return host.get(SHOWN + query, "X-Actor", actor).is(200);
    }

    @Test
    void hasTheLatestFirstWordForWord() {
        tell("One payment in ten.");

        Answer shown = seenBy("bob", "?limit=1");

        shown.assertThatAt("/shown/0/reference").isEqualTo("INC-1");
        shown.assertThatAt("/shown/0/id")
                .isEqualTo(host.get(API + "/1", "X-Actor", "bob").at("/id"));
        shown.assertThatAt("/shown/0/kind").isEqualTo("send-update");
        shown.assertThatAt("/shown/0/target").isEqualTo("customers");
        shown.assertThatAt("/shown/0/about").isEqualTo("SEV1 Checkout is down");
        shown.assertThatAt("/shown/0/text").contains("One payment in ten.");
        shown.assertThatAt("/shown/0/told").isEqualTo("false");
        shown.assertThatAt("/shown/0/at").isEqualTo(RunningHost.EVENING.toString());
    }

    @Test
    void goesOnPageByPage() {
        for (String line : List.of("First.", "Second.", "Third.")) {
            tell(line);
        }

        Answer page = seenBy("bob", "?limit=2");
        assertThat(page.each("/shown", "text").get(0)).contains("Third.");
        assertThat(page.each("/shown", "text").get(1)).contains("Second.");
        Answer next = host.get(page.at("/next"), "X-Actor", "bob").is(200);
        assertThat(next.each("/shown", "text").get(0)).contains("First.");
        assertThat(page.header("Link")).contains("<" + page.at("/next") + ">; rel=\"next\"");
    }

    @Test
    void hasWhatBelongsToNoIncidentForThoseWhoMayRead() {
        Effect digest = new Effect("weekly-digest/2026-03-02", EffectKind.WEEKLY_DIGEST, "", "# The week");
        host.bean(LogChannel.class).deliver(digest, EffectContext.ofNoIncident(digest));

        Answer shown = seenBy("bob", "?limit=1");
        shown.assertThatAt("/shown/0/text").isEqualTo("# The week");
        shown.assertThatAt("/shown/0/id").isEqualTo("null");
        host.get(SHOWN).is(200).assertThatAt("/shown").isEqualTo("[]");
    }

    @Test
    void ofAPrivateIncidentIsForThoseAloneWhoMaySeeIt() {
        tell("The vault leaked.");
        host.post(API + "/1/make-private", "{\"reason\":\"a key\"}").is(200);

        assertThat(seenBy("bob", "").body()).doesNotContain("vault", "INC-1");
        assertThat(seenBy("ana", "?limit=1").body()).contains("The vault leaked.");
    }

    @Test
    void hasNoMoreOfWhatWasStruckOut() {
        tell("The key is hunter22.");
        host.post(API + "/1/strike-out", "{\"text\":\"hunter22\",\"reason\":\"a key\"}")
                .is(200);

        assertThat(seenBy("ana", "?limit=1").body()).contains("The key is ").doesNotContain("hunter22");
    }

    @Test
    void isNoAddressWhereTheLogShowsNothing() {
        try (RunningHost quiet = RunningHost.start()) {
            quiet.get(SHOWN).isProblem(404, "unknown-incident");
        }
    }
}
