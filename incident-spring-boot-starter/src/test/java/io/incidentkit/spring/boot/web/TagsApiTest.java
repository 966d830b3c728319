package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags of incidents, the versions in them, and what was known when. */
class TagsApiTest {
    @AutoClose
    private static final RunningHost host = RunningHost.start();

    @BeforeEach
    void declare() {
        host.reset();
        host.post(API, "{\"title\":\"Checkout is down\",\"severity\":\"SEV1\",\"commander\":\"ana\"}")
                .is(201);
    }

    private static String tag() {
        return host.get(API + "/1").is(200).header("ETag").orElseThrow();
    }

    private static Answer rename(String title, String tag) {
        return host.post(
                API + "/1/rename",
                "{\"title\":\"" + title + "\"}",
                "Content-Type",
                "application/json",
                "X-Actor",
                "ben",
                "If-Match",
                tag);
    }

    @Test
    void whatAClientHasIsNotSentAgain() {
        String tag = tag();
        assertThat(tag).startsWith("\"").doesNotStartWith("W/");

        Answer same = host.get(API + "/1", "If-None-Match", "\"1\", " + tag).is(304);

        assertThat(same.body()).isEmpty();
        assertThat(same.header("ETag")).contains(tag);
        assertThat(same.header("Cache-Control")).contains("no-store");
        host.get(API + "/1", "If-None-Match", "\"1\"").is(200);
    }

    @Test
    void anEntryIsAnotherTagAndSoIsWhatIsOverdueByTimeAlone() {
        String before = tag();
        host.clock().advance(Duration.ofDays(30));
        String later = tag();
        assertThat(later).isNotEqualTo(before);
        host.get(API + "/1", "If-None-Match", before).is(200);

        host.post(API + "/1/add-note", "{\"text\":\"still down\"}").is(200);

        assertThat(tag()).isNotEqualTo(later);
    }

    @Test
    void aCommandNamesTheVersionByItsTag() {
        String tag = tag();
        rename("Checkout fails", tag).is(200);

        Answer conflict = rename("Payments fail", tag).isProblem(412, "precondition-failed");

        assertThat(conflict.each("/since", "type")).containsExactly("renamed");
        String version = conflict.at("/expectedVersion");
        host.post(API + "/1/rename", "{\"title\":\"Payments fail\",\"version\":" + version + "}")
                .isProblem(409, "conflict")
                .assertThatAt("/since/0/type")
                .isEqualTo("renamed");
        rename("Payments fail", "*").is(200);
    }

    /** A proxy that compresses answers makes their tags weak, or writes its coding behind them. */
    @ParameterizedTest
    @ValueSource(strings = {"W/%s", "%s-gzip", "%s--gzip", "%s;br", "W/%s-zstd"})
    void aTagThatAProxyChangedNamesItsVersionStill(String changed) {
        String tag = tag();
        String inner = changed.startsWith("W/") ? changed.substring(2) : changed;
        String quoted = (changed.startsWith("W/") ? "W/" : "") + "\""
                + inner.formatted(tag.substring(1, tag.length() - 1)) + "\"";

        rename("Checkout fails", quoted).is(200);
        rename("Payments fail", quoted).isProblem(412, "precondition-failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "W/2", "\"2-gzip-\"", "\"two\"", "\"1\", \"2\"", ""})
    void whatIsNoTagOfAnIncidentIsAFault(String tag) {
        assertThat(rename("Checkout fails", tag).isProblem(422, "invalid-input").each("/faults", "field"))
                .containsExactly("If-Match");
    }

    @Test
    void anotherVersionInTheBodyIsAFault() {
        host.post(
                        API + "/1/rename",
                        "{\"title\":\"Checkout fails\",\"version\":1}",
                        "Content-Type",
                        "application/json",
                        "X-Actor",
                        "ana",
                        "If-Match",
                        "\"2\"")
                .isProblem(422, "invalid-input");
    }

    @Test
    void anIncidentIsShownAsItWasKnownAtAMoment() {
        String then = host.clock().instant().toString();
        host.clock().advance(Duration.ofHours(2));
        rename("Checkout fails", "*").is(200);

        host.get(API + "/1?asKnownAt=" + then).is(200).assertThatAt("/title").isEqualTo("Checkout is down");
        host.get(API + "/1").is(200).assertThatAt("/title").isEqualTo("Checkout fails");
        assertThat(host.get(API + "/1/timeline?asKnownAt=" + then).is(200).each("/entries", "type"))
                .doesNotContain("renamed");
        host.get(API + "/1?asKnownAt=2026-03-01T10:00:00Z").isProblem(404, "unknown-incident");
    }
}
