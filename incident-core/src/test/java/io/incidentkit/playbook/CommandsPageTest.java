package io.incidentkit.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommandsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "commands.md");

    @Test
    void thePageSaysWhatTheRulesAnswer() throws IOException {
        String page = CommandsPage.write();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/commands.md is not what the rules answer now. If the rules are right, write it anew:"
                        + " mvn -q -pl incident-core test -Dtest=CommandsPageTest -Ddocs.write=true")
                .isEqualTo(page);
    }
}
