package io.incidentkit.connector.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.comms.Audience;
import io.incidentkit.connector.page.Told;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.validation.InvalidInputException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of an effect, and what goes where. */
class ChannelMessageTest {
    private final Told told = Told.of(1);

    private String said(Effect effect) {
        return ChannelMessage.of(effect, told.context().build()).asText("**", true);
    }

    @Test
    void aMessageToAnAudienceIsItsTextAndNothingElse() {
        assertThat(said(told.update("customers", "Dear customers"))).isEqualTo("Dear customers");
        assertThat(ChannelMessage.of(
                                told.update("customers", "Dear customers"),
                                told.context().build())
                        .headline())
                .as("its subject is the neutral title")
                .isEqualTo("Checkout is slow");
    }

    @Test
    void aPageSaysWhatAndWhere() {
        assertThat(said(told.effect(EffectKind.PAGE, "everyone", "nobody answers")))
                .isEqualTo("""
                        **Page everyone: INC-7 SEV1 db-7 out of connections**

                        nobody answers

                        Services: checkout

                        https://incidents.example/7""");
    }

    @Test
    void aDrillSaysThatItIsOne() {
        assertThat(ChannelMessage.of(
                                told.effect(EffectKind.PAGE, "everyone", null),
                                told.context().kind(IncidentKind.DRILL).build())
                        .headline())
                .startsWith("DRILL Page everyone");
    }

    @Test
    void aPrivateIncidentSaysItsNameAndItsLink() {
        assertThat(ChannelMessage.of(
                                told.effect(EffectKind.PAGE, "everyone", null),
                                told.context().isPrivate(true).build())
                        .asText("", true))
                .isEqualTo("Page everyone: INC-7\n\nhttps://incidents.example/7");
        assertThat(ChannelMessage.of(
                                told.update("https://incidents.example/7"),
                                told.context().isPrivate(true).build())
                        .headline())
                .isEqualTo("INC-7");
    }

    @Test
    void aRouteTakesWhatItNames() {
        MessageRoute route = MessageRoute.of(
                Set.of(EffectKind.SEND_UPDATE, EffectKind.PAGE, EffectKind.WEEKLY_DIGEST),
                Set.of(Audience.CUSTOMERS),
                Set.of("Everyone", ""));

        assertThat(route.takes(told.update("customers", "x"))).isTrue();
        assertThat(route.takes(told.update("status page", "x"))).isFalse();
        assertThat(route.takes(told.effect(EffectKind.PAGE, "everyone", null))).isTrue();
        assertThat(route.takes(told.effect(EffectKind.PAGE, "on-call", null))).isFalse();
        assertThat(route.takes(told.effect(EffectKind.WEEKLY_DIGEST, "", "x"))).isTrue();
        assertThat(route.takes(told.effect(EffectKind.ASK, "ana", "x"))).isFalse();
        assertThat(MessageRoute.of(Set.of(EffectKind.ASK), Set.of(), Set.of())
                        .takes(told.effect(EffectKind.ASK, "ana", "x")))
                .isTrue();
    }

    @Test
    void aRouteToNowhereIsRefused() {
        assertThatThrownBy(() -> MessageRoute.of(Set.of(), Set.of(), Set.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("kinds");
        assertThatThrownBy(() -> MessageRoute.of(Set.of(EffectKind.SEND_UPDATE), Set.of(), Set.of()))
                .hasMessageContaining("audiences");
        assertThatThrownBy(() -> MessageRoute.of(Set.of(EffectKind.TICKET), Set.of(), Set.of()))
                .hasMessageContaining("'ticket' is no text for people");
    }
}
