package io.incidentkit.spring.boot.properties;

import io.incidentkit.effect.EffectKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties {@code incident.channels.webhook.*}. */
public class WebhookProperties {
    /**
     * Address of the webhook, which is a secret; without it there is no such channel.
     */
    private @Nullable String url;

    /**
     * Secret of its signatures, as Standard Webhooks has it (whsec_ and Base64).
     */
    private @Nullable String secret;

    /**
     * Second secret that is signed with as well, while receivers go over from one to the other.
     */
    private @Nullable String otherSecret;

    /**
     * Kinds of effects that are handed to it, such as page; each has to be named, as what it takes counts as told.
     */
    private Set<EffectKind> kinds = Set.of();

    /** Creates properties with their defaults. */
    public WebhookProperties() {}

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

    /** Returns the secret of its signatures, or null for none. */
    public @Nullable String getSecret() {
        return secret;
    }

    /**
     * Sets the secret of its signatures.
     *
     * @param secret the secret, or null for none
     */
    public void setSecret(@Nullable String secret) {
        this.secret = secret;
    }

    /** Returns the second secret, or null for none. */
    public @Nullable String getOtherSecret() {
        return otherSecret;
    }

    /**
     * Sets the second secret.
     *
     * @param otherSecret the secret, or null for none
     */
    public void setOtherSecret(@Nullable String otherSecret) {
        this.otherSecret = otherSecret;
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
}
