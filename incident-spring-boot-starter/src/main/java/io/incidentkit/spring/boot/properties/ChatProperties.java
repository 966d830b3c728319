package io.incidentkit.spring.boot.properties;

import io.incidentkit.effect.EffectKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties of a channel to a webhook of a chat. */
public class ChatProperties {
    /**
     * Address of the webhook, which is a secret; without it there is no such channel.
     */
    private @Nullable String url;

    /**
     * Kinds of effects that are sent there; by default messages to audiences.
     */
    private Set<EffectKind> kinds = Set.of(EffectKind.SEND_UPDATE);

    /**
     * Audiences whose messages are sent there; by default the internal chat.
     */
    private Set<String> audiences = Set.of("internal chat");

    /**
     * Targets of the other kinds, such as everyone or on-call; by default all.
     */
    private Set<String> targets = Set.of();

    /** Creates properties with their defaults. */
    public ChatProperties() {}

    /** Returns the address of the webhook, or null for none. */
    public @Nullable String getUrl() {
        return url;
    }

    /**
     * Sets the address of the webhook.
     *
     * @param url the address, or null for none
     */
    public void setUrl(@Nullable String url) {
        this.url = url;
    }

    /** Returns the kinds of effects that are sent there. */
    public Set<EffectKind> getKinds() {
        return kinds;
    }

    /**
     * Sets the kinds of effects that are sent there.
     *
     * @param kinds the kinds
     */
    public void setKinds(Set<EffectKind> kinds) {
        this.kinds = kinds;
    }

    /** Returns the audiences whose messages are sent there. */
    public Set<String> getAudiences() {
        return audiences;
    }

    /**
     * Sets the audiences whose messages are sent there.
     *
     * @param audiences the names of the audiences
     */
    public void setAudiences(Set<String> audiences) {
        this.audiences = audiences;
    }

    /** Returns the targets of the other kinds; empty for all. */
    public Set<String> getTargets() {
        return targets;
    }

    /**
     * Sets the targets of the other kinds.
     *
     * @param targets the targets; empty for all
     */
    public void setTargets(Set<String> targets) {
        this.targets = targets;
    }
}
