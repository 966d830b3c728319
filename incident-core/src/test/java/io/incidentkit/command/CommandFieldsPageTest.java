package io.incidentkit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps the table of fields in {@code docs/http-api.md} as the commands are described. */
class CommandFieldsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "http-api.md");
    private static final String START = "<!-- fields: written by CommandFieldsPageTest -->\n";
    private static final String END = "<!-- end of fields -->\n";

    @Test
    void thePageSaysWhatTheDescriptionsSay() throws IOException {
        String page = Files.readString(PAGE);
        String wanted =
                page.substring(0, page.indexOf(START) + START.length()) + table() + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, wanted);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/http-api.md does not list the fields as they are described now. Write them anew:"
                        + " mvn -q -pl incident-core test -Dtest=CommandFieldsPageTest -Ddocs.write=true")
                .isEqualTo(wanted);
    }

    private static String table() {
        StringBuilder table =
                new StringBuilder("| command | what it is for | required | can be given |\n|---|---|---|---|\n");
        table.append(row(CommandDescription.ofDeclaration(), field -> true));
        CommandDescription.ofAllCommands()
                .forEach(command ->
                        table.append(row(command, field -> !field.name().equals("occurredAt"))));
        return table.toString();
    }

    private static String row(CommandDescription<?> command, Predicate<CommandField<?>> shown) {
        return "| `" + command.code() + "` | " + command.purpose() + " | "
                + fields(command, field -> field.isRequired() && shown.test(field)) + " | "
                + fields(command, field -> !field.isRequired() && shown.test(field)) + " |\n";
    }

    private static String fields(CommandDescription<?> command, Predicate<CommandField<?>> which) {
        String fields = command.fields().stream()
                .filter(which)
                .map(CommandFieldsPageTest::field)
                .collect(Collectors.joining("<br>"));
        return fields.isEmpty() ? "-" : fields;
    }

    private static String field(CommandField<?> field) {
        return "`" + field.name() + "`: " + value(field);
    }

    private static String value(CommandField<?> field) {
        return switch (field.kind()) {
            case CHOICE -> codes(field);
            case SUGGESTION -> codes(field) + " or your own";
            case YES_NO -> "true or false";
            case MOMENT -> "instant";
            case DAY -> "`2026-03-31`";
            case NUMBER -> "number";
            case MONEY -> "amount such as `1200.50 EUR`";
            case SERVICES -> "list of names";
            case SEVERITY -> "level of the policy";
            case PERSON -> "name";
            case WEB_ADDRESS -> "web address";
            case ID -> "UUID";
            case INCIDENT -> "another incident, such as `INC-7`";
            case ENTRY -> "sequence number of an entry";
            case ASSIGNMENT, ACTION_ITEM -> "its number";
            case RUNBOOK, USED_RUNBOOK -> "id of a runbook";
            case OBLIGATION -> "id of what is owed";
            case DUTY -> "id of a duty that is owed";
            case CLASSIFICATION -> "name of a classification";
            case OVERRIDE_REASON -> "why, of someone other than the commander";
            case WORK -> "line, such as a role of the policy";
            case LABELS -> "list of labels such as `region=eu-west`";
            case LINE, TEXT, MARKDOWN, AUDIENCE -> field.kind().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String codes(CommandField<?> field) {
        return field.choices().stream().map(choice -> "`" + choice.code() + "`").collect(Collectors.joining(", "));
    }
}
