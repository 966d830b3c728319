package io.incidentkit.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.commander.Actor;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.Carrier;
import io.incidentkit.comms.MessageMoment;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.timeline.DeliveryEvent.Delivered;
import io.incidentkit.timeline.DeliveryEvent.DeliveryFailed;
import io.incidentkit.timeline.MessageEvent.MessageConfirmed;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.MessageEvent.ObligationMissed;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A timeline as a page: what a person reads in a minute, and nothing that only a machine needs. */
class TimelinePageTest {
    private static final Actor ADA = Actor.person("ada");
    private static final Actor DISPATCHER = Actor.system("dispatcher");
    private static final Audience CHAT = Audience.INTERNAL_CHAT;

    private final List<TimelineEntry> entries = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T14:00:00Z");

    private void at(int seconds) {
        now = Instant.parse("2026-03-01T14:00:00Z").plusSeconds(seconds);
    }

    private void record(Actor actor, IncidentEvent event) {
        entries.add(new TimelineEntry(entries.size() + 1, now, now, actor, event));
    }

    private static Delivered delivered(int entry, EffectKind kind, String target, String channel, int attempts) {
        return new Delivered(
                "id/" + entry + "/" + kind.code() + "/" + target, kind, target, channel, attempts, "C1 17.2");
    }

    private static MessageSent message(String text) {
        return new MessageSent(CHAT, MessageMoment.UPDATE, text, null, Carrier.CHANNEL);
    }

    private String page() {
        return TimelinePage.markdown("INC-7", "Checkout is slow", entries, ZoneOffset.UTC);
    }

    @Test
    void putsWhatWasToldOutsideBesideWhatBroughtItAbout() {
        record(ADA, new NoteAdded("one"));
        record(ADA, new NoteAdded("two"));
        at(5);
        record(DISPATCHER, delivered(2, EffectKind.OPEN_WAR_ROOM, "", "slack", 1));
        at(40);
        record(DISPATCHER, delivered(1, EffectKind.PAGE, "everyone", "pagerduty", 3));

        assertThat(page()).isEqualTo("""
                        # INC-7: Checkout is slow

                        From 2026-03-01 14:00:00 (UTC), 0 s.

                        |time|who|what happened|told outside|
                        |---|---|---|---|
                        |14:00:00|ada|Note: one; Note: two|page everyone (pagerduty, attempt 3, after 1 min)<br>open war room (slack)|
                        """);
    }

    @Test
    void saysAMessageOnceByWhoeverWroteItWithItsNewsAlone() {
        record(
                ADA,
                message("INC-7 (SEV1): Checkout is slow\nCommander: ada\nWe look into it.\nhttps://portal.example/7"));
        record(DISPATCHER, delivered(1, EffectKind.SEND_UPDATE, "internal chat", "slack", 1));
        record(DISPATCHER, new MessageConfirmed(1, CHAT, MessageMoment.UPDATE, null));
        at(60);
        record(ADA, message("INC-7 (SEV1): Checkout is slow\nCommander: ada\nWe roll back.\nhttps://portal.example/7"));
        record(DISPATCHER, delivered(4, EffectKind.SEND_UPDATE, "internal chat", "slack", 1));
        record(DISPATCHER, new MessageConfirmed(4, CHAT, MessageMoment.UPDATE, null));

        assertThat(page().lines().skip(6))
                .containsExactly(
                        "|14:00:00|ada|Message to internal chat (update): Commander: ada / We look into it.|sent (slack)|",
                        "|14:01:00|ada|Message to internal chat (update): We roll back.|sent (slack)|");
    }

    @Test
    void saysWhatDidNotArriveAndWhatCameOfItInTheEnd() {
        record(ADA, new NoteAdded("one"));
        record(DISPATCHER, failed(1, "pagerduty", true));
        record(DISPATCHER, failed(1, "slack", false));
        at(60);
        record(DISPATCHER, delivered(1, EffectKind.PAGE, "on-call", "slack", 2));

        assertThat(page())
                .contains(
                        "NOT DONE: page on-call (pagerduty: no route)<br>page on-call (slack, attempt 2, after 1 min)")
                .doesNotContain("not yet");
    }

    private static DeliveryFailed failed(int entry, String channel, boolean givenUp) {
        return new DeliveryFailed(
                "id/" + entry + "/page/on-call", EffectKind.PAGE, "on-call", channel, 1, "no route", givenUp);
    }

    @Test
    void tellsWhatWasMissedInWordsAndADayThatBegins() {
        record(ADA, new NoteAdded("one"));
        at(36_300);
        record(
                Actor.system("timer"),
                new ObligationMissed("internal chat/first/1", CHAT, now.minusSeconds(60), List.of("ada")));

        assertThat(TimelinePage.markdown("INC-7", "Checkout is slow", entries, ZoneId.of("Europe/Berlin")))
                .contains("From 2026-03-01 15:00 (Europe/Berlin), 10 h 5 min.", "|15:00|ada|Note: one||")
                .contains("|2026-03-02 01:05|timer|Message missed: internal chat was to be told by 2026-03-02 00:04 UTC"
                        + "; ada reminded||");
    }

    @Test
    void saysOfAnEmptyTimelineThatNothingHappened() {
        assertThat(page()).isEqualTo("# INC-7: Checkout is slow\n\nNothing has happened yet.\n");
    }
}
