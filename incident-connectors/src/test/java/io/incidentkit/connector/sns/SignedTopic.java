package io.incidentkit.connector.sns;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** A topic that signs as Amazon's does, with a key and a certificate of its own. */
public final class SignedTopic {
    public static final String ARN = "arn:aws:sns:eu-central-1:123456789012:alarms";
    public static final String CERTIFICATE =
            "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-test.pem";
    public static final String CONFIRM =
            "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=" + ARN + "&Token=2336";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private final KeyPair keys;
    private final String version;

    private SignedTopic(KeyPair keys, String version) {
        this.keys = keys;
        this.version = version;
    }

    public static SignedTopic create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new SignedTopic(generator.generateKeyPair(), "2");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public SignedTopic version(String other) {
        return new SignedTopic(keys, other);
    }

    private String algorithm() {
        return version.equals("1") ? "SHA1withRSA" : "SHA256withRSA";
    }

    public String notification(String id, String message) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("Subject", "ALARM: \"SlowCheckout\"");
        return signed("Notification", id, message, fields);
    }

    public String confirmation(String address) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("Token", "2336");
        fields.put("SubscribeURL", address);
        return signed("SubscriptionConfirmation", "c-1", "You have chosen to subscribe.", fields);
    }

    public String signed(String type, String id, String message, Map<String, String> more) {
        Map<String, String> fields = new TreeMap<>(more);
        fields.put("Type", type);
        fields.put("MessageId", id);
        fields.put("TopicArn", ARN);
        fields.put("Message", message);
        fields.put("Timestamp", "2026-11-06T08:41:00.000Z");
        StringBuilder text = new StringBuilder();
        // All of them are signed in the order of their names.
        fields.forEach(
                (name, value) -> text.append(name).append('\n').append(value).append('\n'));
        fields.put("SignatureVersion", version);
        fields.put("SigningCertURL", CERTIFICATE);
        fields.put(
                "Signature",
                Base64.getEncoder().encodeToString(sign(text.toString().getBytes(StandardCharsets.UTF_8))));
        return JsonMapper.shared().writeValueAsString(fields);
    }

    private byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(algorithm());
            signature.initSign(keys.getPrivate());
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certificate of the key, signed by itself. */
    public String certificate(Instant from, Instant until) {
        byte[] sha256WithRsa =
                der(0x30, der(0x06, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b), der(0x05, new byte[0]));
        byte[] name = der(
                0x30,
                der(
                        0x31,
                        der(
                                0x30,
                                der(0x06, 0x55, 0x04, 0x03),
                                der(0x0c, "sns.amazonaws.com".getBytes(StandardCharsets.US_ASCII)))));
        byte[] validity = der(0x30, time(from), time(until));
        byte[] content = der(
                0x30,
                der(0xa0, der(0x02, 2)),
                der(0x02, BigInteger.ONE.toByteArray()),
                sha256WithRsa,
                name,
                validity,
                name,
                keys.getPublic().getEncoded());
        byte[] signature;
        try {
            Signature signing = Signature.getInstance("SHA256withRSA");
            signing.initSign(keys.getPrivate());
            signing.update(content);
            signature = signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        byte[] bits = new byte[signature.length + 1];
        System.arraycopy(signature, 0, bits, 1, signature.length);
        byte[] certificate = der(0x30, content, sha256WithRsa, der(0x03, bits));
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate)
                + "\n-----END CERTIFICATE-----\n";
    }

    private static byte[] time(Instant at) {
        return der(0x18, TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] der(int tag, int... content) {
        byte[] bytes = new byte[content.length];
        for (int i = 0; i < content.length; i++) {
            bytes[i] = (byte) content[i];
        }
        return der(tag, new byte[][] {bytes});
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        int length = content.size();
        if (length < 0x80) {
            all.write(length);
        } else {
            byte[] written = BigInteger.valueOf(length).toByteArray();
            int zero = written[0] == 0 ? 1 : 0;
            all.write(0x80 | (written.length - zero));
            all.write(written, zero, written.length - zero);
        }
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }
}
