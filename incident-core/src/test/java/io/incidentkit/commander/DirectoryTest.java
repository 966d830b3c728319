package io.incidentkit.commander;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.validation.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectoryTest {
    private static final KnownPerson ADA =
            new KnownPerson(new Person("ada"), "Ada Lovelace", "payments", "ada@example.com", List.of("U0ADA"));
    private static final KnownPerson BEN = KnownPerson.of("ben").alias("U0BEN");

    private final Directory directory = Directory.of(List.of(ADA, BEN));

    @Test
    void knowsAPersonUnderEachOfTheirNames() {
        for (String name : List.of("ada", "ADA", "Ada@Example.com", "u0ada", "ada lovelace")) {
            assertThat(directory.find(name)).as(name).contains(ADA);
            assertThat(directory.canonical(new Person(name)).name()).isEqualTo("ada");
        }
        assertThat(directory.people()).containsExactly(ADA, BEN);
    }

    @Test
    void leavesWhomItDoesNotKnowAsTyped() {
        assertThat(directory.find("cleo")).isEmpty();
        assertThat(directory.canonical(new Person("Cleo")).name()).isEqualTo("Cleo");
        assertThat(Directory.NONE.canonical(new Person("Cleo")).name()).isEqualTo("Cleo");
    }

    @Test
    void refusesANameThatTwoHave() {
        assertThatThrownBy(() -> Directory.of(List.of(ADA, BEN.alias("Ada@example.com"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a name of both ada and ben");
    }

    @Test
    void findsNobodyByADisplayNameThatTwoHave() {
        KnownPerson one = new KnownPerson(new Person("a1"), "Ada", null, null, List.of());
        KnownPerson other = new KnownPerson(new Person("a2"), "ada", null, null, List.of());

        assertThat(Directory.of(List.of(one, other)).find("Ada")).isEmpty();
    }
}
