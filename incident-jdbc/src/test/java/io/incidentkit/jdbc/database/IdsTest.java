package io.incidentkit.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The ids of incidents where they are kept as bytes. */
class IdsTest {
    private static final UUID EARLIER = UUID.fromString("01957f3a-ffff-7fff-bfff-ffffffffffff");
    private static final UUID LATER = UUID.fromString("81957f3b-0000-7000-8000-000000000000");

    @Test
    void areTheBytesThatAreWritten() {
        assertThat(HexFormat.of().formatHex(stored(EARLIER)))
                .isEqualTo(EARLIER.toString().replace("-", ""));
    }

    /** As a database compares bytes: without a sign. */
    @Test
    void areInTheOrderOfTheirTimes() {
        assertThat(Arrays.compareUnsigned(stored(EARLIER), stored(LATER))).isNegative();
    }

    @Test
    void areGivenAsTheyAreWhereTheDatabaseKnowsThem() {
        assertThat(Ids.AS_UUID.stored(LATER)).isSameAs(LATER);
    }

    private static byte[] stored(UUID id) {
        return (byte[]) Ids.AS_BYTES.stored(id);
    }
}
