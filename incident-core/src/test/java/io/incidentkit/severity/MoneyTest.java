package io.incidentkit.severity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.validation.InvalidInputException;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An amount with its currency: read as people write it, never guessed at. */
class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "1200.50 EUR, 1200.50 EUR",
        "1200.5 eur, 1200.50 EUR",
        "1200EUR, 1200 EUR",
        "' 0 USD ', 0 USD",
        "0.000 USD, 0 USD",
        "1.234 KWD, 1.234 KWD",
        "1000000000000 JPY, 1000000000000 JPY"
    })
    void isReadAsPeopleWriteIt(String written, String stored) {
        assertThat(Money.find(written).map(Money::toString)).contains(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1200",
                "EUR",
                "EUR 1200",
                "1,200 EUR",
                "1.200,50 EUR",
                "1e9 EUR",
                "1e999999999 EUR",
                "\u20ac 5",
                "5 QQQ",
                "NaN EUR",
                "5 EURO",
                ""
            })
    void isNotGuessedAt(String written) {
        assertThat(Money.find(written)).isEmpty();
    }

    @Test
    void isNeitherNegativeNorBoundless() {
        assertThatThrownBy(() -> Money.find("-5 EUR"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is negative");
        assertThatThrownBy(() -> Money.find("1000000000000.01 EUR"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is more than 1000000000000");
        assertThatThrownBy(() -> new Money(new BigDecimal("0.00001"), "euro"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("more than 4 decimals")
                .hasMessageContaining("no code of a currency");
        assertThatThrownBy(() -> new Money(new BigDecimal("1e999999999"), "EUR"))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Money(new BigDecimal("1e-999999999"), "EUR"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void isWorthWhatItIsWorthHoweverItIsWritten() {
        assertThat(new Money(new BigDecimal("1E+3"), "EUR"))
                .isEqualTo(new Money(new BigDecimal("1000.00"), "EUR"))
                .hasToString("1000 EUR");
        assertThat(new Money(new BigDecimal("1234567.5"), "EUR").words()).isEqualTo("1,234,567.50 EUR");
    }

    @Property
    void isReadBackAsItIsStored(@ForAll @BigRange(min = "0", max = "1000000000000") @Scale(4) BigDecimal amount) {
        Money money = new Money(amount, "EUR");

        assertThat(Money.read(money.toString())).isEqualTo(money);
        assertThat(Money.find(money.toString())).contains(money);
        assertThat(money.amount()).isEqualByComparingTo(amount);
    }
}
