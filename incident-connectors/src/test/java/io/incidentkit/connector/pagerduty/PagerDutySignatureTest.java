package io.incidentkit.connector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.incidentkit.connector.RealData;
import io.incidentkit.connector.call.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The signature of PagerDuty's webhooks, on vectors that others made. */
class PagerDutySignatureTest {
    private static JsonNode vectors(String file) {
        return JsonMapper.shared().readTree(RealData.bytes(RealData.at(file)));
    }

    private static PagerDutySignature of(String... secrets) {
        return PagerDutySignature.of(List.of(secrets).stream().map(Secret::of).toList());
    }

    /** The published example of PagerDuty's own client for Go. */
    @Test
    void fitsThePublishedExample() {
        JsonNode vector = vectors("webhooks/signature-vectors.json").path("pagerduty_v3");
        byte[] body = RealData.bytes(
                RealData.at("webhooks/" + vector.path("body_file").stringValue()));
        PagerDutySignature signature = of("an old secret", vector.path("secret").stringValue());

        assertThat(signature.fits(vector.path("signature").stringValue(), body)).isTrue();
        assertThat(signature.fits(vector.path("wrong_signature").stringValue(), body))
                .isFalse();
        body[0] = ' ';
        assertThat(signature.fits(vector.path("signature").stringValue(), body)).isFalse();
    }

    /** Two values while a secret is rotated, over a body that is not ASCII. */
    @Test
    void fitsOneOfAListOverTheBytesAsTheyCame() {
        JsonNode all = vectors("webhooks/signatures/signature-vectors-extra.json");
        JsonNode vector = all.path("pagerduty_rotation");
        byte[] body = all.path("body_utf8").stringValue().getBytes(StandardCharsets.UTF_8);
        PagerDutySignature signature = of(vector.path("secret").stringValue());
        String header = vector.path("value").stringValue();

        assertThat(signature.fits(header, body)).isTrue();
        assertThat(signature.fits(header.replace(",", " , "), body)).isTrue();
        assertThat(signature.fits(header.substring(0, header.indexOf(',')), body))
                .as("the one of the other secret alone")
                .isFalse();
    }

    @Test
    void withoutASignatureNothingFits() {
        PagerDutySignature signature = of("secret");

        for (String header : new String[] {null, "", "v1=", ",", "v0=00", "v1=zz,"}) {
            assertThat(signature.fits(header, new byte[0])).as(header).isFalse();
        }
        assertThat(signature.toString()).doesNotContain("secret:").isEqualTo("1 secrets");
        assertThatIllegalArgumentException().isThrownBy(() -> PagerDutySignature.of(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> of(" "));
    }
}
