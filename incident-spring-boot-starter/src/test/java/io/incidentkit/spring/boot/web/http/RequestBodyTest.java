package io.incidentkit.spring.boot.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestBodyTest {
    private long nanos;

    /** One byte a second. */
    private InputStream slow(int bytes) {
        return new ByteArrayInputStream(new byte[bytes]) {
            @Override
            public int read(byte[] into, int from, int most) {
                nanos += Duration.ofSeconds(1).toNanos();
                return super.read(into, from, Math.min(1, most));
            }
        };
    }

    @Test
    void readsABodyThatTakesItsTime() throws IOException {
        assertThat(RequestBody.bytes(slow(15), 100, () -> nanos)).hasSize(15);
    }

    @Test
    void holdsNoThreadForOneThatTakesTooLong() {
        assertThatThrownBy(() -> RequestBody.bytes(slow(1_000), 2_000, () -> nanos))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.type()).isEqualTo(ProblemType.TOO_SLOW));
        assertThat(Duration.ofNanos(nanos)).isLessThan(Duration.ofSeconds(22));
    }

    @Test
    void refusesOneThatIsTooLong() {
        assertThatThrownBy(() -> RequestBody.bytes(new ByteArrayInputStream(new byte[11]), 10, () -> 0))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.type()).isEqualTo(ProblemType.TOO_LARGE));
    }
}
