package io.incidentkit.connector.mail;

import io.incidentkit.connector.call.CutText;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.effect.Delivery;
import io.incidentkit.validation.InputValidator;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that takes mails by SMTP. Each step of a connection has its deadline.
 *
 * <p>Immutable and thread-safe.
 */
public final class MailServer {
    private static final int LONGEST_SUBJECT = 200;
    private static final int PERMANENT = 5;

    private final Properties properties;
    private final String protocol;
    private final String host;
    private final int port;
    private final @Nullable String user;
    private final @Nullable Secret password;
    private final String from;
    private final Clock clock;

    private MailServer(Builder builder) {
        this.host = builder.host;
        this.port = builder.port;
        this.user = builder.user;
        this.password = builder.password;
        this.from = builder.from;
        this.clock = builder.clock;
        this.protocol = builder.encryption == Encryption.TLS ? "smtps" : "smtp";
        this.properties = new Properties();
        String time = Long.toString(builder.deadline.toMillis());
        set("connectiontimeout", time);
        set("timeout", time);
        set("writetimeout", time);
        set("auth", Boolean.toString(user != null));
        // Who can be reached is, though one of the others is not known any more.
        set("sendpartial", "true");
        set("ssl.checkserveridentity", "true");
        set("starttls.enable", Boolean.toString(builder.encryption != Encryption.NONE));
        set("starttls.required", Boolean.toString(builder.encryption == Encryption.STARTTLS));
    }

    private void set(String name, String value) {
        properties.put("mail." + protocol + "." + name, value);
    }

    /** How the connection is encrypted. */
    public enum Encryption {
        /** Not at all. */
        NONE,
        /** It begins in clear, and has to go over to TLS before anything is said. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS
    }

    /**
     * Starts with what every server has.
     *
     * @param host its name
     * @param port its port, such as 587
     * @param from the address that mails come from
     */
    public static Builder builder(String host, int port, String from) {
        return new Builder(host, port, from);
    }

    String from() {
        return from;
    }

    /** Hands a mail over. What went wrong is said without addresses and without what the server said of them. */
    Delivery send(MailText text) {
        try {
            Session session = Session.getInstance(properties);
            MimeMessage message = message(session, text);
            try (Transport transport = session.getTransport(protocol)) {
                connect(transport);
                transport.sendMessage(message, addresses(text.to()));
            }
            return Delivery.delivered(message.getMessageID());
        } catch (AuthenticationFailedException e) {
            return Delivery.rejected("the mail server refuses the login");
        } catch (SendFailedException e) {
            return failed(e, text.to().size());
        } catch (MessagingException e) {
            return Delivery.retryable(
                    "the mail server was not reached (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static Delivery failed(SendFailedException failure, int all) {
        Address[] sent = failure.getValidSentAddresses();
        if (sent != null && sent.length > 0) {
            return Delivery.delivered("handed over for " + sent.length + " of " + all + "; the others are refused");
        }
        int code = code(failure);
        String reason = "the mail server refuses it" + (code == 0 ? "" : " (" + code + ")");
        return code / 100 == PERMANENT ? Delivery.rejected(reason) : Delivery.retryable(reason);
    }

    /** The first code that the server gave, of the mail or of an address. */
    private static int code(@Nullable Exception failure) {
        for (Exception each = failure; each instanceof MessagingException next; each = next.getNextException()) {
            if (each instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (each instanceof SMTPSenderFailedException sender) {
                return sender.getReturnCode();
            }
            if (each instanceof SMTPSendFailedException mail && mail.getNextException() == null) {
                return mail.getReturnCode();
            }
        }
        return 0;
    }

    List<String> faults() {
        if (password != null && password.isPlaceholder()) {
            return List.of("The password of the mail server is empty or a placeholder");
        }
        try (Transport transport = Session.getInstance(properties).getTransport(protocol)) {
            connect(transport);
            return List.of();
        } catch (AuthenticationFailedException e) {
            return List.of("The mail server refuses the login");
        } catch (MessagingException e) {
            return List.of("The mail server was not reached (" + e.getClass().getSimpleName() + ")");
        }
    }

    private void connect(Transport transport) throws MessagingException {
        transport.connect(host, port, user, password == null ? null : password.value());
    }

    private MimeMessage message(Session session, MailText text) throws MessagingException {
        String domain = from.substring(from.indexOf('@') + 1);
        String id = "<" + text.id() + "@" + domain + ">";
        String thread = "<" + text.thread() + "@" + domain + ">";
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        message.setFrom(new InternetAddress(from));
        // Who else gets it is nobody's business: they are on the envelope alone.
        String to = text.to().size() == 1 ? text.to().get(0) : from;
        message.setRecipient(RecipientType.TO, new InternetAddress(to));
        message.setSubject(CutText.lineTo(text.subject(), LONGEST_SUBJECT), StandardCharsets.UTF_8.name());
        message.setText(text.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("References", thread);
        message.setHeader("In-Reply-To", thread);
        // So that no out-of-office answers it.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    private static Address[] addresses(List<String> to) throws MessagingException {
        Address[] all = new Address[to.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = new InternetAddress(to.get(i));
        }
        return all;
    }

    /** Builds a {@link MailServer}. Not thread-safe. */
    public static final class Builder {
        private final String host;
        private final int port;
        private final String from;
        private @Nullable String user;
        private @Nullable Secret password;
        private Encryption encryption = Encryption.STARTTLS;
        private Duration deadline = Duration.ofSeconds(10);
        private Clock clock = Clock.systemUTC();

        private Builder(String host, int port, String from) {
            this.host = host;
            this.port = port;
            this.from = from.strip();
        }

        /**
         * Sets the login; none by default.
         *
         * @param name the user
         * @param given the password
         * @return this builder
         */
        public Builder login(String name, Secret given) {
            this.user = name;
            this.password = given;
            return this;
        }

        /**
         * Sets how the connection is encrypted; STARTTLS by default.
         *
         * @param given how
         * @return this builder
         */
        public Builder encryption(Encryption given) {
            this.encryption = given;
            return this;
        }

        /**
         * Sets how long each step of a connection may take; 10 s by default.
         *
         * @param given the time
         * @return this builder
         */
        public Builder deadline(Duration given) {
            this.deadline = given;
            return this;
        }

        /**
         * Sets the clock that dates mails; the system's by default.
         *
         * @param given the clock
         * @return this builder
         */
        public Builder clock(Clock given) {
            this.clock = given;
            return this;
        }

        /**
         * Ends the server.
         *
         * @throws io.incidentkit.validation.InvalidInputException with everything that is wrong with it
         */
        public MailServer build() {
            InputValidator faults = new InputValidator();
            faults.line("host", host);
            if (port < 1 || port > 65_535) {
                faults.add("port", "is none");
            }
            if (!from.matches("[^\\s@<>,;]+@[^\\s@<>,;]+")) {
                faults.add("from", "is no address of mail");
            }
            faults.throwIfAny();
            return new MailServer(this);
        }
    }
}
