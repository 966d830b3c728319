package io.incidentkit.incident;

import io.incidentkit.validation.InputValidator;
import java.util.List;

/** The title of an incident for outsiders where none was given for them: it says what is hit, and nothing of what is thought. */
final class NeutralTitle {
    private static final String START = "A problem with ";

    private NeutralTitle() {}

    static String of(List<String> services) {
        String named = START + String.join(", ", services);
        if (!services.isEmpty() && named.length() <= InputValidator.MAX_LINE) {
            return named;
        }
        return services.size() < 2 ? START + "our service" : START + services.size() + " of our services";
    }
}
