package io.incidentkit.connector.sns;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** The signature of a message: RSA with SHA-1 in version 1, with SHA-256 in version 2. */
final class SnsSignature {
    private SnsSignature() {}

    static boolean fits(SnsMessage message, X509Certificate certificate) {
        String algorithm = switch (message.get("SignatureVersion")) {
            case "1" -> "SHA1withRSA";
            case "2" -> "SHA256withRSA";
            default -> "";
        };
        if (algorithm.isEmpty()) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initVerify(certificate.getPublicKey());
            signature.update(message.text());
            return signature.verify(Base64.getDecoder().decode(message.get("Signature")));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
