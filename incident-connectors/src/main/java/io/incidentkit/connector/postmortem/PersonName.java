package io.incidentkit.connector.postmortem;

import io.incidentkit.commander.Person;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.validation.InvalidInputException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the person whom a document names as an owner. */
final class PersonName {
    private static final Pattern SEVERAL = Pattern.compile("[,;/&+]|\\s(?:and|or)\\s");

    private PersonName() {}

    /** Returns the person; empty if it is none, or more than one. */
    static Optional<Person> of(String markdown) {
        String name = MarkdownText.plain(markdown).replaceFirst("^@", "").strip();
        if (name.isEmpty() || SEVERAL.matcher(name).find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Person(name));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }
}
