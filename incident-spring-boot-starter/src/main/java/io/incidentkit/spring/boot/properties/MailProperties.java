package io.incidentkit.spring.boot.properties;

import io.incidentkit.effect.EffectKind;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties {@code incident.channels.mail.*}. */
public class MailProperties {
    /**
     * Name of the mail server; without it no mail is sent.
     */
    private @Nullable String host;

    /**
     * Port of the mail server.
     */
    private int port = 587;

    /**
     * Address that mails come from.
     */
    private @Nullable String from;

    /**
     * User of the mail server.
     */
    private @Nullable String user;

    /**
     * Password of the mail server.
     */
    private @Nullable String password;

    /**
     * How the connection to the mail server is encrypted.
     */
    private Encryption encryption = Encryption.STARTTLS;

    /**
     * Kinds of effects that are sent by mail; by default messages, and what is asked of one person.
     */
    private Set<EffectKind> kinds = EnumSet.of(EffectKind.SEND_UPDATE, EffectKind.ASK, EffectKind.REMIND);

    /**
     * Addresses by the names of audiences.
     */
    private Map<String, List<String>> audiences = new LinkedHashMap<>();

    /**
     * Addresses by targets, such as everyone, on-call or a person; of what has no target, by its kind, such as weekly-digest.
     */
    private Map<String, List<String>> targets = new LinkedHashMap<>();

    /** Creates properties with their defaults. */
    public MailProperties() {}

    /** Returns the name of the mail server, or null for none. */
    public @Nullable String getHost() {
        return host;
    }

    /**
     * Sets the name of the mail server.
     *
     * @param host the name, or null for none
     */
    public void setHost(@Nullable String host) {
        this.host = host;
    }

    /** Returns the port of the mail server. */
    public int getPort() {
        return port;
    }

    /**
     * Sets the port of the mail server.
     *
     * @param port the port
     */
    public void setPort(int port) {
        this.port = port;
    }

    /** Returns the address that mails come from, or null for none. */
    public @Nullable String getFrom() {
        return from;
    }

    /**
     * Sets the address that mails come from.
     *
     * @param from the address, or null for none
     */
    public void setFrom(@Nullable String from) {
        this.from = from;
    }

    /** Returns the user of the mail server, or null for none. */
    public @Nullable String getUser() {
        return user;
    }

    /**
     * Sets the user of the mail server.
     *
     * @param user the user, or null for none
     */
    public void setUser(@Nullable String user) {
        this.user = user;
    }

    /** Returns the password of the mail server, or null for none. */
    public @Nullable String getPassword() {
        return password;
    }

    /**
     * Sets the password of the mail server.
     *
     * @param password the password, or null for none
     */
    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    /** Returns how the connection is encrypted. */
    public Encryption getEncryption() {
        return encryption;
    }

    /**
     * Sets how the connection is encrypted.
     *
     * @param encryption how
     */
    public void setEncryption(Encryption encryption) {
        this.encryption = encryption;
    }

    /** Returns the kinds of effects that are sent by mail. */
    public Set<EffectKind> getKinds() {
        return kinds;
    }

    /**
     * Sets the kinds of effects that are sent by mail.
     *
     * @param kinds the kinds
     */
    public void setKinds(Set<EffectKind> kinds) {
        this.kinds = kinds;
    }

    /** Returns the addresses by audiences. */
    public Map<String, List<String>> getAudiences() {
        return audiences;
    }

    /**
     * Sets the addresses by audiences.
     *
     * @param audiences the addresses
     */
    public void setAudiences(Map<String, List<String>> audiences) {
        this.audiences = audiences;
    }

    /** Returns the addresses by targets. */
    public Map<String, List<String>> getTargets() {
        return targets;
    }

    /**
     * Sets the addresses by targets.
     *
     * @param targets the addresses
     */
    public void setTargets(Map<String, List<String>> targets) {
        this.targets = targets;
    }

    /** How the connection to a mail server is encrypted. */
    public enum Encryption {
        /** Not at all. */
        NONE,
        /** It begins in clear, and goes over to TLS before anything is said. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS
    }
}
