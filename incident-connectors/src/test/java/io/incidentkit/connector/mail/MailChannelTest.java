package io.incidentkit.connector.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.incidentkit.commander.Directory;
import io.incidentkit.commander.KnownPerson;
import io.incidentkit.commander.Person;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.mail.MailServer.Encryption;
import io.incidentkit.connector.message.MessageRoute;
import io.incidentkit.connector.page.Told;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Delivery.Kind;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.test.SettableClock;
import io.incidentkit.validation.InvalidInputException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail, on a real server that speaks SMTP. */
class MailChannelTest {
    private static final Directory DIRECTORY = Directory.of(List.of(
            new KnownPerson(new Person("ana"), "Ana", null, "ana@example.org", List.of()),
            new KnownPerson(new Person("bob"), "Bob", null, null, List.of())));

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Told told = Told.of(1);
    private final SettableClock clock = SettableClock.at("2026-03-01T14:40:00Z");

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private MailServer.Builder server() {
        return MailServer.builder("127.0.0.1", mail.getSmtp().getPort(), "incidents@example.org")
                .encryption(Encryption.NONE)
                .deadline(Duration.ofSeconds(20))
                .clock(clock);
    }

    private MailChannel channel(MailServer server) {
        MailRecipients recipients = MailRecipients.of(
                Map.of("customers", List.of("one@customer.org", "two@customer.org")),
                Map.of("on-call", List.of("on-call@example.org"), "weekly-digest", List.of("all@example.org")),
                DIRECTORY);
        return new MailChannel("mail", "prod", server, recipients, MessageRoute.TEXTS);
    }

    private Delivery send(Effect effect) {
        return channel(server().build()).deliver(effect, told.context().build());
    }

    private MimeMessage only() {
        assertThat(mail.getReceivedMessages()).hasSize(1);
        return mail.getReceivedMessages()[0];
    }

    @Test
    void aPageIsAPlainText() throws Exception {
        Delivery delivery = send(told.effect(EffectKind.PAGE, "on-call", "Für alle 🔥"));

        MimeMessage got = only();
        assertThat(delivery.text()).contains(got.getMessageID());
        assertThat(got.getSubject()).isEqualTo("Page on-call: INC-7 SEV1 db-7 out of connections");
        assertThat(got.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(got.getContent().toString()).contains("Für alle 🔥", "https://incidents.example/7");
        assertThat(got.getRecipients(RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly("on-call@example.org");
        assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(got.getSentDate()).isEqualTo(clock.instant());
    }

    @Test
    void severalRecipientsDoNotSeeEachOther() throws Exception {
        send(told.update("customers", "Dear customers"));

        assertThat(mail.getReceivedMessages()).hasSize(2);
        for (MimeMessage got : mail.getReceivedMessages()) {
            assertThat(got.getAllRecipients()).extracting(Object::toString).containsExactly("incidents@example.org");
            assertThat(got.getSubject()).as("no title of ours goes outside").isEqualTo("Checkout is slow");
            assertThat(got.getContent().toString().strip()).isEqualTo("Dear customers");
        }
    }

    @Test
    void aPersonIsFoundInTheDirectory() throws Exception {
        send(told.effect(EffectKind.ASK, "ana", "You are the incident commander."));

        assertThat(only().getAllRecipients()).extracting(Object::toString).containsExactly("ana@example.org");
        assertThat(send(told.effect(EffectKind.ASK, "bob", "x"))).hasToString("REJECTED: no mail of 'bob' is known");
        assertThat(send(told.effect(EffectKind.REMIND, "eve", "x"))).hasToString("REJECTED: no mail of 'eve' is known");
    }

    @Test
    void whoIsNotNamedGetsNothing() {
        assertThat(send(told.update("status page", "x"))).isEqualTo(Delivery.ignored());
        assertThat(send(told.effect(EffectKind.PAGE, "everyone", "x"))).isEqualTo(Delivery.ignored());
        assertThat(send(told.close())).isEqualTo(Delivery.ignored());
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void aRepeatHasTheIdOfTheFirstAndMailsOfAnEpisodeAreAThread() throws Exception {
        Effect page = told.effect(EffectKind.PAGE, "on-call", "one");
        send(page);
        send(page);
        send(told.effect(EffectKind.PAGE, "on-call", "two"));

        MimeMessage[] got = mail.getReceivedMessages();
        assertThat(got[0].getMessageID()).isEqualTo(got[1].getMessageID()).isNotEqualTo(got[2].getMessageID());
        assertThat(got[0].getHeader("References")).isEqualTo(got[2].getHeader("References"));
        mail.purgeEmailFromAllMailboxes();
        channel(server().build())
                .deliver(
                        told.effect(EffectKind.PAGE, "on-call", "three"),
                        told.context().episode(2).build());
        assertThat(mail.getReceivedMessages()[0].getHeader("References")).isNotEqualTo(got[0].getHeader("References"));
    }

    @Test
    void noLineOfATitleBecomesAHeader() throws Exception {
        channel(server().build())
                .deliver(
                        told.effect(EffectKind.PAGE, "on-call", null),
                        told.context().title("slow\r\nBcc: eve@evil.org\u2028x").build());

        assertThat(only().getHeader("Bcc")).isNull();
        assertThat(only().getSubject()).contains("slow Bcc: eve@evil.org x");
    }

    @Test
    void theDigestOfAWeekIsSentToo() throws Exception {
        send(told.effect(EffectKind.WEEKLY_DIGEST, "", "# 3 incidents"));

        assertThat(only().getSubject()).isEqualTo("Incidents of the week");
        assertThat(only().getContent().toString()).contains("# 3 incidents");
    }

    @Test
    void aLoginIsUsedAndARefusedOneIsSaidWithoutIt() throws UserException, MessagingException, FolderException {
        mail.getUserManager().createUser("incidents@example.org", "incidents", "pa55phrase-ok");
        mail.getUserManager().setAuthRequired(true);
        MailServer right =
                server().login("incidents", Secret.of("pa55phrase-ok")).build();
        MailServer wrong =
                server().login("incidents", Secret.of("pa55phrase-no")).build();

        assertThat(right.faults()).isEmpty();
        assertThat(wrong.faults()).containsExactly("The mail server refuses the login");
        assertThat(channel(wrong)
                        .deliver(
                                told.effect(EffectKind.PAGE, "on-call", "x"),
                                told.context().build()))
                .hasToString("REJECTED: the mail server refuses the login");
        assertThat(server().login("incidents", Secret.of("changeme")).build().faults())
                .containsExactly("The password of the mail server is empty or a placeholder");
    }

    @Test
    void whatCannotBeReachedIsTriedAgain() {
        MailServer server = server().build();
        mail.stop();

        Delivery delivery = channel(server)
                .deliver(
                        told.effect(EffectKind.PAGE, "on-call", "x"),
                        told.context().build());

        assertThat(delivery.kind()).isEqualTo(Kind.RETRYABLE);
        assertThat(delivery.toString()).doesNotContain("127.0.0.1", "on-call@");
        assertThat(server.faults()).singleElement().asString().startsWith("The mail server was not reached");
    }

    @Test
    void nothingIsSaidInClearWhereEncryptionIsAskedFor() {
        MailServer server = server().encryption(Encryption.STARTTLS).build();

        assertThat(channel(server)
                        .deliver(
                                told.effect(EffectKind.PAGE, "on-call", "x"),
                                told.context().build())
                        .kind())
                .isEqualTo(Kind.RETRYABLE);
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void aTestGoesToTheSenderAlone() throws Exception {
        assertThat(channel(server().build()).sendTest().kind()).isEqualTo(Kind.DELIVERED);

        assertThat(only().getAllRecipients()).extracting(Object::toString).containsExactly("incidents@example.org");
        assertThat(only().getSubject()).isEqualTo("This is a test of Incident Kit");
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThatThrownBy(() -> MailRecipients.of(
                        Map.of("customers", List.of("nobody", "a@b.org, c@d.org")), Map.of(), Directory.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'nobody'")
                .hasMessageContaining("'a@b.org, c@d.org'");
        assertThatThrownBy(() -> MailServer.builder("mail.example.org", 0, "x").build())
                .hasMessageContaining("port")
                .hasMessageContaining("from");
    }
}
