package io.incidentkit.connector.sns;

import io.incidentkit.connector.alert.AlertJson;
import io.incidentkit.connector.alert.AlertRequest;
import io.incidentkit.connector.alert.NotNowException;
import io.incidentkit.connector.alert.SenderCheck;
import io.incidentkit.validation.InvalidInputException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Knows a message of the service: its topic is one of the host's, the address of its certificate is Amazon's, and its signature is by that
 * certificate. A topic of others is refused before anything is asked for it.
 *
 * <p>Thread-safe.
 */
public final class SnsCheck implements SenderCheck {
    private final Set<String> topics;
    private final SnsCertificates certificates;

    private SnsCheck(Set<String> topics, SnsCertificates certificates) {
        this.topics = Set.copyOf(topics);
        this.certificates = certificates;
    }

    /**
     * Creates the check.
     *
     * @param topics the names (ARNs) of the topics from which messages are taken
     * @param door the way to Amazon
     * @param clock for the validity of certificates
     * @throws IllegalArgumentException if there is no topic, or one is no ARN of a topic
     */
    public static SnsCheck of(List<String> topics, SnsDoor door, InstantSource clock) {
        Set<String> named = new TreeSet<>();
        topics.forEach(topic -> named.add(topic.strip()));
        named.remove("");
        boolean areTopics =
                named.stream().allMatch(topic -> topic.matches("arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]+:\\S+"));
        if (named.isEmpty() || !areTopics) {
            throw new IllegalArgumentException(
                    "The topics of SNS are named by ARNs such as arn:aws:sns:eu-central-1:123456789012:alarms");
        }
        return new SnsCheck(named, new SnsCertificates(door, clock));
    }

    @Override
    public Verdict judge(AlertRequest request) {
        SnsMessage message;
        try {
            message = SnsMessage.of(AlertJson.object(request.body()));
        } catch (InvalidInputException e) {
            return Verdict.UNKNOWN;
        }
        Optional<URI> address = SnsAddress.ofCertificate(message.get("SigningCertURL"));
        if (!message.faults().isEmpty() || !topics.contains(message.topic()) || address.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        try {
            Optional<X509Certificate> certificate = certificates.at(address.get());
            return certificate.filter(each -> SnsSignature.fits(message, each)).isPresent()
                    ? Verdict.KNOWN
                    : Verdict.UNKNOWN;
        } catch (NotNowException e) {
            return Verdict.NOT_NOW;
        }
    }

    @Override
    public String words() {
        return "Amazon's signature, for " + (topics.size() == 1 ? "one topic" : topics.size() + " topics");
    }
}
